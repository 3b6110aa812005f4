import type {
  LineOnLetter,
  OrderConfirmation,
  WaiverOnLetter,
} from '../../../domains/notifications/order-on-letter.ts'
import type { Locale } from '../../../shared/locale.ts'
import { money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { type Clause, type Phrase, p } from '../../storefront/legal/terms-clauses.ts'
import { addressLines, sectionsOf, termsOf } from '../../storefront/legal/terms-of-sale.ts'
import type { Total } from '../content.ts'
import { frameWords } from '../frame-words.ts'
import { beforeDiscount, isTaxedAtAll, totalsOf } from '../order-confirmation.ts'
import type { Voice } from '../voice.ts'
import { contractWords } from './contract-words.ts'
import type { Paper } from './print-paper.ts'

/** The whole contract before it has a form: first the order, then the terms of sale. */
export type ContractText = Paper & {
  facts: readonly Fact[]
  boughtTitle: string
  columns: Columns
  items: readonly ItemInContract[]
  totals: readonly Total[]
  chapters: readonly Chapter[]
  terms: { title: string; version: string; chapters: readonly Chapter[] }
}

export type Fact = { label: string; lines: readonly Phrase[] }
export type Columns = { product: string; quantity: string; vat: string; price: string }
export type ItemInContract = {
  name: string
  details: readonly string[]
  quantity: string
  vat: string
  price: string
  each: string | null
}
export type Chapter = { title: string; parts: readonly (Clause | DayInContract | AnswersInContract)[] }
/** A day that nobody should have to look for. */
export type DayInContract = { kind: 'day'; label: string; day: string }
/** Words that were agreed to, exactly as they were shown. */
export type AnswersInContract = { kind: 'answers'; statements: readonly string[]; locale: Locale }

export function contractText(model: OrderConfirmation, voice: Voice): ContractText {
  const { locale, set, shop } = voice
  const say = contractWords[locale]
  const { number } = model.order
  const terms = termsOf(model.contract.termsVersion)
  const { title, version } = terms.text[locale]
  const since = set.calendarDay(terms.since)
  return {
    fileTitle: set.text(say.fileTitle(number)),
    title: set.text(say.title(number)),
    lead: set.text(say.lead(shop.seller.name, since)),
    demo: shop.demo ? set.text(frameWords[locale].demo) : null,
    facts: factsOf(model, voice),
    boughtTitle: say.boughtTitle,
    columns: isTaxedAtAll(model.lines) ? say.columns : { ...say.columns, price: say.priceWithout },
    items: model.lines.map((line) => itemOf(line, voice)),
    totals: totalsOf(model, voice),
    chapters: [deliveryChapter(model, voice), withdrawalChapter(model, voice), wayChapter(voice)],
    terms: {
      title,
      version: version(since),
      chapters: sectionsOf(terms, shop, locale).map((section, index) => ({
        title: `${index + 1}. ${section.title}`,
        parts: section.clauses,
      })),
    },
    foot: (page, count) => [`${say.title(number)} · ${shop.name}`, say.page(page, count)],
  }
}

function factsOf(
  { order, paidAt, gross }: OrderConfirmation,
  { locale, set, shop: { seller } }: Voice,
): Fact[] {
  const say = contractWords[locale]
  const mail = { words: seller.email, to: { address: `mailto:${seller.email}` } }
  const registered = [
    seller.registration,
    seller.vatNumber && `${frameWords[locale].vat} ${seller.vatNumber}`,
  ]
  return [
    { label: say.placed, lines: [set.dayAndTime(order.placedAt)] },
    ...(gross.minor === 0 ? [] : [{ label: say.paid, lines: [set.dayAndTime(paidAt)] }]),
    {
      label: say.seller,
      lines: [
        seller.name,
        addressLines(seller, locale).join(', '),
        registered.filter((each) => each).join(' · '),
        [mail, ...(seller.phone ? [` · ${seller.phone}`] : [])],
      ].filter((line) => line !== ''),
    },
  ]
}

function itemOf(line: LineOnLetter, { locale, set }: Voice): ItemInContract {
  const say = contractWords[locale]
  const { product, quantity, releaseAt, bundle } = line
  const gross = beforeDiscount(line)
  const unit = gross.minor / quantity
  return {
    name: product.name[locale],
    details: [
      set.text(say.where(product.platform, product.region[locale])),
      ...(bundle ? [set.text(say.inBundle(bundle[locale]))] : []),
      say.nature[line.legalNature],
      ...(releaseAt ? [set.text(say.preorder(set.day(releaseAt)))] : []),
    ],
    quantity: String(quantity),
    vat: isTaxedAtAll([line]) ? set.percent(line.vatBasisPoints) : '–',
    price: set.money(gross),
    each: quantity > 1 && Number.isInteger(unit) ? say.each(set.money(money(unit, gross.currency))) : null,
  }
}

function deliveryChapter({ contract }: OrderConfirmation, voice: Voice): Chapter {
  const say = contractWords[voice.locale]
  return {
    title: say.deliveryTitle,
    parts: [
      p(voice.set.text(say.delivery[contract.delivery])),
      ...contract.waivers.flatMap((waiver) => answersOf(waiver, voice)),
    ],
  }
}

function answersOf(waiver: WaiverOnLetter, { locale, set }: Voice): Chapter['parts'] {
  const { products, statements, givenAt, textVersion } = waiver
  const names = products.map(({ product, quantity }) =>
    quantity > 1 ? `${quantity} × ${product.name[locale]}` : product.name[locale],
  )
  const say = contractWords[locale]
  return [
    p(
      set.text(say.answered(set.dayAndTime(givenAt), new Intl.ListFormat(locale).format(names), textVersion)),
    ),
    { kind: 'answers', statements, locale: waiver.locale },
  ]
}

function withdrawalChapter({ contract }: OrderConfirmation, { locale, set }: Voice): Chapter {
  const say = contractWords[locale]
  const day = set.calendarDay(contract.withdrawUntil)
  return {
    title: say.rightTitle,
    parts: [
      { kind: 'day', label: say.lastDay[contract.delivery], day },
      ...say.right[contract.delivery].map((words) => p(set.text(words))),
    ],
  }
}

function wayChapter({ locale, set, shop: { baseUrl, seller } }: Voice): Chapter {
  const say = contractWords[locale]
  const page = baseUrl + href(locale, 'withdraw')
  const letter = [seller.name, ...addressLines(seller, locale)].join(', ')
  return {
    title: say.wayTitle,
    parts: [
      p([set.text(say.onSite), { words: page, to: { address: page } }, set.text(say.everywhere)]),
      p([
        set.text(say.byMail),
        { words: seller.email, to: { address: `mailto:${seller.email}` } },
        set.text(say.byLetter(letter)),
      ]),
      p(set.text(say.inTime)),
    ],
  }
}
