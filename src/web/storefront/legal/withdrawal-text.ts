import type { Locale } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import type { Shop } from '../deps.ts'
import type { Block } from './documents/block.ts'
import { addressLines } from './terms-of-sale.ts'

/**
 * The model instructions on withdrawal and the model form, word for word, for a contract on digital content (directive
 * 2011/83/EU, annex I, as directive (EU) 2023/2673 has it; C. conso., annexes to R221-1 and R221-3, as decree 2026-3 has them), and
 * when the right ends.
 */
export function withdrawalText(shop: Pick<Shop, 'seller' | 'baseUrl'>, locale: Locale): Block[] {
  const { seller } = shop
  const words = texts[locale]
  const letter = [seller.name, ...addressLines(seller, locale)].join(', ')
  const reach = [letter, ...(seller.phone ? [seller.phone] : []), seller.email].join(', ')
  return [
    { kind: 'heading', text: words.rightTitle },
    ...paragraphs(words.right(reach, shop.baseUrl + href(locale, 'withdraw'))),
    { kind: 'heading', text: words.effectsTitle },
    ...paragraphs(words.effects),
    { kind: 'heading', text: words.endsTitle },
    ...paragraphs(words.ends),
    { kind: 'heading', text: words.formTitle },
    { kind: 'paragraph', text: words.formLead },
    { kind: 'list', items: words.form(`${letter}, ${seller.email}`) },
  ]
}

const paragraphs = (lines: readonly string[]): Block[] => lines.map((text) => ({ kind: 'paragraph', text }))

const texts: Record<Locale, WithdrawalWords> = {
  en: {
    rightTitle: 'Right of withdrawal',
    right: (reach, page) => [
      'You have the right to withdraw from this contract within 14 days without giving any reason.',
      'The withdrawal period will expire after 14 days from the day of the conclusion of the contract.',
      `To exercise the right of withdrawal, you must inform us (${reach}) of your decision to withdraw from this contract by an unequivocal statement (e.g. a letter sent by post or e-mail). You may use the attached model withdrawal form, but it is not obligatory.`,
      `You can also exercise your right of withdrawal online at ${page}. If you use this online function, we will send you an acknowledgement of receipt of the withdrawal on a durable medium (e.g. by e-mail), including its content and the date and time of its submission, without undue delay.`,
      'To meet the withdrawal deadline, it is sufficient for you to send your communication concerning your exercise of the right of withdrawal before the withdrawal period has expired.',
    ],
    effectsTitle: 'Effects of withdrawal',
    effects: [
      'If you withdraw from this contract, we shall reimburse to you all payments received from you, including the costs of delivery (with the exception of the supplementary costs resulting from your choice of a type of delivery other than the least expensive type of standard delivery offered by us), without undue delay and in any event not later than 14 days from the day on which we are informed about your decision to withdraw from this contract. We will carry out such reimbursement using the same means of payment as you used for the initial transaction, unless you have expressly agreed otherwise; in any event, you will not incur any fees as a result of such reimbursement.',
    ],
    endsTitle: 'How long, and for which keys',
    ends: [
      'If the last day of the period is a Saturday, a Sunday or a public holiday, the period ends with the next working day. Your order and its confirmation name the day.',
      'A key that you opened, or that you asked us to deliver at once, cannot be given back: you confirmed that beforehand. If it does not work, that is another matter, and we put it right.',
    ],
    formTitle: 'Model withdrawal form',
    formLead: 'Complete and return this form only if you wish to withdraw from the contract.',
    form: (address) => [
      `To ${address}:`,
      'I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract for the supply of the following keys: …',
      'Ordered on (*)/received on (*): …',
      'Order number: …',
      'Name of consumer(s): …',
      'Address of consumer(s): …',
      'Signature of consumer(s) (only if this form is notified on paper): …',
      'Date: …',
      '(*) Delete as appropriate.',
    ],
  },
  fr: {
    rightTitle: 'Droit de rétractation',
    right: (reach, page) => [
      'Vous avez le droit de vous rétracter du présent contrat sans donner de motif dans un délai de quatorze jours.',
      'Le délai de rétractation expire quatorze jours après le jour de la conclusion du contrat.',
      `Pour exercer le droit de rétractation, vous devez nous notifier (${reach}) votre décision de rétractation du présent contrat au moyen d’une déclaration dénuée d’ambiguïté (par exemple, lettre envoyée par la poste ou courrier électronique). Vous pouvez utiliser le modèle de formulaire de rétractation mais ce n’est pas obligatoire.`,
      `Vous pouvez également exercer votre droit de rétractation en ligne sur ${page}. Si vous utilisez cette fonctionnalité en ligne, nous vous enverrons, dans les meilleurs délais, un accusé de réception de la rétractation sur un support durable (par exemple, par courriel), y compris son contenu ainsi que la date et l’heure de sa soumission.`,
      'Pour que le délai de rétractation soit respecté, il suffit que vous transmettiez votre communication relative à l’exercice du droit de rétractation avant l’expiration du délai de rétractation.',
    ],
    effectsTitle: 'Effets de la rétractation',
    effects: [
      'En cas de rétractation de votre part du présent contrat, nous vous rembourserons tous les paiements reçus de vous, y compris les frais de livraison (à l’exception des frais supplémentaires découlant du fait que vous avez choisi, le cas échéant, un mode de livraison autre que le mode moins coûteux de livraison standard proposé par nous) sans retard excessif et, en tout état de cause, au plus tard quatorze jours à compter du jour où nous sommes informés de votre décision de rétractation du présent contrat. Nous procéderons au remboursement en utilisant le même moyen de paiement que celui que vous aurez utilisé pour la transaction initiale, sauf si vous convenez expressément d’un moyen différent\u202f; en tout état de cause, ce remboursement n’occasionnera pas de frais pour vous.',
    ],
    endsTitle: 'Jusqu’à quand, et pour quelles clés',
    ends: [
      'Si le dernier jour du délai est un samedi, un dimanche ou un jour férié, le délai est prorogé jusqu’au premier jour ouvrable suivant. Votre commande et sa confirmation indiquent ce jour.',
      'Une clé que vous avez ouverte, ou dont vous avez demandé la livraison immédiate, ne peut pas être rendue\u00a0: vous l’avez confirmé auparavant. Si elle ne fonctionne pas, c’est autre chose, et nous y remédions.',
    ],
    formTitle: 'Modèle de formulaire de rétractation',
    formLead:
      'Veuillez compléter et renvoyer le présent formulaire uniquement si vous souhaitez vous rétracter du contrat.',
    form: (address) => [
      `À l’attention de ${address}\u00a0:`,
      'Je/nous (*) vous notifie/notifions (*) par la présente ma/notre (*) rétractation du contrat portant sur la fourniture des clés suivantes\u00a0: …',
      'Commandé le (*)/reçu le (*)\u00a0: …',
      'Numéro de la commande\u00a0: …',
      'Nom du (des) consommateur(s)\u00a0: …',
      'Adresse du (des) consommateur(s)\u00a0: …',
      'Signature du (des) consommateur(s) (uniquement en cas de notification du présent formulaire sur papier)\u00a0: …',
      'Date\u00a0: …',
      '(*) Rayez la mention inutile.',
    ],
  },
}

type WithdrawalWords = {
  rightTitle: string
  right(reach: string, page: string): readonly string[]
  effectsTitle: string
  effects: readonly string[]
  endsTitle: string
  ends: readonly string[]
  formTitle: string
  formLead: string
  form(address: string): readonly string[]
}
