import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  kinds: string
  subject: string
  beside: string
  attached: string
  nothing: string
  language: string
  colours: string
  looks: Record<'light' | 'dark', string>
  hint: string
  others: string
  send: string
  sendHint(email: string): string
  sent(email: string): string
  notSent: {
    too_many: string
    deferred(code: number | null): string
    refused(code: number | null): string
  }
}

/** Letters with invented data. */
export const sampleWords: Record<Locale, Words> = {
  en: {
    title: 'Samples of letters',
    lead: 'All that the shop writes, as it arrives. Names, orders and keys in them are invented.',
    kinds: 'Kinds of letters',
    subject: 'Subject',
    beside: 'Beside it in a mailbox',
    attached: 'Attached',
    nothing: 'nothing',
    language: 'Language',
    colours: 'Colours',
    looks: { light: 'Light', dark: 'Dark' },
    hint: 'Mail programs choose the colours by the device of whoever reads. Links lead nowhere here.',
    others: 'More letters of this kind',
    send: 'Send it to me',
    sendHint: (email) => `To ${email}, marked as a sample in its subject.`,
    sent: (email) => `Sent to ${email}.`,
    notSent: {
      too_many: 'Many samples have gone to you today. Please go on tomorrow.',
      deferred: (code) =>
        `The mail server does not take it now${code ? ` (it said ${code})` : ''}. Please try again later.`,
      refused: (code) => `The mail server refused it${code ? ` (it said ${code})` : ''}.`,
    },
  },
  fr: {
    title: 'Exemples de messages',
    lead: 'Tout ce que la boutique écrit, comme on le reçoit. Noms, commandes et clés y sont inventés.',
    kinds: 'Sortes de messages',
    subject: 'Objet',
    beside: 'À côté, dans la boîte',
    attached: 'Pièces jointes',
    nothing: 'aucune',
    language: 'Langue',
    colours: 'Couleurs',
    looks: { light: 'Clair', dark: 'Sombre' },
    hint: 'Les messageries choisissent les couleurs d’après l’appareil de qui lit. Ici, les liens ne mènent nulle part.',
    others: 'Autres messages de cette sorte',
    send: 'Me l’envoyer',
    sendHint: (email) => `À ${email}, avec la mention «\u00a0exemple\u00a0» dans l’objet.`,
    sent: (email) => `Envoyé à ${email}.`,
    notSent: {
      too_many: 'Beaucoup d’exemples vous ont été envoyés aujourd’hui. Merci de continuer demain.',
      deferred: (code) =>
        `Le serveur de messagerie ne le prend pas maintenant${code ? ` (réponse ${code})` : ''}. Merci de réessayer plus tard.`,
      refused: (code) => `Le serveur de messagerie l’a refusé${code ? ` (réponse ${code})` : ''}.`,
    },
  },
}

/** Before the subject of a sample that is sent, in the language of the letter. */
export const sampleMark: Record<Locale, string> = { en: '[Sample]', fr: '[Exemple]' }
