import type {
  KeyOnLetter,
  OrderOnLetter,
  SealedDelivery,
  WaiverOnLetter,
} from '../../domains/notifications/order-on-letter.ts'
import { href } from '../routes.ts'
import { type Block, heading, note, paragraph } from './content.ts'
import { countOf, openOrder, productDetail, productList, type Voice } from './voice.ts'

const words = {
  en: {
    guide: (platform: string) => `How to activate it on ${platform}`,
    sealed: (count: number) =>
      `Open ${count > 1 ? 'them' : 'it'} whenever you like, on your order page. The link works without an account and is yours alone.`,
    picture: 'The key is a picture in this letter',
    right: 'Your right of withdrawal',
    withdraw: (day: string) =>
      `As long as a key is sealed you may give it back without a reason, until ${day} inclusive, and your money comes back. Opening a key ends that right for this key.`,
    withdrawLink: 'Withdraw from the contract here',
    agreed: 'What you agreed to',
    agreedAt: (moment: string) => `On ${moment} you gave us these two answers for:`,
    keep: (version: string) =>
      `Please keep this letter. It is the confirmation of your answers that the law asks for (wording ${version}).`,
  },
  fr: {
    guide: (platform: string) => `Comment l’activer sur ${platform}`,
    sealed: (count: number) =>
      `Ouvrez-${count > 1 ? 'les' : 'la'} quand vous voulez, sur la page de votre commande. Le lien fonctionne sans compte et n’appartient qu’à vous.`,
    picture: 'La clé est une image dans ce message',
    right: 'Votre droit de rétractation',
    withdraw: (day: string) =>
      `Tant qu’une clé est scellée, vous pouvez la rendre sans donner de motif, jusqu’au ${day} inclus, et nous vous remboursons. Ouvrir une clé met fin à ce droit pour cette clé.`,
    withdrawLink: 'Renoncer au contrat ici',
    agreed: 'Ce que vous avez accepté',
    agreedAt: (moment: string) => `Le ${moment}, vous nous avez donné ces deux réponses pour :`,
    keep: (version: string) =>
      `Conservez ce message. C’est la confirmation de vos réponses exigée par la loi (texte ${version}).`,
  },
}

export function keyBlocks(keys: readonly KeyOnLetter[], voice: Voice): Block[] {
  return keys.map(({ product, value, guideUrl }) => ({
    kind: 'key',
    name: product.name[voice.locale],
    detail: productDetail(product, voice),
    value,
    pictureLabel: words[voice.locale].picture,
    guide: { label: words[voice.locale].guide(product.platform), url: guideUrl },
  }))
}

export function sealedBlocks(
  { products, withdrawUntil }: SealedDelivery,
  order: OrderOnLetter,
  voice: Voice,
): Block[] {
  const say = words[voice.locale]
  return [
    paragraph(say.sealed(countOf(products))),
    openOrder(order, voice),
    heading(say.right),
    paragraph(say.withdraw(voice.set.calendarDay(withdrawUntil))),
    { kind: 'link', label: say.withdrawLink, url: voice.shop.baseUrl + href(voice.locale, 'withdraw') },
  ]
}

export function waiverBlocks(waivers: readonly WaiverOnLetter[], voice: Voice): Block[] {
  const say = words[voice.locale]
  return waivers.flatMap(({ products, statements, locale, givenAt, textVersion }) => [
    heading(say.agreed),
    paragraph(say.agreedAt(voice.set.dayAndTime(givenAt))),
    productList(products, voice),
    { kind: 'quotation', statements, locale },
    note(say.keep(textVersion)),
  ])
}
