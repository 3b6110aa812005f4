import { expect, test } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { replayErasures } from '../erasure/replay-erasures.ts'
import { listObjections, setObjection } from '../objection/objection.ts'
import { testPrivacy } from '../privacy.fixture.ts'
import { findRestriction, liftRestriction, restrict } from '../restriction/restriction.ts'
import type { Person } from '../subject/person.ts'
import type { Decision } from './decision-ledger.ts'
import { replayDecisions } from './replay-decisions.ts'

const shop = await testPrivacy()
const { pool, worker, desk, erasure, clock } = shop
const person = { kind: 'customer' } as const

/** As the pages do it: the line and the row in one transaction. */
function decide(who: Person, decision: Decision): Promise<void> {
  shop.pass(1000)
  const at = clock.now()
  return desk.db.transaction().execute(async (tx) => {
    await desk.noteDecision(tx, who, decision, at)
    if (decision.what === 'restricted') await restrict(tx, who, at, person)
    else if (decision.what === 'lifted') await liftRestriction(tx, who, decision.until, person)
    else await setObjection(tx, who, { purpose: decision.purpose, objects: decision.what === 'objected', at })
  })
}

/** The database of before: it knows neither decisions nor erasures. */
async function restore(): Promise<void> {
  await pool.query('alter table shop.erasure disable trigger all')
  for (const table of ['restriction', 'objection', 'noted_decision', 'erasure'])
    await pool.query(`delete from shop.${table}`)
  await pool.query('alter table shop.erasure enable trigger all')
}

async function anAccount(): Promise<Person> {
  const { account, email } = await shop.anAccount()
  await pool.query(`update shop.account set created_at = now() - interval '1 minute' where id = $1`, [
    account,
  ])
  return { account, email }
}

/** Somebody who has written once, and has neither account nor order. */
async function aMailbox(): Promise<Person> {
  const email = `${newId('acc')}@example.eu`
  await pool.query(
    `insert into shop.privacy_request (id, kind, channel, email, locale, received_on, due_on, state, recorded_at)
     values ($1, 'access', 'mail', $2, 'en', current_date, current_date + 30, 'open', $3)`,
    [newId('prq'), email, after(clock.now(), -60_000)],
  )
  return { account: null, email }
}

const decisionsOf = async (who: Person) => ({
  isRestricted: (await findRestriction(worker.db, who, clock.now())) !== undefined,
  objections: await listObjections(worker.db, who),
})

test('what was decided since the backup is carried out again, of accounts and of mailboxes alike, once', async () => {
  for (const who of [await anAccount(), await aMailbox()]) {
    await decide(who, { what: 'restricted' })
    await decide(who, { what: 'objected', purpose: 'improvement' })
    await decide(who, { what: 'objected', purpose: 'fraud_prevention' })
    await decide(who, { what: 'objection_taken_back', purpose: 'improvement' })
    const before = await decisionsOf(who)
    expect(before).toEqual({ isRestricted: true, objections: ['fraud_prevention'] })
    expect(await replayDecisions(erasure)).toBe(0)
    await restore()
    expect(await decisionsOf(who)).toEqual({ isRestricted: false, objections: [] })
    expect(await replayDecisions(erasure)).toBeGreaterThanOrEqual(4)
    expect(await decisionsOf(who)).toEqual(before)
    expect(await replayDecisions(erasure)).toBe(0)
  }
})

test('a restriction that was lifted stays lifted, and one that the shop ends runs to its day', async () => {
  const [lifted, ending] = [await anAccount(), await anAccount()]
  for (const who of [lifted, ending]) await decide(who, { what: 'restricted' })
  await decide(lifted, { what: 'lifted', until: clock.now() })
  const until = after(clock.now(), days(7))
  await decide(ending, { what: 'lifted', until })
  await restore()
  await replayDecisions(erasure)
  expect((await decisionsOf(lifted)).isRestricted).toBe(false)
  expect(await findRestriction(worker.db, ending, clock.now())).toMatchObject({ endsAt: until })
})

test('whoever came after a decision, and whoever was erased, is somebody else', async () => {
  const [gone, other] = [await anAccount(), await anAccount()]
  for (const who of [gone, other]) await decide(who, { what: 'restricted' })
  await erasePerson(erasure, { account: gone.account ?? newId('acc') }, 'request')
  shop.pass(60_000)
  // The same addresses, of people who came anew.
  for (const { account, email } of [gone, other]) {
    await pool.query('delete from shop.account where id = $1', [account])
    const { account: again } = await shop.anAccount(email)
    await pool.query('update shop.account set created_at = $2, last_active_at = $2 where id = $1', [
      again,
      clock.now(),
    ])
  }
  await restore()
  await replayErasures(erasure)
  await replayDecisions(erasure)
  for (const { email } of [gone, other]) {
    const { rows } = await pool.query('select id from shop.account where email = $1', [email])
    expect(await decisionsOf({ account: rows[0].id, email })).toEqual({ isRestricted: false, objections: [] })
  }
})

/** The address goes from one account to another. */
async function handOver(email: string, from: Person, to: Person): Promise<void> {
  const set = 'update shop.account set email = $2, email_folded = $2 where id = $1'
  await pool.query(set, [from.account, `${newId('acc')}@example.eu`])
  await pool.query(set, [to.account, email])
}

test('a decision stays with its account, and goes to nobody who has its address', async () => {
  const [who, other, gone, heir] = [
    await anAccount(),
    await anAccount(),
    await anAccount(),
    await anAccount(),
  ]
  for (const each of [who, gone]) await decide(each, { what: 'restricted' })
  await handOver(who.email, who, other)
  await handOver(gone.email, gone, heir)
  await pool.query('delete from shop.account where id = $1', [gone.account])
  await restore()
  await replayDecisions(erasure)
  const isRestricted = async ({ account }: Person) => {
    const { rows } = await pool.query('select email from shop.account where id = $1', [account])
    return (await decisionsOf({ account, email: rows[0].email })).isRestricted
  }
  expect(await isRestricted(who)).toBe(true)
  expect(await isRestricted(other)).toBe(false)
  expect(await isRestricted(heir), 'the account that decided is not there').toBe(false)
})

test('a decision of a mailbox goes to what stood in it before, and to no account that has it since', async () => {
  const [same, taken, used] = [await aMailbox(), await aMailbox(), await aMailbox()]
  const [younger, account] = [await aMailbox(), await anAccount()]
  for (const each of [same, taken, used]) await decide(each, { what: 'restricted' })
  const { account: late } = await shop.anAccount(younger.email)
  await decide({ ...younger, account: late }, { what: 'restricted' })
  await pool.query('delete from shop.account where id = $1', [late])
  // The account is older than the decision, its address is not.
  await handOver(taken.email, taken, account)
  shop.pass(1000)
  await pool.query(
    `insert into shop.mail (id, kind, subject_id, locale, recipient, created_at) values ($1, 'privacy_link', $1, 'en', $2, $3)`,
    [newId('eml'), used.email, clock.now()],
  )
  await restore()
  await replayDecisions(erasure)
  expect((await decisionsOf(same)).isRestricted).toBe(true)
  expect((await decisionsOf({ ...taken, account: account.account })).isRestricted).toBe(false)
  expect((await decisionsOf(used)).isRestricted, 'somebody has written since').toBe(false)
  expect((await decisionsOf(younger)).isRestricted, 'of an account younger than the backup').toBe(true)
})

test('a decision whose transaction failed is over when the same person decided anew, not when a later owner of the address did', async () => {
  const [who, other, again] = [await anAccount(), await anAccount(), await anAccount()]
  for (const each of [who, again]) await decide(each, { what: 'restricted' })
  const lost = async () => pool.query('delete from shop.noted_decision; delete from shop.restriction')
  await lost()
  await handOver(who.email, who, other)
  await decide({ account: other.account, email: who.email }, { what: 'restricted' })
  await decide(again, { what: 'restricted' })
  await decide(again, { what: 'lifted', until: clock.now() })
  await replayDecisions(erasure)
  const restrictionsOf = async ({ account }: Person) => {
    const { rows } = await pool.query(
      'select from shop.restriction where account_id = $1 and ends_at is null',
      [account],
    )
    return rows.length
  }
  expect(await restrictionsOf(who)).toBe(1)
  expect(await restrictionsOf(again)).toBe(0)
})

test('of whoever had neither account nor order, what a backup brought back goes again, and what came anew stays', async () => {
  const [one, back] = [await aMailbox(), await aMailbox()]
  const requestsOf = async ({ email }: Person) =>
    (await pool.query('select from shop.privacy_request where email = $1', [email])).rows.length
  for (const who of [one, back]) {
    expect((await erasePerson(erasure, { email: who.email }, 'request')).ok).toBe(true)
    expect(await requestsOf(who)).toBe(0)
  }
  await restore()
  // The rows are back; one of them has written since.
  const put = (who: Person, at: Date) =>
    pool.query(
      `insert into shop.privacy_request (id, kind, channel, email, locale, received_on, due_on, state, recorded_at)
       values ($1, 'access', 'mail', $2, 'en', current_date, current_date + 30, 'open', $3)`,
      [newId('prq'), who.email, at],
    )
  await put(one, after(clock.now(), -60_000))
  await put(back, after(clock.now(), -60_000))
  await put(back, after(clock.now(), 60_000))
  expect(await replayErasures(erasure)).toBe(1)
  expect(await requestsOf(one)).toBe(0)
  expect(await requestsOf(back)).toBe(2)
})

test('the ledger names nobody', async () => {
  const who = await anAccount()
  await decide(who, { what: 'restricted' })
  const text = JSON.stringify(await erasure.ledger.readDecisions())
  expect(text).not.toContain(who.email)
  expect(text).not.toContain(who.account)
})
