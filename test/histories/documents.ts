import { sql } from 'kysely'
import {
  decideCountry,
  type InvoicingDeps,
  nameCompany,
  settleDocuments,
  verifyDocuments,
} from '../../src/domains/invoicing/index.ts'
import { findNumberCheck } from '../../src/domains/tax/index.ts'
import { newId, type OrderId } from '../../src/shared/ids.ts'
import { systemClock } from '../../src/shared/time.ts'
import { checkSums } from '../../src/web/documents/check-sums.ts'
import type { World } from './world.ts'

const seller = {
  name: 'Test Works',
  address: { lines: ['1 rue de l’Essai', '75011 Paris'], country: 'FR' },
  registration: null,
  vatNumber: null,
  email: 'shop@example.eu',
}

function invoicing({ db, deps }: World): InvoicingDeps {
  return {
    db,
    outbox: deps.outbox,
    clock: systemClock,
    seller,
    vatSeller: { country: 'FR', scheme: 'oss' },
    financialYear: { month: 12, day: 31 },
    // What is drawn adds up; how it looks takes too long for a history.
    async draw(document) {
      checkSums(document)
      return Buffer.from(JSON.stringify(document))
    },
  }
}

/** The jobs that issue documents, for all orders of the world. */
export async function issueDocuments(world: World, orderIds?: readonly OrderId[]): Promise<void> {
  for (const orderId of orderIds ?? (await world.orderIds())) await settleDocuments(invoicing(world), orderId)
}

// What follows is issued by a step of its own, or when the world comes to rest.
const jobs = { enqueue: async () => {} }

/** A buyer puts a company on the invoice with the number that was given, if any was; somebody of the staff forgets it. */
export async function nameACompany({ db }: World, orderId: OrderId, by: 'buyer' | 'staff'): Promise<void> {
  const check = by === 'buyer' ? await findNumberCheck(db, orderId) : undefined
  const vatNumber = check?.number ?? null
  const company = { name: `Verlag ${newId('acc')}`, addressLines: ['1 rue de l’Essai'], vatNumber }
  const named = { orderId, company, by: by === 'staff' ? newId('acc') : null }
  await nameCompany({ db, jobs, clock: systemClock }, named)
}

/** Network and card contradict what was declared, and somebody decides that they are right. */
export async function anotherCountryCounts({ db }: World, orderId: OrderId, country: string): Promise<void> {
  await sql`update shop.vat_evidence set network_country = ${country}, card_country = ${country}, conflict = 'open', found_at = now()
    where order_id = ${orderId} and conflict is null`.execute(db)
  await decideCountry({ db, jobs }, { orderId, country, reason: 'lives there', by: newId('acc') })
}

/**
 * A paid order has one invoice that stands, a refund that arrived one credit note that stands (VAT that went back another invoice), and what is invoiced and not credited is
 * what was paid and has not gone back.
 */
export async function findWrongDocuments(world: World): Promise<string[]> {
  const { rows } = await sql<{ id: OrderId; detail: string }>`
    with money as (
      select o.id, o.paid_at, case when o.paid_at is null then 0 else o.gross_minor - coalesce((
        select sum(r.amount_minor) from shop.refund r where r.order_id = o.id and r.state = 'succeeded'), 0) end as standing
      from shop."order" o where o.id = any(${await world.orderIds()})
    ), books as (
      select order_id, count(*) filter (where refund_id is null and kind = 'invoice')
          - count(*) filter (where refund_id is null and kind = 'credit_note') as invoices,
        sum(case kind when 'invoice' then gross_minor else -gross_minor end) as standing,
        sum(case kind when 'invoice' then tax_minor else -tax_minor end) as tax
      from shop.tax_document group by order_id
    ), notes as (
      select r.order_id, count(*) filter (where (r.state = 'succeeded') <> coalesce(d.credited, false)) as wrong
      from shop.refund r left join (
        select refund_id, count(*) % 2 = 1 as credited from shop.tax_document where refund_id is not null group by refund_id
      ) d on d.refund_id = r.id
      where r.reason <> 'vat' and not exists (
        select from shop.refund v where v.id = r.instead_of and v.reason = 'vat')
      group by r.order_id
    )
    select m.id, format('paid %s, standing %s, invoices %s over %s, tax %s, refunds with wrong notes %s',
      m.paid_at is not null, m.standing, b.invoices, b.standing, b.tax, n.wrong) as detail
    from money m left join books b on b.order_id = m.id left join notes n on n.order_id = m.id
    where coalesce(b.invoices, 0) <> case when m.paid_at is null then 0 else 1 end
      or coalesce(b.standing, 0) <> m.standing or (coalesce(b.standing, 0) = 0 and coalesce(b.tax, 0) <> 0)
      or (m.paid_at is not null and coalesce(n.wrong, 0) > 0)`.execute(world.db)
  return rows.map(({ id, detail }) => `documents of ${id}: ${detail}`)
}

/** The chain of the whole database, over all histories before. */
export async function findBrokenBooks({ db }: World): Promise<string[]> {
  const parts = await Array.fromAsync(verifyDocuments(db))
  return parts.flatMap(({ flaws }) => flaws.map(({ number, problem }) => `${number}: ${problem}`))
}
