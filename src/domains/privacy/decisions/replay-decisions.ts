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
 * was, before the shop serves. A decision belongs to the account that made it, whatever address it has; one of a mailbox to what
 * stood in it before and no account has. Whoever came after a decision is somebody else, and whoever is not there any more
 * was erased.
 * @returns how many decisions were carried out again.
 */
export async function replayDecisions(deps: ReplayDeps): Promise<number> {
  const { lost, known } = await sortLines(deps)
  if (lost.length === 0) return 0
  const persons = await listPersons(deps)
  let count = 0
  for (const line of lost) {
    const who = findPerson(persons, line)
    // Its transaction came to nothing, and the same person has decided the matter anew since then.
    const isOver = known.some((later) => later.at > line.at && isSameMatter(line, later))
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

/** Known by the account, or else by the mailbox, also of whom the mailbox is an account's by then. */
function isSameMatter(one: DecisionLine, later: DecisionLine): boolean {
  const matter = ({ decision }: DecisionLine) => ('purpose' in decision ? decision.purpose : 'restriction')
  const [who] = one.hashes
  return matter(one) === matter(later) && later.hashes.some((hash) => who !== undefined && hash.equals(who))
}

type Persons = {
  accounts: ReadonlyMap<string, Person>
  /** Those without an account, with when the last row came that stands in them. */
  mailboxes: ReadonlyMap<string, { who: Person; last: Date }>
}

/** Everybody who is there, by the hash under which the ledger knows them. */
async function listPersons({ db, registry, hash }: ReplayDeps): Promise<Persons> {
  const keyOf = (value: string) => hash(value).toString('hex')
  const accounts = await listAccountKeys(db)
  const taken = new Set(accounts.map(({ email }) => email))
  const mailboxes = (await listMailboxes(db, registry)).filter(({ email }) => !taken.has(email))
  return {
    accounts: new Map(accounts.map(({ id, email }) => [keyOf(id), { account: id, email }])),
    mailboxes: new Map(
      mailboxes.map(({ email, last }) => [keyOf(email), { who: { account: null, email }, last }]),
    ),
  }
}

/** The account may be younger than the backup: then its mailbox is what there is of the person. */
function findPerson({ accounts, mailboxes }: Persons, { hashes, at }: DecisionLine): Person | undefined {
  const keys = hashes.map((hash) => hash.toString('hex'))
  const [account] = keys.flatMap((key) => accounts.get(key) ?? [])
  const mailbox = mailboxes.get(keys.at(-1) ?? '')
  return account ?? (mailbox && mailbox.last <= at ? mailbox.who : undefined)
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
