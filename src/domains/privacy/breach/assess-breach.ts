import { createHash } from 'node:crypto'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { subjectLinks, type Topic } from '../../../shared/personal-data.ts'
import { listSignedIn } from '../../security/index.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables } from '../registry.ts'
import type { Breach } from './breach.ts'
import { countRows, countRowsBySubject, listPersons, type Person, type PersonIndex } from './persons.ts'

/** Somebody who is affected, and by what of theirs. */
export type Affected = Omit<Person, 'orderedAt'> & { topics: Topic[] }

export type Assessment = {
  /** The same for the same question, by which history names it. */
  id: string
  people: Affected[]
  byTopic: { topic: Topic; people: number; records: number }[]
}

/**
 * Whom a breach concerns, and how many records of theirs (GDPR Art. 33(3)(a)): found through the declarations of the
 * registry, as copies and erasures find them. Looks at what is held now. Each run is history.
 */
export async function assessBreach(deps: PrivacyDeps, breach: Breach, by: AccountId): Promise<Assessment> {
  const index = await listPersons(deps.db, breach.until)
  const chosen = await choose(deps, breach, index)
  const found = new Map<Person, Topic[]>()
  const byTopic: Assessment['byTopic'] = []
  for (const topic of breach.topics) {
    const { people, records } = await lookInto(deps, topic, index, chosen)
    for (const person of people) found.set(person, [...(found.get(person) ?? []), topic])
    byTopic.push({ topic, people: people.size, records })
  }
  const people = [...found].map(([{ orderedAt: _, ...person }, topics]) => ({ ...person, topics }))
  const assessment = { id: nameOf(breach), people, byTopic }
  await record(deps, breach, assessment, by)
  return assessment
}

async function lookInto(
  { db, registry }: PrivacyDeps,
  topic: Topic,
  { ids }: PersonIndex,
  chosen: ReadonlySet<Person>,
): Promise<{ people: Set<Person>; records: number }> {
  const people = new Set<Person>()
  let records = 0
  for (const { name, declaration } of listPersonalTables(registry)) {
    const links = subjectLinks(declaration)
    if (declaration.topic !== topic) continue
    if (links.length === 0) {
      // Of whom these are nobody can say, whoever has them.
      records += await countRows(db, name)
      continue
    }
    for (const { ids: named, rows } of await countRowsBySubject(db, name, links)) {
      const [person] = links.flatMap(({ set }, at) => ids[set].get(named[at] ?? '') ?? [])
      if (!person || !chosen.has(person)) continue
      people.add(person)
      records += rows
    }
  }
  return { people, records }
}

async function choose(
  { db }: PrivacyDeps,
  breach: Breach,
  { persons, ids }: PersonIndex,
): Promise<Set<Person>> {
  switch (breach.scope) {
    case 'everybody':
      return new Set(persons)
    case 'signed_in': {
      const found = await listSignedIn(db, breach)
      return new Set(found.flatMap((account) => ids.accounts.get(account) ?? []))
    }
    case 'ordered':
      return new Set([...persons].filter(({ orderedAt }) => orderedAt.some((at) => at >= breach.from)))
  }
}

function nameOf(breach: Breach): string {
  return createHash('sha256').update(JSON.stringify(breach)).digest('hex').slice(0, 16)
}

async function record(
  { db }: PrivacyDeps,
  breach: Breach,
  { id, people, byTopic }: Assessment,
  by: AccountId,
) {
  const { topics, from, until, scope, network } = breach
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      subject: { kind: 'breach', id },
      action: 'breach.assessed',
      actor: { kind: 'staff', id: by },
      details: {
        topics: topics.join(' '),
        from: from.toISOString(),
        until: until.toISOString(),
        scope,
        network,
        people: people.length,
        records: byTopic.reduce((sum, { records }) => sum + records, 0),
      },
    }),
  )
}
