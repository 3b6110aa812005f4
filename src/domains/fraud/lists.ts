import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { foldEmail, foldMailbox } from '../../shared/email.ts'
import { type AccountId, type FraudListId, newId } from '../../shared/ids.ts'
import { type ListKind, listKinds } from './facts.ts'

export type ListName = 'block' | 'allow'

export type ListEntry = {
  id: FraudListId
  list: ListName
  kind: ListKind
  value: string
  reason: string
  addedBy: string | null
  addedAt: Date
  endsAt: Date
  over: boolean
}

export type NewEntry = Pick<ListEntry, 'list' | 'kind' | 'value' | 'reason' | 'endsAt'>

const spellings: Record<ListKind, { spell(text: string): string; form: RegExp }> = {
  email: { spell: foldEmail, form: /^[^\s@]+@[^\s@]+\.[^\s@]+$/ },
  domain: { spell: (text) => foldEmail(text).replace(/^@/, ''), form: /^[a-z0-9-]+(\.[a-z0-9-]+)+$/ },
  fingerprint: { spell: (text) => text.trim(), form: /^[A-Za-z0-9_]{8,64}$/ },
  network: {
    spell: (text) => text.trim().toLowerCase(),
    form: /^(\d{1,3}\.\d{1,3}\.\d{1,3}\.0\/24|[0-9a-f]{1,4}(:[0-9a-f]{1,4}){2}::\/48)$/,
  },
  country: { spell: (text) => text.trim().toUpperCase(), form: /^[A-Z]{2}$/ },
}

/** Pure: the one spelling under which a value is kept and looked for; undefined when it is none of that kind. */
export function spellValue(kind: ListKind, text: string): string | undefined {
  const { spell, form } = spellings[kind]
  const value = spell(text)
  return value.length <= 254 && form.test(value) ? value : undefined
}

/**
 * Pure: what payments are compared with. Who is blocked gains from many spellings of one mailbox, so they are one; who is
 * trusted is the address that staff knew and no other.
 */
export function lookedFor({ list, kind, value }: Pick<NewEntry, 'list' | 'kind' | 'value'>): string {
  return list === 'block' && kind === 'email' ? foldMailbox(value) : value
}

/** An entry that is there already gets the new reason and end. */
export async function addEntry(tx: Tx, entry: NewEntry, by: AccountId): Promise<FraudListId> {
  const told = {
    reason: entry.reason,
    ends_at: entry.endsAt,
    added_by: by,
    added_at: sql<Date>`now()`,
  }
  const { id } = await tx
    .insertInto('fraud_list')
    .values({
      id: newId('lst'),
      list: entry.list,
      kind: entry.kind,
      value: entry.value,
      looked_for: lookedFor(entry),
      ...told,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'value', 'list']).doUpdateSet(told))
    .returning('id')
    .executeTakeFirstOrThrow()
  await recordAudit(tx, {
    subject: { kind: 'fraud_list', id },
    action: 'fraud_list.added',
    actor: { kind: 'staff', id: by },
    details: { list: entry.list, kind: entry.kind },
  })
  return id
}

export async function removeEntry(
  tx: Tx,
  id: FraudListId,
  { by, reason }: { by: AccountId; reason: string },
): Promise<boolean> {
  const { numDeletedRows } = await tx.deleteFrom('fraud_list').where('id', '=', id).executeTakeFirst()
  if (numDeletedRows === 0n) return false
  await recordAudit(tx, {
    subject: { kind: 'fraud_list', id },
    action: 'fraud_list.removed',
    actor: { kind: 'staff', id: by },
    details: { reason },
  })
  return true
}

export const entrySorts = ['added', 'value', 'ends'] as const
export const entriesPerPage = 50

export type EntryQuery = {
  /** In what is listed or why; all of them for the empty text. */
  text: string
  list: ListName | ''
  kind: ListKind | ''
  sort: (typeof entrySorts)[number]
  isDescending: boolean
  page: number
}

const entryColumns = { added: 'added_at', value: 'value', ends: 'ends_at' } as const

/** What is over stays thirty days, so that nobody wonders where it went. */
export async function listEntries(
  db: Db,
  { text, list, kind, sort, isDescending, page }: EntryQuery,
): Promise<{ rows: ListEntry[]; total: number }> {
  const direction = isDescending ? 'desc' : 'asc'
  const part = text.trim().toLowerCase()
  const isLike = sql<boolean>`(strpos(lower(value), ${part}) > 0 or strpos(lower(reason), ${part}) > 0)`
  const asked = db
    .selectFrom('fraud_list')
    .$if(part !== '', (query) => query.where(isLike))
    .$if(list !== '', (query) => query.where('list', '=', list as ListName))
    .$if(kind !== '', (query) => query.where('kind', '=', kind as ListKind))
  // By itself, for a page after the last has no row that could say it.
  const { total } = await asked.select(sql<number>`count(*)::int`.as('total')).executeTakeFirstOrThrow()
  const rows = await asked
    .select(['id', 'list', 'kind', 'value', 'reason'])
    .select(['added_by as addedBy', 'added_at as addedAt', 'ends_at as endsAt'])
    .select(sql<boolean>`ends_at <= now()`.as('over'))
    .orderBy(entryColumns[sort], direction)
    .orderBy('id', direction)
    .limit(entriesPerPage)
    .offset((page - 1) * entriesPerPage)
    .execute()
  return { total, rows }
}

export type Listed = { block: ListKind[]; allow: ListKind[] }

export type KnownOfOrder = Record<ListKind, string | null> & {
  /** Whether the buyer is known to read the mailbox. An address that was only typed earns nobody trust. */
  isProved: boolean
}

/** Which kinds of entry are in force for what is known of an order. */
export async function findListed(db: Db, { isProved, ...known }: KnownOfOrder): Promise<Listed> {
  const wanted = listKinds.flatMap((kind) => {
    const value = known[kind]
    if (!value) return []
    const isTrusted = isProved || (kind !== 'email' && kind !== 'domain')
    const lists = isTrusted ? (['block', 'allow'] as const) : (['block'] as const)
    return lists.map((list) => ({ list, kind, value: lookedFor({ list, kind, value }) }))
  })
  const { rows } = await sql<{ list: ListName; kind: ListKind }>`
    select f.list, f.kind from shop.fraud_list f
    join unnest(${wanted.map(({ list }) => list)}::text[], ${wanted.map(({ kind }) => kind)}::text[],
      ${wanted.map(({ value }) => value)}::text[]) as k (list, kind, value)
      on k.list = f.list and k.kind = f.kind and k.value = f.looked_for
    where f.ends_at > now()`.execute(db)
  const of = (list: ListName) => rows.filter((row) => row.list === list).map(({ kind }) => kind)
  return { block: of('block'), allow: of('allow') }
}
