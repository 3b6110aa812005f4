import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { newId, type OrderId, type TaxDocumentId } from '../../shared/ids.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { DocumentKind, InvoicingDeps } from './deps.ts'
import type { DocumentIssued, TaxDocument } from './document.ts'
import type { Facts } from './invoice-facts.ts'
import { documentNumber, financialYearOf } from './number.ts'
import type { Owed } from './owed.ts'
import { insertDocument, lockDocumentsOf, lockSeries, type Series } from './store.ts'

export type Composed = { facts: Facts; correctsId: TaxDocumentId | null }

/**
 * Issues what an order is owed: in a transaction of its own, under the locks of the series, where `compose` looks once more
 * whether it still is. The numbers are drawn last, and with them all that follows from them: day, file, hash. What fails gives them
 * back, of all that is issued together.
 * @returns what was still owed.
 */
export async function issueTogether(
  deps: InvoicingDeps,
  orderId: OrderId,
  owed: readonly Owed[],
  compose: (tx: Tx, each: Owed) => Promise<Composed | null>,
): Promise<TaxDocumentId[]> {
  const year = financialYearOf(localDayAfter(deps.clock.now(), 0), deps.financialYear)
  return deps.db.transaction().execute(async (tx) => {
    await lockDocumentsOf(tx, orderId)
    // Always in this order, so that nobody who needs both waits for somebody who has one of them.
    const series = new Map<DocumentKind, Series[]>()
    for (const kind of ['credit_note', 'invoice'] as const)
      if (owed.some((each) => each.kind === kind)) series.set(kind, await lockSeries(tx, kind, year))
    const issued: TaxDocumentId[] = []
    for (const each of owed) {
      const composed = await compose(tx, each)
      const place = { orderId, owed: each, series: series.get(each.kind) ?? [] }
      if (composed) issued.push(await issue(tx, deps, place, composed))
    }
    return issued
  })
}

type Issuing = { orderId: OrderId; owed: Owed; series: Series[] }

async function issue(
  tx: Tx,
  { clock, financialYear, draw, outbox }: InvoicingDeps,
  { orderId, owed, series }: Issuing,
  composed: Composed,
): Promise<TaxDocumentId> {
  const yearOf = (day: string) => financialYearOf(day, financialYear)
  const issuedAt = clock.now()
  const issuedOn = notBefore(localDayAfter(issuedAt, 0), series)
  const year = yearOf(issuedOn)
  const place = placeIn(await withYear(tx, series, owed, year), year)
  const id = newId('doc')
  const { buyer, ...facts } = composed.facts
  const number = documentNumber(owed.kind, year, place.number)
  const document: TaxDocument = { id, number, issuedOn, ...facts, buyer }
  const content = JSON.stringify({ id, number, issuedOn, ...facts })
  await insertDocument(tx, {
    ...{ id, kind: owed.kind, year, ...place, orderId, refundId: owed.refundId, round: owed.round },
    ...{ correctsId: composed.correctsId, content, issuedAt, buyer },
    file: await draw(document),
  })
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: `order.${owed.kind}_issued`,
    actor: { kind: 'system' },
    details: { documentId: id, grossMinor: facts.grossMinor },
  })
  const event: DocumentIssued = { type: 'document_issued', documentId: id, orderId }
  await outbox.emit(tx, event)
  return id
}

/** Numbers and days rise together, also where the clocks of two processes differ around midnight. */
function notBefore(day: string, series: readonly Series[]): string {
  return series.reduce(
    (latest, { lastIssuedOn }) => (lastIssuedOn && lastIssuedOn > latest ? lastIssuedOn : latest),
    day,
  )
}

// A year may end while a document waits for its turn.
async function withYear(tx: Tx, series: Series[], { kind }: Owed, year: number): Promise<Series[]> {
  return series.some((each) => each.year === year) ? series : lockSeries(tx, kind, year)
}

/** The next number of the year, and the hash that it follows on: the first of a year follows on the last of the one before. */
function placeIn(series: readonly Series[], year: number): { number: number; previousHash: Buffer | null } {
  const before = series.filter((each) => each.year <= year && each.lastHash !== null)
  const number = series.find((each) => each.year === year)?.nextNumber ?? 1
  return { number, previousHash: before.at(-1)?.lastHash ?? null }
}
