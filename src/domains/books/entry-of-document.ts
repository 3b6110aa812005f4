import { digitsOf, shopCurrency } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import type { ProductId } from '../../shared/ids.ts'
import type { DocumentLine, TaxDocument, VatGroup } from '../invoicing/index.ts'
import { accounts, salesAccounts, vatAccount } from './accounts.ts'
import { balanced, type Entry, type Line } from './entry.ts'

/** What a document does not say itself. */
export type KnownOfDocument = {
  /** Euros for one unit of its currency, where it names no rate: one without VAT need not. */
  eurosOfOne?: number
  /** What was sold, by the position of the line. */
  products?: ReadonlyMap<number, ProductId>
}

/**
 * What an invoice or a credit note is in the books: the customer owes, the sale of each product and the VAT of each country stand
 * against it. In euros; another currency is reckoned with the rate that the document names. Undefined where no money is in it.
 */
export function entryOfDocument(document: TaxDocument, known: KnownOfDocument = {}): Entry | undefined {
  const { kind, number, issuedOn, suppliedOn, orderNumber, corrects } = document
  const sign = kind === 'invoice' ? 1 : -1
  const euros = inEuros(document, known)
  const against = document.vat.flatMap((group) => linesOf(group, { document, known, sign, euros }))
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

type Booking = {
  document: TaxDocument
  known: KnownOfDocument
  sign: number
  euros(minor: number): number
}

function linesOf(group: VatGroup, { document, known, sign, euros }: Booking): Line[] {
  const { treatment, vatCountry: country, vatBasisPoints: basisPoints } = group
  const vat = { treatment, country, basisPoints }
  const sales = netByProduct(group, document, known).map(({ productId, netMinor }): Line => {
    const sold = { account: salesAccounts[treatment], amountMinor: -sign * euros(netMinor), vat }
    return { ...sold, ...foreign(document, -sign * netMinor), ...(productId && { productId }) }
  })
  if (group.taxMinor === 0 || country === null) return sales
  const baseMinor = -sales.reduce((sum, { amountMinor }) => sum + amountMinor, 0)
  const tax: Line = {
    account: vatAccount(country),
    amountMinor: -sign * euros(group.taxMinor),
    vat: { ...vat, baseMinor },
    ...foreign(document, -sign * group.taxMinor),
  }
  return [...sales, tax]
}

/** The net of a group, product by product; a line whose product is not known stands for itself. */
function netByProduct(
  group: VatGroup,
  { lines }: TaxDocument,
  { products }: KnownOfDocument,
): { productId: ProductId | undefined; netMinor: number }[] {
  const members = lines.filter((line) => isOf(line, group))
  const byProduct = Map.groupBy(members, ({ position }) => products?.get(position))
  const nets = [...byProduct].map(([productId, sold]) => ({
    productId,
    netMinor: sold.reduce((sum, { netMinor }) => sum + netMinor, 0),
  }))
  // The group is what VAT is declared by: should its lines ever say something else, it is right.
  const isWhole = nets.reduce((sum, { netMinor }) => sum + netMinor, 0) === group.netMinor
  return isWhole ? nets : [{ productId: undefined, netMinor: group.netMinor }]
}

const isOf = (line: DocumentLine, group: VatGroup) =>
  line.treatment === group.treatment &&
  line.vatCountry === group.vatCountry &&
  line.vatBasisPoints === group.vatBasisPoints

function inEuros(
  { currency, taxInEuros }: TaxDocument,
  { eurosOfOne }: KnownOfDocument,
): (minor: number) => number {
  if (currency === shopCurrency) return (minor) => minor
  const rate = taxInEuros?.rate ?? eurosOfOne
  assert(rate, `no rate is known for a document in ${currency}`)
  const centsOfOne = rate * 10 ** (digitsOf(shopCurrency) - digitsOf(currency))
  return (minor) => Math.round(minor * centsOfOne)
}

function foreign({ currency }: TaxDocument, amountMinor: number): Pick<Line, 'foreign'> {
  return currency === shopCurrency ? {} : { foreign: { currency, amountMinor } }
}
