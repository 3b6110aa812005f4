import type { LineOnLetter, OrderConfirmation } from '../../domains/notifications/order-on-letter.ts'
import { isTaxed } from '../../domains/tax/index.ts'
import { assert } from '../../shared/errors.ts'
import { type Money, money } from '../../shared/money.ts'
import { countryName, treatmentInWords, vatWords } from '../ui/vat-words.ts'
import { type Block, heading, type LetterContent, note, paragraph, type Total } from './content.ts'
import { keyBlocks, sealedBlocks, waiverBlocks } from './delivery.ts'
import { countOf, openOrder, orderFacts, productDetail, type Voice } from './voice.ts'

const words = {
  en: {
    subject: (number: string) => `Order ${number}: `,
    news: {
      sealed: (count: number) => (count > 1 ? `your ${count} keys are ready` : 'your key is ready'),
      at_once: (count: number) => (count > 1 ? `your ${count} keys` : 'your key'),
      later: () => 'confirmed',
    },
    title: {
      sealed: (count: number) =>
        count > 1 ? 'Your keys are ready, and still sealed.' : 'Your key is ready, and still sealed.',
      at_once: (count: number) => (count > 1 ? 'Here are your keys.' : 'Here is your key.'),
      later: () => 'Your order is confirmed.',
    },
    thanks: (amount: string, day: string) => `Thank you. We received your payment of ${amount} on ${day}.`,
    free: (day: string) => `Thank you. Your order of ${day} costs nothing.`,
    discount: (code: string) => `Discount, code ${code}`,
    bought: 'What you bought',
    inBundle: (name: string) => `In the bundle “${name}”`,
    toCome: 'Still to come',
    promised: (day: string) =>
      `By ${day} at the latest. We write as soon as it is here; if it is not, your money goes back.`,
    unpromised: 'We write as soon as it is here.',
    total: 'Total, VAT included',
    vat: (rate: string) => `of which ${rate} VAT`,
    paidOn: 'Paid on',
    enclosed:
      'Attached: your contract with our terms of sale, as a PDF. Please keep it, it is yours whatever becomes of our site.',
  },
  fr: {
    subject: (number: string) => `Commande ${number} : `,
    news: {
      sealed: (count: number) => (count > 1 ? `vos ${count} clés sont prêtes` : 'votre clé est prête'),
      at_once: (count: number) => (count > 1 ? `vos ${count} clés` : 'votre clé'),
      later: () => 'confirmée',
    },
    title: {
      sealed: (count: number) =>
        count > 1 ? 'Vos clés sont prêtes, et encore scellées.' : 'Votre clé est prête, et encore scellée.',
      at_once: (count: number) => (count > 1 ? 'Voici vos clés.' : 'Voici votre clé.'),
      later: () => 'Votre commande est confirmée.',
    },
    thanks: (amount: string, day: string) => `Merci. Nous avons reçu votre paiement de ${amount} le ${day}.`,
    free: (day: string) => `Merci. Votre commande du ${day} ne coûte rien.`,
    discount: (code: string) => `Réduction, code ${code}`,
    bought: 'Votre achat',
    inBundle: (name: string) => `Dans le pack «\u00a0${name}\u00a0»`,
    toCome: 'Encore à venir',
    promised: (day: string) =>
      `Au plus tard le ${day}. Nous vous écrivons dès l’arrivée ; sinon, nous vous remboursons.`,
    unpromised: 'Nous vous écrivons dès l’arrivée.',
    total: 'Total TTC',
    vat: (rate: string) => `dont TVA ${rate}`,
    paidOn: 'Payée le',
    enclosed:
      'En pièce jointe : votre contrat avec nos conditions de vente, au format PDF. Conservez-le, il est à vous quoi que devienne notre site.',
  },
}

export function orderConfirmation(model: OrderConfirmation, voice: Voice): LetterContent {
  const { order, delivery } = model
  const { set } = voice
  const say = words[voice.locale]
  const kind = delivery?.kind ?? 'later'
  const count = delivery?.kind === 'at_once' ? delivery.keys.length : countOf(delivery?.products ?? [])
  const isFree = model.gross.minor === 0
  const thanks = isFree
    ? say.free(set.day(order.placedAt))
    : say.thanks(set.money(model.gross), set.day(model.paidAt))
  return {
    subject: say.subject(order.number) + say.news[kind](count),
    preview: thanks,
    title: say.title[kind](count),
    blocks: [
      paragraph(thanks),
      ...(delivery?.kind === 'at_once' ? keyBlocks(delivery.keys, voice) : []),
      ...(delivery?.kind === 'sealed' ? sealedBlocks(delivery, order, voice) : [openOrder(order, voice)]),
      ...laterBlocks(model, voice),
      heading(say.bought),
      { kind: 'items', items: linesOf(model, voice), totals: totalsOf(model, voice) },
      {
        kind: 'facts',
        facts: [
          ...orderFacts(order, voice),
          ...(isFree ? [] : [{ label: say.paidOn, value: set.day(model.paidAt) }]),
        ],
      },
      ...(delivery?.kind === 'at_once' ? waiverBlocks(delivery.waivers, voice) : []),
      note(say.enclosed),
    ],
  }
}

function laterBlocks({ backordered }: OrderConfirmation, voice: Voice): Block[] {
  const say = words[voice.locale]
  if (backordered.length === 0) return []
  const items = backordered.map(({ product, quantity, promisedBy }) => ({
    name: product.name[voice.locale],
    details: [
      productDetail(product, voice),
      voice.set.text(promisedBy ? say.promised(voice.set.day(promisedBy)) : say.unpromised),
    ],
    quantity,
    amount: '',
  }))
  return [heading(say.toCome), { kind: 'items', items, totals: [] }]
}

function linesOf({ lines }: OrderConfirmation, voice: Voice) {
  return lines.map((line) => ({
    name: line.product.name[voice.locale],
    details: [
      productDetail(line.product, voice),
      ...(line.bundle ? [voice.set.text(words[voice.locale].inBundle(line.bundle[voice.locale]))] : []),
    ],
    quantity: line.quantity,
    amount: voice.set.money(beforeDiscount(line)),
  }))
}

/** What the line costs in the window: the discount stands once, beside the total. */
export function beforeDiscount({ gross, discount }: LineOnLetter): Money {
  return money(gross.minor + (discount?.minor ?? 0), gross.currency)
}

export function totalsOf({ lines, gross, coupon }: OrderConfirmation, { locale, set }: Voice): Total[] {
  const kinds = Map.groupBy(lines, (line) =>
    [line.vatTreatment, line.vatCountry, line.vatBasisPoints].join(' '),
  )
  const taxes = [...kinds.values()].map((alike) => vatTotal(alike, { locale, set }))
  const discount = coupon && {
    label: words[locale].discount(coupon.code),
    amount: set.money(money(-coupon.discount.minor, coupon.discount.currency)),
    weight: 'plain' as const,
  }
  return [
    ...(discount ? [discount] : []),
    {
      label: isTaxedAtAll(lines) ? words[locale].total : vatWords[locale].totalWithout,
      amount: set.money(gross),
      weight: 'strong',
    },
    ...taxes,
  ]
}

export function isTaxedAtAll(lines: readonly LineOnLetter[]): boolean {
  return lines.some(({ vatTreatment }) => isTaxed(vatTreatment))
}

/** How much VAT of one country and rate is in the total; or in words why there is none. */
function vatTotal(alike: readonly LineOnLetter[], { locale, set }: Pick<Voice, 'locale' | 'set'>): Total {
  const [first] = alike
  assert(first, 'a group has a line')
  const { vatTreatment: treatment, vatCountry: country, vatBasisPoints: basisPoints, tax } = first
  if (!isTaxed(treatment)) {
    const label = set.text(treatmentInWords({ treatment, country, basisPoints }, locale))
    return { label, amount: '', weight: 'plain' }
  }
  const taxMinor = alike.reduce((sum, line) => sum + line.tax.minor, 0)
  const rate = words[locale].vat(set.percent(basisPoints))
  return {
    label: treatment === 'domestic' ? rate : `${rate} (${countryName(country, locale)})`,
    amount: set.money(money(taxMinor, tax.currency)),
    weight: 'plain',
  }
}
