import { seedShelves } from '../../../src/demo/seed.ts'
import { type NewProduct, putProducts } from '../../../src/domains/catalog/index.ts'
import { entriesOf, importKeys } from '../../../src/domains/keys/index.ts'
import { seedVatRates } from '../../../src/domains/tax/index.ts'
import type { Keyring } from '../../../src/platform/crypto/keyring.ts'
import { vaultOver } from '../../../src/platform/crypto/vault.ts'
import type { Db } from '../../../src/platform/database/connect.ts'
import type { ProductId } from '../../../src/shared/ids.ts'

export type BenchProduct = { productId: ProductId; slug: string; name: string }

/** Products of the benchmark's own, for a shop that has none of them yet. */
export async function addProducts(db: Db, prefix: string, count: number): Promise<BenchProduct[]> {
  const slugs = Array.from({ length: count }, (_, index) => `${prefix}-${index + 1}`)
  const ids = await db.transaction().execute(async (tx) => {
    await seedShelves(tx)
    await seedVatRates(tx)
    return putProducts(tx, slugs.map(product))
  })
  return ids.map((productId, index) => {
    const slug = slugs[index] ?? ''
    return { productId, slug, name: nameOf(slug) }
  })
}

/** Imports keys as an operator would. Nobody waits for them, so nobody is told. */
export async function addKeys(
  db: Db,
  keyring: Keyring,
  { productId, slug }: BenchProduct,
  count: number,
): Promise<void> {
  const deps = { db, vault: vaultOver(keyring), outbox: { emit: async () => {} } }
  const source = { name: 'bench', entries: entriesOf(keysOf(slug, count)) }
  const outcome = await importKeys(deps, { productId, source, actor: { kind: 'system' }, demo: true })
  if (!outcome.ok) throw new Error(`the keys of ${slug} were refused: ${outcome.reason}`)
}

export function* keysOf(slug: string, count: number): Generator<string> {
  const word = slug.replaceAll('-', '').toUpperCase()
  for (let n = 1; n <= count; n++) yield `BENCH-${word}-${String(n).padStart(7, '0')}`
}

const nameOf = (slug: string) => `Bench ${slug}`

function product(slug: string): NewProduct {
  const both = (text: string) => ({ en: text, fr: text })
  return {
    slug,
    family: null,
    categorySlug: 'office',
    platformCode: 'harbour',
    regionCode: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    status: 'active',
    name: both(nameOf(slug)),
    edition: null,
    summary: both('A product to be bought many times.'),
    description: both('It does one thing and does it well. It opens quickly and saves by itself. '.repeat(5)),
    features: {
      en: ['For two devices', 'Works offline'],
      fr: ['Pour deux appareils', 'Fonctionne hors ligne'],
    },
    publisher: 'Bench Works',
    price: { minor: 2490, currency: 'EUR' },
    regularPrice: null,
    releaseAt: null,
    keyPattern: null,
    colours: { blade: 'oklch(0.85 0.06 90)', ground: 'oklch(0.3 0.06 260)' },
  }
}
