import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type SubjectLink, subjectLinks, type Topic } from '../../../shared/personal-data.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables, tableId } from '../registry.ts'
import type { Breach } from './breach.ts'
import { layDownPersons } from './persons.ts'

export type Assessment = {
  /** The same for the same question, by which history names it. */
  id: string
  people: number
  /** Of these so many have an account. */
  accounts: number
  byTopic: { topic: Topic; people: number; records: number }[]
}

/**
 * How many a breach concerns, and how many records of theirs (GDPR Art. 33(3)(a)): found through the declarations of the
 * registry, as copies and erasures find them. Looks at what is held now. Each run is history.
 */
export async function assessBreach(deps: PrivacyDeps, breach: Breach, by: AccountId): Promise<Assessment> {
  return deps.db.transaction().execute(async (tx) => {
    const assessment = { id: nameOf(breach), ...(await findAffected(tx, deps, breach)) }
    await record(tx, breach, assessment, by)
    return assessment
  })
}

/** Fills the tables of the transaction (persons.ts) and counts them. */
export async function findAffected(
  tx: Tx,
  { registry }: Pick<PrivacyDeps, 'registry'>,
  breach: Breach,
): Promise<Omit<Assessment, 'id'>> {
  await layDownPersons(tx, breach)
  const byTopic: Assessment['byTopic'] = []
  for (const topic of breach.topics) {
    let records = 0
    for (const { name, declaration } of listPersonalTables(registry)) {
      if (declaration.topic === topic) records += await lookInto(tx, topic, name, subjectLinks(declaration))
    }
    byTopic.push({ topic, people: (await countPeople(tx, topic)).people, records })
  }
  return { ...(await countPeople(tx)), byTopic }
}

/** Notes whose rows of a table are concerned. @returns how many rows these are. */
async function lookInto(tx: Tx, topic: Topic, table: string, links: readonly SubjectLink[]): Promise<number> {
  // Of whom these are nobody can say, whoever has them.
  if (links.length === 0) return countRows(tx, table)
  const { rows } = await sql<{ records: number }>`
    with found as (
      select p.person, count(*) as records
      from ${tableId(table)} as t join breach_person p on p.person = ${personOf(links)}
      where p.concerned group by p.person),
    noted as (insert into breach_affected select ${topic}, person from found on conflict do nothing)
    select coalesce(sum(records), 0)::int as records from found`.execute(tx)
  return rows[0]?.records ?? 0
}

/** Of several links the first that leads to somebody. */
function personOf(links: readonly SubjectLink[]) {
  const found = links.map(({ set, column }) => {
    const named = sql.ref(`t.${column}`)
    const id = set === 'emails' ? sql`lower(${named})` : sql`${named}::text`
    return sql`(select i.person from breach_id i where i.kind = ${set} and i.id = ${id})`
  })
  return sql`coalesce(${sql.join(found)})`
}

async function countRows(db: Db, table: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${tableId(table)}`.execute(
    db,
  )
  return rows[0]?.count ?? 0
}

async function countPeople(tx: Tx, topic?: Topic): Promise<{ people: number; accounts: number }> {
  const { rows } = await sql<{ people: number; accounts: number }>`
    select count(*)::int as people, count(account)::int as accounts from breach_person
    where person in (select person from breach_affected where ${topic ? sql`topic = ${topic}` : sql`true`})`.execute(
    tx,
  )
  return rows[0] ?? { people: 0, accounts: 0 }
}

function nameOf(breach: Breach): string {
  return createHash('sha256').update(JSON.stringify(breach)).digest('hex').slice(0, 16)
}

async function record(
  tx: Tx,
  { topics, from, until, scope, network }: Breach,
  { id, people, byTopic }: Assessment,
  by: AccountId,
): Promise<void> {
  await recordAudit(tx, {
    subject: { kind: 'breach', id },
    action: 'breach.assessed',
    actor: { kind: 'staff', id: by },
    details: {
      topics: topics.join(' '),
      from: from.toISOString(),
      until: until.toISOString(),
      scope,
      network,
      people,
      records: byTopic.reduce((sum, { records }) => sum + records, 0),
    },
  })
}
