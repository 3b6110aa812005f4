import type { Recall, RecallWay, StartOutcome } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Refusal = Extract<StartOutcome, { ok: false }>['reason']
type Words = {
  title: string
  lead: string
  state: string
  states: Record<'all' | 'sealed' | 'open', string>
  key: string
  order: string
  hidden: string
  none: string
  recall: string
  recallLead: string
  notOut: string
  way: string
  ways: Record<RecallWay, string>
  reason: string
  reasonHint: string
  button: string
  recalls: string
  told(recall: Pick<Recall, 'total' | 'done' | 'leftOver'>): string
  underWay: string
  ended: string
  news: string
  refusals: Record<Refusal | 'reason_missing', string>
}

export const holderWords: Record<Locale, Words> = {
  en: {
    title: 'Who holds keys of this batch',
    lead: 'Every sold key of the batch, with its order. The file names orders and keys by their numbers, and no customer.',
    state: 'Opened',
    states: { all: 'All', sealed: 'Sealed', open: 'Opened' },
    key: 'Key',
    order: 'Order',
    hidden: 'not to be shown',
    none: 'Nobody holds a key of this batch.',
    recall: 'Call the batch back',
    recallLead:
      'For everybody in the list, one after the other, while you may leave this page. Another key is sealed or open as the old one was, and whoever had opened theirs gets a letter. Whichever way, the supplier owes the old one. Putting the batch back ends it. Orders of which a bank doubts the payment are left for you.',
    notOut: 'Take the batch out of the shop first: else its own keys would be handed out again.',
    way: 'What they get',
    ways: { replace: 'Another key', refund: 'Their money back' },
    reason: 'Reason',
    reasonHint: 'It is kept in the history. No names of customers.',
    button: 'Call back',
    recalls: 'Recalls of this batch',
    told: ({ total, done, leftOver }) => `${done} of ${total} done, ${leftOver} left for you`,
    underWay: 'under way',
    ended: 'ended',
    news: 'The recall has begun.',
    refusals: {
      not_found: 'There is no such batch.',
      not_out: 'Take the batch out of the shop first.',
      nobody_holds: 'Nobody holds a key of this batch.',
      under_way: 'A recall of this batch is under way.',
      reason_missing: 'Say why, in a few words.',
    },
  },
  fr: {
    title: 'Qui détient des clés de ce lot',
    lead: 'Chaque clé vendue du lot, avec sa commande. Le fichier nomme commandes et clés par leurs numéros, et aucun client.',
    state: 'Ouverte',
    states: { all: 'Toutes', sealed: 'Scellées', open: 'Ouvertes' },
    key: 'Clé',
    order: 'Commande',
    hidden: 'ne peut être montrée',
    none: 'Personne ne détient de clé de ce lot.',
    recall: 'Rappeler le lot',
    recallLead:
      'Pour tous ceux de la liste, l’un après l’autre, et vous pouvez quitter cette page. Une autre clé est scellée ou ouverte comme l’était l’ancienne, et qui avait ouvert la sienne reçoit une lettre. Dans les deux cas, le fournisseur doit l’ancienne. Remettre le lot en boutique y met fin. Les commandes dont une banque met en doute le paiement vous restent.',
    notOut:
      'Retirez d’abord le lot de la boutique\u00a0: sinon ses propres clés seraient de nouveau remises.',
    way: 'Ce qu’ils reçoivent',
    ways: { replace: 'Une autre clé', refund: 'Leur argent' },
    reason: 'Raison',
    reasonHint: 'Elle est gardée dans l’historique. Pas de noms de clients.',
    button: 'Rappeler',
    recalls: 'Rappels de ce lot',
    told: ({ total, done, leftOver }) => `${done} sur ${total} faits, ${leftOver} vous restent`,
    underWay: 'en cours',
    ended: 'terminé',
    news: 'Le rappel a commencé.',
    refusals: {
      not_found: 'Il n’y a pas de tel lot.',
      not_out: 'Retirez d’abord le lot de la boutique.',
      nobody_holds: 'Personne ne détient de clé de ce lot.',
      under_way: 'Un rappel de ce lot est en cours.',
      reason_missing: 'Dites pourquoi, en quelques mots.',
    },
  },
}
