import type { Tx } from '../../../platform/database/connect.ts'
import { after, days } from '../../../shared/time.ts'
import { listAccountKeys } from '../../identity/index.ts'
import { clockOf } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
import { setObjection } from '../objection/objection.ts'
import { liftRestriction, restrict } from '../restriction/restriction.ts'
import { listMailboxes } from '../subject/mailboxes.ts'
import type { Person } from '../subject/person.ts'
import { type DecisionLedger, type DecisionLine, rememberDecision } from './decision-ledger.ts'

type ReplayDeps = Pick<PrivacyDeps, 'db' | 'clock' | 'registry'> & DecisionLedger

/**
 * After a restore: what people decided about their own data since the backup is carried out again, in the order in which it
 * was, before the shop serves. Whoever came after a decision is somebody else; whoever is not there any more was erased.
 * @returns how many decisions were carried out again.
 */
export async function replayDecisions(deps: ReplayDeps): Promise<number> {
  const { lost, known } = await sortLines(deps)
  if (lost.length === 0) return 0
  const persons = await listPersons(deps)
  let count = 0
  for (const line of lost) {
    const who = line.hashes
      .flatMap((hash) => persons.get(hash.toString('hex')) ?? [])
      .find(({ since }) => since <= line.at)
    // Its transaction came to nothing, and the same person has decided the matter anew since then.
    const isOver = known.some((later) => later.at > line.at && isSameMatter(later, line))
    await deps.db.transaction().execute(async (tx) => {
      const isMine = await rememberDecision(tx, line.id, line.at)
      if (!isMine || !who || isOver) return
      await carryOut(tx, who, line)
      count += 1
    })
  }
  return count
}

type Lines = { lost: DecisionLine[]; known: DecisionLine[] }

async function sortLines({ db, ledger, clock, registry }: ReplayDeps): Promise<Lines> {
  const kept = clockOf(registry.noted_decision, 'noted_decision')
  const remembered = after(clock.now(), -days(kept.rule === 'after' ? kept.days : 0))
  const lines = (await ledger.readDecisions()).filter(({ at }) => at > remembered)
  if (lines.length === 0) return { lost: [], known: [] }
  const known = await db.selectFrom('noted_decision').select('id').execute()
  const done = new Set<string>(known.map(({ id }) => id))
  const inTime = lines.toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return { lost: inTime.filter(({ id }) => !done.has(id)), known: inTime.filter(({ id }) => done.has(id)) }
}

function isSameMatter(one: DecisionLine, other: DecisionLine): boolean {
  const matter = ({ decision }: DecisionLine) => ('purpose' in decision ? decision.purpose : 'restriction')
  return (
    matter(one) === matter(other) && one.hashes.some((hash) => other.hashes.some((each) => each.equals(hash)))
  )
}

/** Everybody who is there, by the hashes under which the ledger knows them. An account goes before a mailbox. */
async function listPersons(deps: ReplayDeps): Promise<Map<string, (Person & { since: Date })[]>> {
  const accounts = await listAccountKeys(deps.db)
  const known = new Set(accounts.map(({ email }) => email))
  const mailboxes = (await listMailboxes(deps.db, deps.registry)).filter(({ email }) => !known.has(email))
  const persons = [
    ...accounts.flatMap(({ id, email, createdAt }) => {
      const person = { account: id, email, since: createdAt }
      return [id, email].map((value) => [deps.hash(value).toString('hex'), person] as const)
    }),
    ...mailboxes.map(({ email, first }) => {
      return [deps.hash(email).toString('hex'), { account: null, email, since: first }] as const
    }),
  ]
  return new Map(
    [...Map.groupBy(persons, ([hash]) => hash)].map(([hash, found]) => [
      hash,
      found.map(([, person]) => person),
    ]),
  )
}

async function carryOut(tx: Tx, who: Person, { decision, at }: DecisionLine): Promise<void> {
  const person = { kind: 'customer' } as const
  switch (decision.what) {
    case 'restricted':
      return restrict(tx, who, at, person)
    case 'lifted':
      return void (await liftRestriction(tx, who, decision.until, person))
    default: {
      const objects = decision.what === 'objected'
      return setObjection(tx, who, { purpose: decision.purpose, objects, at })
    }
  }
}
