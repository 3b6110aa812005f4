import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { testDatabase } from '../../../test/support/database.ts'
import { createKeyring, parseKeyring } from '../../platform/crypto/keyring.ts'
import { vaultOver } from '../../platform/crypto/vault.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { DomainEvent, Outbox } from '../../platform/outbox/outbox.ts'
import { type BatchId, type KeyId, newId, type ProductId, type UnitId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import { putCategories, putPlatforms, putProduct, putRegions } from '../catalog/index.ts'
import {
  entriesOf,
  type ImportOutcome,
  type ImportRequest,
  importKeys,
  type KeyContent,
  openKeys,
  type Vault,
} from './index.ts'

/** Keys on a real database of their own: products, units that want keys, and batches. */
export async function testKeys(options: { max?: number } = {}) {
  const database = await testDatabase(options)
  const { db } = database
  const ring = parseKeyring(createKeyring())
  const events: DomainEvent[] = []
  const outbox: Outbox = { emit: async (_tx, event) => void events.push(event) }
  const deps = { db, vault: vaultOver(ring), outbox }

  async function stock(
    productId: ProductId,
    keys: readonly string[],
    request: Partial<ImportRequest> = {},
  ): Promise<ImportOutcome> {
    const source = { name: 'test.txt', entries: entriesOf(keys) }
    return importKeys(deps, { productId, source, actor: { kind: 'system' }, ...request })
  }

  return {
    ...database,
    ...deps,
    deps,
    events,
    stock,

    async aProduct(product: { slug?: string; keyPattern?: string } = {}): Promise<ProductId> {
      const slug = product.slug ?? `product-${randomBytes(5).toString('hex')}`
      return db.transaction().execute(async (tx) => {
        await putCategories(tx, [{ slug: 'tools', name: both('Tools'), summary: both('Tools') }])
        await putPlatforms(tx, [
          {
            code: 'harbour',
            name: 'Harbour',
            activationUrl: 'https://harbour.example',
            guide: both('Open it.'),
          },
        ])
        await putRegions(tx, [{ code: 'world', name: both('World'), countries: null }])
        return putProduct(tx, { ...aTool, slug, name: both(slug), keyPattern: product.keyPattern ?? null })
      })
    },

    /** A batch of `keys`. */
    async aBatch(
      productId: ProductId,
      keys: readonly string[] | number,
      request: Partial<ImportRequest> = {},
    ): Promise<BatchId> {
      const texts = typeof keys === 'number' ? freshKeys(keys) : keys
      const outcome = await stock(productId, texts, request)
      if (!outcome.ok) throw new Error(`import refused: ${JSON.stringify(outcome)}`)
      return outcome.batchId
    },

    /** Units that wait for a key, as an order's would. */
    async someUnits(productId: ProductId, count: number): Promise<UnitId[]> {
      const orderId = newId('ord')
      const lines = Array.from({ length: Math.ceil(count / 20) }, (_, position) => ({
        id: newId('lin'),
        position,
      }))
      const units = Array.from({ length: count }, (_, place) => ({ id: newId('unt'), place }))
      await sql`
        insert into shop."order" (id, number, state, checkout_key, locale, country, currency, net_minor, tax_minor,
          gross_minor, eur_total_minor, delivery, terms_version, reserved_until, demo)
        values (${orderId}, ${orderId}, 'placed', ${orderId}, 'en', 'FR', 'EUR', 0, 0, 0, 0, 'sealed', '1', now(), true)
      `.execute(db)
      for (const line of lines) {
        await sql`
          insert into shop.order_line (id, order_id, position, product_id, quantity, name, platform, region, legal_nature,
            unit_gross_minor, vat_basis_points, vat_treatment, vat_country, net_minor, tax_minor, gross_minor, order_placed_at,
            order_eur_total_minor)
          select ${line.id}, id, ${line.position}, ${productId}, 1, '{"en": "", "fr": ""}', '', '{"en": "", "fr": ""}',
            'digital_content', 1, 0, 'domestic', 'FR', 1, 0, 1, placed_at, eur_total_minor
          from shop."order" where id = ${orderId}`.execute(db)
      }
      await db
        .insertInto('unit')
        .values(
          units.map(({ id, place }) => ({
            id,
            order_id: orderId,
            order_line_id: lines[Math.floor(place / 20)]?.id ?? newId('lin'),
            product_id: productId,
            position: (place % 20) + 1,
            state: 'waiting' as const,
            gross_minor: 1,
          })),
        )
        .execute()
      return units.map((unit) => unit.id)
    },

    async keyOf(unitId: UnitId): Promise<{ id: KeyId; state: string } | undefined> {
      return db.selectFrom('key').select(['id', 'state']).where('unit_id', '=', unitId).executeTakeFirst()
    },

    /** The ledger of a key, in words. */
    async historyOf(keyId: KeyId): Promise<string[]> {
      const rows = await db
        .selectFrom('custody_event')
        .select('kind')
        .where('key_id', '=', keyId)
        .orderBy('seq')
        .execute()
      return rows.map((row) => row.kind)
    },

    async statesOf(productId: ProductId): Promise<Record<string, number>> {
      const rows = await db
        .selectFrom('key')
        .select(['state', ({ fn }) => fn.countAll<number>().as('count')])
        .where('product_id', '=', productId)
        .groupBy('state')
        .execute()
      return Object.fromEntries(rows.map((row) => [row.state, row.count]))
    },
  }
}

export function freshKeys(count: number): string[] {
  return Array.from({ length: count }, freshKey)
}

/** Like `3F9A1-0C77B-E2D41`. */
export function freshKey(): string {
  const letters = randomBytes(8).toString('hex').toUpperCase()
  return `${letters.slice(0, 5)}-${letters.slice(5, 10)}-${letters.slice(10, 15)}`
}

const both = (text: string) => ({ en: text, fr: text })

const aTool = {
  family: null,
  categorySlug: 'tools',
  platformCode: 'harbour',
  regionCode: 'world',
  kind: 'software',
  legalNature: 'digital_content',
  status: 'active',
  edition: null,
  summary: both('Summary'),
  description: both('Description'),
  features: { en: [], fr: [] },
  publisher: 'Test Works',
  price: { minor: 2490, currency: 'EUR' },
  regularPrice: null,
  releaseAt: null,
  colours: { blade: 'oklch(0.7 0.1 90)', ground: 'oklch(0.2 0.02 260)' },
} as const

/** The key of one unit, as its page shows it. */
export async function openKey(db: Db, unitId: UnitId, vault: Vault): Promise<Secret<KeyContent>> {
  const key = (await openKeys(db, [unitId], vault)).get(unitId)
  if (!key) throw new Error(`no key of ${unitId}`)
  return key
}
