import type { ContractOnLetter, LineOnLetter } from '../../../domains/notifications/order-on-letter.ts'
import type { Translated } from '../../../shared/locale.ts'
import type { Columns } from './contract-text.ts'

type Choice = ContractOnLetter['delivery']

type ContractWords = {
  fileName(number: string): string
  fileTitle(number: string): string
  title(number: string): string
  lead(seller: string, termsSince: string): string
  page(page: number, count: number): string
  placed: string
  paid: string
  seller: string
  boughtTitle: string
  columns: Columns
  priceWithout: string
  where(platform: string, region: string): string
  nature: Record<LineOnLetter['legalNature'], string>
  inBundle(name: string): string
  preorder(day: string): string
  each(amount: string): string
  deliveryTitle: string
  delivery: Record<Choice, string>
  answered(moment: string, products: string, version: string): string
  rightTitle: string
  lastDay: Record<Choice, string>
  right: Record<Choice, readonly string[]>
  wayTitle: string
  onSite: string
  everywhere: string
  byMail: string
  byLetter(address: string): string
  inTime: string
}

export const contractWords: Translated<ContractWords> = {
  en: {
    fileName: (number) => `order-${number}.pdf`,
    fileTitle: (number) => `Order ${number}: contract and terms of sale`,
    title: (number) => `Order ${number}`,
    lead: (seller, since) =>
      `This confirms your contract with ${seller}. Please keep it: it holds what you ordered, your right of withdrawal, and our terms of sale in their version of ${since}.`,
    page: (page, count) => `Page ${page} of ${count}`,
    placed: 'Placed on',
    paid: 'Paid on',
    seller: 'Seller',
    boughtTitle: 'What you bought',
    columns: { product: 'Product', quantity: 'Quantity', vat: 'VAT', price: 'Price with VAT' },
    priceWithout: 'Price without VAT',
    where: (platform, region) => `Platform: ${platform} · Region: ${region}`,
    nature: {
      digital_content: 'Digital content, delivered as a licence key',
      digital_service: 'Digital service, delivered as a licence key',
      voucher: 'Voucher, delivered as a code',
    },
    inBundle: (name) => `In the bundle “${name}”`,
    preorder: (day) => `Pre-order, delivered from ${day} on`,
    each: (amount) => `${amount} each`,
    deliveryTitle: 'Delivery',
    delivery: {
      sealed:
        'You chose sealed keys. Each key waits on your order page under its seal until you open it. There is no charge for that, and no hurry.',
      at_once:
        'You chose delivery at once. Each key is open on your order page as soon as it is delivered, and comes by e-mail.',
    },
    answered: (moment, products, version) =>
      `On ${moment} you gave us these two answers (wording ${version}) for ${products}:`,
    rightTitle: 'Your right of withdrawal',
    lastDay: {
      sealed: 'The last day to withdraw',
      at_once: 'The last day to withdraw, where the right has not ended',
    },
    right: {
      sealed: [
        'Until the end of this day you may withdraw without giving a reason, for every key whose seal is not open. We pay back what you paid for it.',
        'Before a key is opened we ask you two questions. If you ask us to deliver it at once and acknowledge that you lose your right of withdrawal, the right ends for this key as soon as we have confirmed your answers.',
      ],
      at_once: [
        'Your right of withdrawal ends in the way that you acknowledged above, and this is the confirmation of your answers. As long as it has not ended for a key, because the key has not been delivered yet for example, you may withdraw for this key until the end of this day, without giving a reason. We pay back what you paid for it.',
      ],
    },
    wayTitle: 'How to withdraw',
    onSite: 'In two steps and without an account, at ',
    everywhere:
      '. The link “Withdraw from contract here” is at the foot of every page. We acknowledge receipt by e-mail, with content, date and time.',
    byMail: 'Write to us in your own words, by e-mail to ',
    byLetter: (address) =>
      ` or by letter to ${address}. Name and order number are enough; the last section of the terms is a model form, if you like one.`,
    inTime: 'It is enough that you send it in time.',
  },
  fr: {
    fileName: (number) => `commande-${number}.pdf`,
    fileTitle: (number) => `Commande ${number} : contrat et conditions de vente`,
    title: (number) => `Commande ${number}`,
    lead: (seller, since) =>
      `Ce document confirme votre contrat avec ${seller}. Conservez-le : il contient ce que vous avez commandé, votre droit de rétractation et nos conditions de vente dans leur version du ${since}.`,
    page: (page, count) => `Page ${page} sur ${count}`,
    placed: 'Passée le',
    paid: 'Payée le',
    seller: 'Vendeur',
    boughtTitle: 'Votre achat',
    columns: { product: 'Produit', quantity: 'Quantité', vat: 'TVA', price: 'Prix TTC' },
    priceWithout: 'Prix hors TVA',
    where: (platform, region) => `Plateforme : ${platform} · Région : ${region}`,
    nature: {
      digital_content: 'Contenu numérique, livré sous forme de clé de licence',
      digital_service: 'Service numérique, livré sous forme de clé de licence',
      voucher: 'Bon, livré sous forme de code',
    },
    inBundle: (name) => `Dans le pack «\u00a0${name}\u00a0»`,
    preorder: (day) => `Précommande, livrée à partir du ${day}`,
    each: (amount) => `${amount} l’unité`,
    deliveryTitle: 'Livraison',
    delivery: {
      sealed:
        'Vous avez choisi des clés scellées. Chaque clé attend sous son sceau, sur votre page de commande, que vous l’ouvriez. C’est sans frais, et rien ne presse.',
      at_once:
        'Vous avez choisi la livraison tout de suite. Chaque clé est ouverte sur votre page de commande dès sa livraison, et vous parvient par e-mail.',
    },
    answered: (moment, products, version) =>
      `Le ${moment}, vous nous avez donné ces deux réponses (texte ${version}) pour ${products} :`,
    rightTitle: 'Votre droit de rétractation',
    lastDay: {
      sealed: 'Dernier jour pour vous rétracter',
      at_once: 'Dernier jour pour vous rétracter, si ce droit n’a pas pris fin',
    },
    right: {
      sealed: [
        'Jusqu’à la fin de ce jour, vous pouvez vous rétracter sans donner de motif, pour chaque clé dont le sceau n’est pas ouvert. Nous vous remboursons ce que vous avez payé pour elle.',
        'Avant d’ouvrir une clé, nous vous posons deux questions. Si vous demandez sa livraison immédiate et reconnaissez perdre votre droit de rétractation, ce droit prend fin pour cette clé dès que nous avons confirmé vos réponses.',
      ],
      at_once: [
        'Votre droit de rétractation prend fin comme vous l’avez reconnu ci-dessus, et ce document est la confirmation de vos réponses. Tant qu’il n’a pas pris fin pour une clé, par exemple parce qu’elle n’est pas encore livrée, vous pouvez vous rétracter pour elle jusqu’à la fin de ce jour, sans donner de motif. Nous vous remboursons ce que vous avez payé pour elle.',
      ],
    },
    wayTitle: 'Comment vous rétracter',
    onSite: 'En deux étapes et sans compte, sur ',
    everywhere:
      '. Le lien « Renoncer au contrat ici » est au bas de chaque page. Nous en accusons réception par e-mail, avec le contenu, la date et l’heure.',
    byMail: 'Écrivez-nous avec vos propres mots, par e-mail à ',
    byLetter: (address) =>
      ` ou par courrier à ${address}. Votre nom et le numéro de la commande suffisent ; la dernière section des conditions est un formulaire type, si vous en voulez un.`,
    inTime: 'Il suffit de l’envoyer à temps.',
  },
}
