import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { DocumentSeller, InvoicingDeps } from '../domains/invoicing/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { deriveSecret } from '../platform/crypto/sealer.ts'
import { bookHeads } from '../platform/files/book-heads.ts'
import { locales } from '../shared/locale.ts'
import { drawDocument } from '../web/documents/draw-document.ts'
import type { Seller } from '../web/storefront/deps.ts'
import type { ShopParts } from './shop-parts.ts'

/** What issuing invoices works with: the seller as of today, and the paper. */
export function invoicingDeps(
  { config, shop, clock }: Pick<ShopParts, 'config' | 'shop' | 'clock'>,
  parts: Pick<InvoicingDeps, 'db' | 'outbox'>,
): InvoicingDeps {
  const [month = 12, day = 31] = config.FINANCIAL_YEAR_END.split('-').map(Number)
  return {
    ...parts,
    clock,
    seller: sellerOnDocument(shop.seller),
    vatSeller: { country: shop.seller.country, scheme: config.VAT_SCHEME },
    financialYear: { month, day },
    draw: async (document) => (await drawDocument(document)).pdf,
  }
}

/** The signed file of how far the books had come. */
export function bookHeadsOf(config: Config, keyring: Keyring) {
  return bookHeads(join(config.DATA_DIR, 'book-heads.jsonl'), deriveSecret(keyring, 'book heads'))
}

/** A document names the country by itself: where the address ends with it, that is left out. */
export function sellerOnDocument({
  name,
  address,
  country,
  registration,
  vatNumber,
  email,
}: Seller): DocumentSeller {
  const languages = [...locales, new Intl.Locale(`und-${country}`).maximize().language]
  const names = languages.map((language) => new Intl.DisplayNames(language, { type: 'region' }).of(country))
  const isCountry = (line = '') => names.some((named) => named?.toLowerCase() === line.toLowerCase())
  const lines = isCountry(address.at(-1)) ? address.slice(0, -1) : address
  return { name, address: { lines, country }, registration, vatNumber, email }
}
