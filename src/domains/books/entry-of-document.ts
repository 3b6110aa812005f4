import { digitsOf, shopCurrency } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import type { TaxDocument, VatGroup } from '../invoicing/index.ts'
import { accounts, salesAccounts, vatAccount } from './accounts.ts'
import { balanced, type Entry, type Line } from './entry.ts'

/**
 * What an invoice or a credit note is in the books: the customer owes, the sale and the VAT of each country stand against it. In
 * euros; another currency is reckoned with the rate that the document names. Undefined where no money is in it.
 */
export function entryOfDocument(document: TaxDocument): Entry | undefined {
  const { kind, number, issuedOn, suppliedOn, orderNumber, corrects } = document
  const sign = kind === 'invoice' ? 1 : -1
  const against = document.vat.flatMap((group) => linesOf(group, document, sign))
  const owed = -against.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  return balanced({
    journal: 'VE',
    day: issuedOn,
    piece: number,
    pieceDay: issuedOn,
    label: `${kind === 'invoice' ? 'Facture' : 'Avoir'} ${number}${corrects ? ` sur ${corrects.number}` : ''}`,
    source: { kind: 'document', id: document.id },
    business: Boolean(document.buyer?.companyName),
    // Whatever document it names, it is the period of the sale that is declared anew.
    correctsDay: corrects && suppliedOn,
    lines: [
      {
        account: accounts.customers,
        party: orderNumber,
        amountMinor: owed,
        ...foreign(document, sign * document.grossMinor),
      },
      ...against,
    ],
  })
}

function linesOf(group: VatGroup, document: TaxDocument, sign: number): Line[] {
  const euros = inEuros(document)
  const { treatment, vatCountry: country, vatBasisPoints: basisPoints } = group
  const vat = { treatment, country, basisPoints }
  const net = sign * euros(group.netMinor)
  const sale: Line = { account: salesAccounts[treatment], amountMinor: -net, vat }
  if (group.taxMinor === 0 || country === null) return [sale]
  const tax = sign * euros(group.taxMinor)
  return [sale, { account: vatAccount(country), amountMinor: -tax, vat: { ...vat, baseMinor: net } }]
}

function inEuros({ currency, taxInEuros }: TaxDocument): (minor: number) => number {
  if (currency === shopCurrency) return (minor) => minor
  assert(taxInEuros, `a document in ${currency} names no rate`)
  const centsOfOne = taxInEuros.rate * 10 ** (digitsOf(shopCurrency) - digitsOf(currency))
  return (minor) => Math.round(minor * centsOfOne)
}

function foreign({ currency }: TaxDocument, amountMinor: number): Pick<Line, 'foreign'> {
  return currency === shopCurrency ? {} : { foreign: { currency, amountMinor } }
}
