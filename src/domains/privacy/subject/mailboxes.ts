import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { subjectLinks } from '../../../shared/personal-data.ts'
import { listContacts } from '../../orders/index.ts'
import { listTicketMailboxes } from '../../tickets/index.ts'
import { listPersonalTables, type Registry, tableId } from '../registry.ts'

export type Mailbox = {
  /** Folded. */
  email: string
  /** When the first and the last row came that it stands in. */
  first: Date
  last: Date
}

/**
 * Every mailbox that something is held of, found by the declarations, the orders and the tickets, for comparing with the ledger
 * outside the backups. Walks through whole tables.
 */
export async function listMailboxes(db: Db, registry: Registry): Promise<Mailbox[]> {
  const found: Mailbox[] = (await listContacts(db)).map(({ email, placedAt }) => ({
    email,
    first: placedAt,
    last: placedAt,
  }))
  found.push(...(await listTicketMailboxes(db)))
  for (const { name, declaration } of listPersonalTables(registry)) {
    for (const link of subjectLinks(declaration)) {
      if (link.set !== 'emails') continue
      const email = sql.ref(`t.${link.column}`)
      const since = sql.ref(`t.${link.since}`)
      const { rows } = await sql<Mailbox>`
        select lower(${email}) as email, min(${since})::timestamptz as first, max(${since})::timestamptz as last
        from ${tableId(name)} as t where ${email} is not null group by 1`.execute(db)
      found.push(...rows)
    }
  }
  return [...Map.groupBy(found, ({ email }) => email)].map(([email, rows]) => ({
    email,
    first: new Date(Math.min(...rows.map(({ first }) => first.getTime()))),
    last: new Date(Math.max(...rows.map(({ last }) => last.getTime()))),
  }))
}
