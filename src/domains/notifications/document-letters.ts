import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail } from '../../shared/email.ts'
import { type AccountId, type OrderId, parseId, type TaxDocumentId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { findAccount } from '../identity/index.ts'
import {
  type BooksClosed,
  type DocumentIssued,
  findDocument,
  findFile,
  listSeriesHeads,
} from '../invoicing/index.ts'
import { findAddressee } from '../orders/index.ts'
import type { BooksHeads, DocumentOnLetter } from './document-on-letter.ts'
import type { LetterReference } from './letter.ts'
import { countSince } from './queries.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import { lettersPerDayMax } from './resend-mail.ts'

export type DocumentLetterDeps = {
  db: Db
  /** A fresh link to the order's page. */
  orderUrl(order: { id: OrderId; linkVersion: number; locale: Locale }): string
}

/** What the letters about invoices and books say; the file is the one that was kept when it was issued. */
export function documentLetters({ db, orderUrl }: DocumentLetterDeps) {
  return {
    async tax_document({ subjectId, orderId, locale }: LetterReference): Promise<DocumentOnLetter | null> {
      const id = parseId('doc', subjectId)
      const addressee = orderId && (await findAddressee(db, orderId))
      const document = id && (await findDocument(db, id))
      const file = id && (await findFile(db, id))
      if (!document || !file || !orderId || !addressee) return null
      const url = orderUrl({ id: orderId, linkVersion: addressee.linkVersion, locale })
      return {
        order: { number: document.orderNumber, url, placedAt: addressee.placedAt },
        kind: document.kind,
        number: document.number,
        issuedOn: document.issuedOn,
        gross: money(document.grossMinor, document.currency),
        corrects: document.corrects,
        file: { name: `${document.number}.pdf`, content: new Secret(file) },
      }
    },
    async books_heads({ cause: day }: LetterReference): Promise<BooksHeads | null> {
      const heads = await listSeriesHeads(db, day)
      return heads.length > 0 ? { day, heads } : null
    },
  }
}

/** Sends an invoice or a credit note to whoever bought, in a letter of its own: no key waits for it. Told twice, it writes once. */
export async function tellOfDocument(
  deps: QueueDeps & { db: Db },
  { documentId, orderId }: DocumentIssued,
): Promise<void> {
  const addressee = await findAddressee(deps.db, orderId)
  if (!addressee) return
  const { email: recipient, locale } = addressee
  const about = { subjectId: documentId, orderId, accountId: null, cause: '', locale, recipient }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, { kind: 'tax_document', ...about }))
}

export type SendAgainOutcome = 'sent' | 'too_many' | 'nobody'

/** Sends a document once more because staff say so, to the address that the order has today. A double click sends one. */
export async function sendDocumentAgain(
  deps: QueueDeps & { db: Db },
  { documentId, orderId, by }: { documentId: TaxDocumentId; orderId: OrderId; by: AccountId },
): Promise<SendAgainOutcome> {
  const addressee = await findAddressee(deps.db, orderId)
  if (!addressee || addressee.email === erasedEmail) return 'nobody'
  const { email: recipient, locale } = addressee
  const now = deps.clock.now()
  return deps.db.transaction().execute(async (tx) => {
    const about = { kind: 'tax_document', subjectId: documentId } as const
    if ((await countSince(tx, about, after(now, -days(1)))) >= lettersPerDayMax) return 'too_many'
    const cause = `again:${now.toISOString().slice(0, 16)}`
    const queued = await queueMail(tx, deps, { ...about, orderId, accountId: null, cause, locale, recipient })
    if (queued)
      await recordAudit(tx, {
        subject: { kind: 'order', id: orderId },
        action: 'order.document_sent_again',
        actor: { kind: 'staff', id: by },
        details: { documentId },
      })
    return 'sent'
  })
}

/** Sends the heads of a day to those who answer for the books: a letter is out of reach of whoever owns the database. */
export async function tellOfBooks(
  deps: QueueDeps & { db: Db },
  { day }: BooksClosed,
  to: readonly AccountId[],
): Promise<void> {
  for (const accountId of to) {
    const account = await findAccount(deps.db, accountId)
    if (!account) continue
    const { email: recipient, locale } = account
    const about = { subjectId: accountId, orderId: null, accountId, cause: day, locale, recipient }
    await deps.db.transaction().execute((tx) => queueMail(tx, deps, { kind: 'books_heads', ...about }))
  }
}
