import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import { readSale, type SaleFacts } from '../orders/index.ts'
import { findNumberDue } from './checked-number.ts'
import { buyerOf } from './invoice-facts.ts'
import { settleLater } from './jobs.ts'
import { standingMinor } from './owed.ts'
import { listHeadsOfOrder } from './read-document.ts'
import {
  type CompanyOnInvoice,
  type Corrected,
  insertCorrection,
  readCorrections,
} from './sale-corrections.ts'
import { lockDocumentsOf } from './store.ts'

/** So long buyers may say by themselves for which company they bought; afterwards they ask the staff. */
const months = 12
/** Typing errors are corrected, and a mailbox is not filled with documents. */
const timesMax = 3

export type NamingProblem =
  /** Not paid, free, or credited whole: there is no invoice to replace. */
  'nothing_stands' | 'too_late' | 'too_often'

/** What the form for a company says and asks. */
export type CompanyNaming = {
  /** Whose VAT is in the price, and of which a VAT number has to be. */
  country: string
  /** As it is printed now. */
  company: CompanyOnInvoice | null
  hasVat: boolean
  /** The VAT number that the company has to be named with, because the sale is without VAT by it, or will be; null where any may be, or none. */
  numberDue: string | null
  /** Until when buyers do it by themselves. */
  until: Date | null
  problem: NamingProblem | null
}

/** Undefined for an unknown order. `by` is null for its buyer. */
export async function readCompanyNaming(
  db: Db,
  orderId: OrderId,
  by: AccountId | null,
  now: Date,
): Promise<CompanyNaming | undefined> {
  const sale = await readSale(db, orderId)
  if (!sale) return undefined
  const corrected = await readCorrections(db, orderId)
  const buyer = buyerOf(sale, corrected)
  const until = untilOf(sale)
  return {
    country: corrected.country ?? sale.country,
    company: buyer?.companyName
      ? { name: buyer.companyName, addressLines: buyer.address.lines, vatNumber: buyer.vatNumber }
      : null,
    hasVat: sale.lines.some(({ taxMinor }) => taxMinor > 0),
    numberDue: await numberDueOf(db, sale, corrected),
    until,
    problem: await problemOf(db, sale, { corrected, by, now }),
  }
}

export type NameCompanyOutcome =
  | { ok: true }
  /** `other_number`: the sale is without VAT, or will be, by the number that was checked, and this is not it. */
  | { ok: false; reason: NamingProblem | 'unchanged' | 'other_number' }

type NamingDeps = { db: Db; jobs: JobQueue; clock: Clock }
/** `reason`: why, of the staff. */
type Named = { orderId: OrderId; company: CompanyOnInvoice; by: AccountId | null; reason?: string }

/**
 * Puts a company on the documents of an order: its buyer for a year, the staff at any time. Nothing is edited; a job credits what stands
 * and invoices it anew. VAT stays what it is, whatever the number: it was charged by what was known when it was sold. Where none was, by a
 * number, that number stays as well.
 */
export async function nameCompany(
  { db, jobs, clock }: NamingDeps,
  { orderId, company, by, reason }: Named,
): Promise<NameCompanyOutcome> {
  return db.transaction().execute(async (tx): Promise<NameCompanyOutcome> => {
    await lockDocumentsOf(tx, orderId)
    const sale = await readSale(tx, orderId)
    if (!sale) return { ok: false, reason: 'nothing_stands' }
    const corrected = await readCorrections(tx, orderId)
    const problem = await problemOf(tx, sale, { corrected, by, now: clock.now() })
    if (problem) return { ok: false, reason: problem }
    if (isPrinted(sale, corrected, company)) return { ok: false, reason: 'unchanged' }
    const due = await numberDueOf(tx, sale, corrected)
    if (due !== null && company.vatNumber !== due) return { ok: false, reason: 'other_number' }
    await insertCorrection(tx, { orderId, what: { company }, by }, corrected.count + 1)
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'order.company_named',
      actor: by === null ? { kind: 'customer' } : { kind: 'staff', id: by },
      details: { ...(reason && { reason }) },
    })
    await settleLater(jobs, tx, orderId)
    return { ok: true }
  })
}

type Asking = { corrected: Corrected; by: AccountId | null; now: Date }

async function problemOf(
  db: Db,
  sale: SaleFacts,
  { corrected, by, now }: Asking,
): Promise<NamingProblem | null> {
  const documents = await listHeadsOfOrder(db, sale.orderId)
  const standing = documents.length === 0 ? sale.grossMinor : standingMinor(documents)
  const until = untilOf(sale)
  if (!until || standing <= 0) return 'nothing_stands'
  if (by !== null) return null
  if (now > until) return 'too_late'
  return corrected.byBuyer >= timesMax ? 'too_often' : null
}

async function numberDueOf(db: Db, sale: SaleFacts, corrected: Corrected): Promise<string | null> {
  const invoices = (await listHeadsOfOrder(db, sale.orderId)).filter(({ refundId }) => refundId === null)
  const isUntaxed = invoices.at(-1)?.isUntaxed ?? false
  return findNumberDue(db, sale, { isUntaxed, country: corrected.country ?? sale.country })
}

function untilOf({ paidAt }: SaleFacts): Date | null {
  if (!paidAt) return null
  const until = new Date(paidAt)
  until.setUTCMonth(until.getUTCMonth() + months)
  return until
}

function isPrinted(
  sale: SaleFacts,
  corrected: Corrected,
  { name, addressLines, vatNumber }: CompanyOnInvoice,
) {
  const buyer = buyerOf(sale, corrected)
  return (
    buyer?.companyName === name &&
    buyer.vatNumber === vatNumber &&
    buyer.address.lines.join('\n') === addressLines.join('\n')
  )
}
