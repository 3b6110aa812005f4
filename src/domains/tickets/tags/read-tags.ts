import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { TicketId } from '../../../shared/ids.ts'
import type { Tag } from './tag.ts'

const whole = ['slug', 'name', 'version', 'state'] as const

/** All of them, those that are put away last. */
export async function listTags(db: Db): Promise<Tag[]> {
  return db.selectFrom('ticket_tag').select(whole).orderBy('state', 'desc').orderBy('slug').execute()
}

export async function findTag(db: Db, slug: string): Promise<Tag | undefined> {
  return db.selectFrom('ticket_tag').select(whole).where('slug', '=', slug).executeTakeFirst()
}

/** The slugs that each of these tickets has. */
export async function listTagsOf(db: Db, ids: readonly TicketId[]): Promise<Map<TicketId, string[]>> {
  const rows = await db
    .selectFrom('ticket_tagging')
    .select(['ticket_id', 'tag'])
    .where(sql<boolean>`ticket_id = any(${ids})`)
    .orderBy('tag')
    .execute()
  const byTicket = Map.groupBy(rows, ({ ticket_id }) => ticket_id)
  return new Map([...byTicket].map(([id, tagged]) => [id, tagged.map(({ tag }) => tag)]))
}
