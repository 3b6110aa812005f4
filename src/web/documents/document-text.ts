import {
  type DocumentLine,
  setOff,
  type TaxDocument,
  type VatGroup,
} from '../../domains/invoicing/document.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { money } from '../../shared/money.ts'
import type { Typesetter } from '../letters/typesetting.ts'
import { documentWords } from './document-words.ts'
import { mentionsOf } from './mentions.ts'
import { buyerCountry, isBusiness, sirenOf } from './parties.ts'
import { paymentWords } from './payment-words.ts'
import { taxInEurosOf } from './tax-in-euros.ts'
import { netDiscount, netUnitPrice } from './unit-price.ts'
import { isTaxed } from './vat-category.ts'

export type Party = { label: string; name: string; lines: readonly string[] }
export type Fact = { label: string; value: string }
export type LineText = Record<'name' | 'quantity' | 'unit' | 'rate' | 'net' | 'gross', string> & {
  details: readonly string[]
}
export type VatText = Record<'vat' | 'net' | 'tax', string>
export type TotalText = { label: string; amount: string; weight: 'plain' | 'strong' | 'soft' }

/** Every word of the paper, in its order. */
export type DocumentText = {
  title: string
  sellerName: string
  lead: string | null
  parties: readonly [seller: Party, buyer: Party]
  facts: readonly Fact[]
  columns: Record<'name' | 'quantity' | 'unit' | 'rate' | 'net' | 'gross', string>
  lines: readonly LineText[]
  vatColumns: VatText
  vat: readonly VatText[]
  totals: readonly TotalText[]
  payment: string
  mentionsTitle: string
  mentions: readonly string[]
  foot: { left: string; right(page: number, count: number): string }
}

export function documentText(document: TaxDocument, set: Typesetter): DocumentText {
  const words = documentWords[document.locale]
  const { kind, number, corrects, seller } = document
  return {
    title: words.title(kind, number),
    sellerName: seller.name,
    lead: corrects
      ? set.text(words.corrects(kind, { ...corrects, day: set.calendarDay(corrects.issuedOn) }))
      : null,
    parties: [sellerText(document), buyerText(document)],
    facts: factsOf(document, set),
    columns: hasVat(document) ? words.columns : { ...words.columns, gross: words.withoutVat.gross },
    lines: document.lines
      .toSorted((one, other) => one.position - other.position)
      .map((line) => lineText(line, document, set)),
    vatColumns: words.vatColumns,
    vat: document.vat.map((group) => vatText(group, document, set)),
    totals: totalsOf(document, set),
    payment: set.text(paymentWords(document, set)),
    mentionsTitle: words.mentions,
    mentions: [...mentionsOf(document, set).map((mention) => mention.words), set.text(words.data)],
    foot: {
      left: [words.title(kind, number), seller.name].join(' · '),
      right: words.page,
    },
  }
}

function sellerText({ seller, locale }: TaxDocument): Party {
  const words = documentWords[locale]
  const siren = seller.address.country === 'FR' ? sirenOf(seller) : null
  const isNamed = siren !== null && seller.registration?.replace(/\s/g, '').includes(siren)
  return {
    label: words.seller,
    name: seller.name,
    lines: [
      ...seller.address.lines,
      countryName(seller.address.country, locale),
      ...(seller.registration ? [hold(seller.registration)] : []),
      ...(siren && !isNamed ? [words.registeredAs(siren)] : []),
      ...(seller.vatNumber ? [words.vatNumber(seller.vatNumber)] : []),
      seller.email,
    ].filter(Boolean),
  }
}

function buyerText(document: TaxDocument): Party {
  const { buyer, locale } = document
  const words = documentWords[locale]
  const country = countryName(buyerCountry(document), locale)
  if (!buyer) return { label: words.buyer, name: words.consumer, lines: [country, words.buyerGone] }
  const siren = isBusiness(buyer) && buyer.address.country === 'FR' ? sirenOf(buyer) : null
  return {
    label: words.buyer,
    name: buyer.companyName ?? buyer.name ?? words.consumer,
    lines: [
      ...(buyer.companyName && buyer.name ? [buyer.name] : []),
      ...buyer.address.lines,
      country,
      ...(siren ? [words.registeredAs(siren)] : []),
      ...(buyer.vatNumber ? [words.vatNumber(buyer.vatNumber)] : []),
      buyer.email,
    ].filter(Boolean),
  }
}

function factsOf(
  { kind, locale, issuedOn, suppliedOn, orderNumber, payment }: TaxDocument,
  set: Typesetter,
): Fact[] {
  const words = documentWords[locale]
  return [
    { label: words.issued[kind], value: set.calendarDay(issuedOn) },
    { label: words.supplied, value: set.calendarDay(suppliedOn) },
    ...(payment && payment.method !== setOff
      ? [{ label: words.paid[kind], value: set.calendarDay(payment.paidOn) }]
      : []),
    { label: words.order, value: orderNumber },
  ]
}

function lineText(line: DocumentLine, document: TaxDocument, set: Typesetter): LineText {
  const words = documentWords[document.locale]
  const amount = (minor: number) => set.money(money(minor, document.currency))
  const discount = netDiscount(line)
  return {
    name: line.name,
    details: discount > 0 ? [words.discount(`\u2212${amount(discount)}`)] : [],
    quantity: String(line.quantity),
    unit: unitPrice(line, document),
    rate: isTaxed(line.treatment) ? set.percent(line.vatBasisPoints) : '\u2013',
    net: amount(line.netMinor),
    gross: amount(line.grossMinor),
  }
}

/** With as many digits as it takes for the reader to come to the nets of all lines, though never more than four. */
function unitPrice(line: DocumentLine, { currency, locale, lines }: TaxDocument): string {
  const digits = Math.max(...lines.map((each) => netUnitPrice(each, currency, 4).split('.')[1]?.length ?? 0))
  return new Intl.NumberFormat(locale === 'en' ? 'en-IE' : 'fr-FR', {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(Number(netUnitPrice(line, currency, 4)))
}

function vatText(group: VatGroup, { currency, locale, seller }: TaxDocument, set: Typesetter): VatText {
  const amount = (minor: number) => set.money(money(minor, currency))
  return {
    vat: vatName(group, seller.address.country, { locale, set }),
    net: amount(group.netMinor),
    tax: amount(group.taxMinor),
  }
}

function vatName(
  { treatment, vatCountry, vatBasisPoints }: VatGroup,
  home: string,
  { locale, set }: { locale: TaxDocument['locale']; set: Typesetter },
): string {
  const words = documentWords[locale]
  switch (treatment) {
    case 'domestic':
    case 'oss':
    case 'origin': {
      const country = vatCountry && vatCountry !== home ? countryName(vatCountry, locale) : null
      return [set.percent(vatBasisPoints), ...(country ? [country] : [])].join(' ')
    }
    default:
      return words.untaxed[treatment]
  }
}

function totalsOf(document: TaxDocument, set: Typesetter): TotalText[] {
  const { kind, locale, currency, netMinor, taxMinor, grossMinor, payment } = document
  const taxInEuros = taxInEurosOf(document)
  const words = documentWords[locale]
  const amount = (minor: number) => set.money(money(minor, currency))
  return [
    { label: words.totals.net, amount: amount(netMinor), weight: 'plain' },
    { label: words.totals.tax, amount: amount(taxMinor), weight: 'plain' },
    ...(taxInEuros
      ? [
          {
            label: words.taxInEuros,
            amount: set.money(money(taxInEuros.taxMinor, shopCurrency)),
            weight: 'soft' as const,
          },
        ]
      : []),
    {
      label: (hasVat(document) ? words.totals : words.withoutVat)[kind],
      ...{ amount: amount(grossMinor), weight: 'strong' },
    },
    { label: words.due[kind], amount: amount(payment ? 0 : grossMinor), weight: 'soft' },
  ]
}

const hasVat = ({ vat }: TaxDocument) => vat.some(({ treatment }) => isTaxed(treatment))

function countryName(country: string, locale: TaxDocument['locale']): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(country) ?? country
}

/** Digits of one number stay on one line. */
function hold(text: string): string {
  return text.replace(/(\d) (?=\d)/g, '$1\u00a0')
}
