import { expect, test } from 'vitest'
import { erasedEmail } from '../../../shared/email.ts'
import { newId } from '../../../shared/ids.ts'
import { after, days, localDayAfter } from '../../../shared/time.ts'
import { erasePerson } from '../erasure/erase-person.ts'
import { setObjection } from '../objection/objection.ts'
import { testPrivacy } from '../privacy.fixture.ts'
import { findRestriction, isRestrictedAddress } from '../restriction/restriction.ts'
import { listHeldData } from '../subject/held-data.ts'
import { findSubject } from '../subject/subject.ts'
import { actOnRequest } from './act-on-request.ts'
import { closeRequest, eraseOnRequest } from './close-request.ts'
import { extendRequest } from './extend-request.ts'
import { askForMailbox, confirmMailbox, identifyOtherwise } from './identify.ts'
import { type NewRequest, recordRequest } from './record-request.ts'
import { countOpenRequests, findRequest, listRequests } from './store.ts'

const { desk, erasure, letters, db, pool, clock, anAccount, anOrder } = await testPrivacy()
const { account: by } = await anAccount()

async function aRequest(change: Partial<NewRequest> = {}) {
  const email = `${newId('eml')}@example.eu`
  const receivedOn = localDayAfter(clock.now(), 0)
  const request: NewRequest = {
    kind: 'erasure',
    channel: 'post',
    email,
    locale: 'fr',
    wish: 'Everything about me',
    receivedOn,
    ...change,
  }
  const id = await recordRequest(desk, request, by)
  return { id, email: request.email }
}
const lettersTo = (email: string) => letters.filter(({ recipient }) => recipient === email)
const historyOf = async (id: string) =>
  (
    await db
      .selectFrom('audit_event')
      .select('action')
      .where('subject_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute()
  ).map(({ action }) => action)

test('a request is confirmed by a letter at once and stands in the list by its day', async () => {
  const late = await aRequest()
  const urgent = await aRequest({ receivedOn: localDayAfter(clock.now(), -20) })
  expect(lettersTo(late.email).map(({ what, locale }) => [what, locale])).toEqual([['received', 'fr']])
  const asked = { state: 'open', kind: null, sort: 'due', isDescending: false, page: 1 } as const
  const { rows: requests } = await listRequests(db, asked)
  const order = requests.map(({ id }) => id)
  expect(order.indexOf(urgent.id)).toBeLessThan(order.indexOf(late.id))
  const { open, firstDueOn } = await countOpenRequests(db)
  expect(open).toBe(requests.length)
  expect(firstDueOn).toBe(requests[0]?.dueOn)
  const backwards = await listRequests(db, { ...asked, isDescending: true })
  expect(backwards.rows.map(({ id }) => id)).toEqual(order.toReversed())
  const received = await listRequests(db, { ...asked, sort: 'received' })
  expect(received.rows[0]?.id).toBe(urgent.id)
})

test('a request is written to the mailbox whose data it is about, whatever looks alike', async () => {
  const { account, email } = await anAccount(`fiona.${newId('eml')}@example.eu`)
  const { id } = await aRequest({ email: email.replace('fi', 'ﬁ') })
  await askForMailbox(desk, id, by)
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received', 'proof'])
  await confirmMailbox(desk, id)
  await actOnRequest(desk, id, { act: 'restrict', by })
  expect(await findRestriction(db, { account, email }, clock.now())).toBeDefined()
})

test('nothing is done about anybody’s data before it is known that it is theirs', async () => {
  const { id, email } = await aRequest()
  await anOrder(email)
  for (const act of ['restrict', 'lift', 'link', 'copy'] as const)
    expect(await actOnRequest(desk, id, { act, by })).toEqual({ ok: false, reason: 'unidentified' })
  expect(await eraseOnRequest({ ...erasure, ...desk, db: erasure.db }, id, by)).toMatchObject({
    reason: 'unidentified',
  })
  expect(await closeRequest(desk, id, { state: 'answered', answer: 'Here it is', by })).toEqual({
    ok: false,
    reason: 'unidentified',
  })
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received'])
  // A refusal says nothing about data: it may go out.
  expect(await closeRequest(desk, id, { state: 'refused', answer: 'We do not know you', by })).toEqual({
    ok: true,
  })
})

test('whoever reads the mailbox is known when they confirm, once and not after the end', async () => {
  const { id, email } = await aRequest()
  expect(await askForMailbox(desk, id, by)).toBe(true)
  expect(await askForMailbox(desk, id, by)).toBe(true)
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received', 'proof', 'proof'])
  expect(await confirmMailbox(desk, id)).toBe(true)
  expect(await confirmMailbox(desk, id)).toBe(true)
  expect(await identifyOtherwise(desk, id, { how: 'called back', by })).toBe(false)
  const request = await findRequest(db, id)
  expect(request?.identified).toMatchObject({ by: 'mailbox', how: null })
  await closeRequest(desk, id, { state: 'answered', answer: 'Done', by })
  expect(await confirmMailbox(desk, id)).toBe(false)
  expect(await historyOf(id)).toEqual([
    'privacy.request_recorded',
    'privacy.proof_asked',
    'privacy.proof_asked',
    'privacy.identified',
    'privacy.request_answered',
  ])
})

test('two of the staff answer at once: one letter goes out', async () => {
  const { id, email } = await aRequest({ kind: 'question' })
  const answers = await Promise.all(
    ['one', 'two'].map((answer) => closeRequest(desk, id, { state: 'answered', answer, by })),
  )
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received', 'answered'])
})

test('one refuses while another erases: one letter goes out, and only one of both is done', async () => {
  const { id, email } = await aRequest()
  const order = await anOrder(email)
  await identifyOtherwise(desk, id, { how: 'called back', by })
  const outcomes = await Promise.all([
    closeRequest(desk, id, { state: 'refused', answer: 'not you', by }),
    eraseOnRequest({ ...erasure, ...desk, db: erasure.db }, id, by),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ reason: 'closed' })
  const told = lettersTo(email).map(({ what }) => what)
  expect(told).toHaveLength(2)
  const { rows } = await pool.query('select email from shop.order_contact where order_id = $1', [order])
  expect(rows[0].email === erasedEmail).toBe(told[1] === 'erased')
})

test('a month becomes three, once, with a reason, and never when it is over', async () => {
  const { id, email } = await aRequest()
  const reason = 'Three shops in one account'
  expect(await extendRequest(desk, id, { reason, by })).toEqual({ ok: true })
  expect(await extendRequest(desk, id, { reason, by })).toEqual({ ok: false, reason: 'extended' })
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received', 'extended'])
  expect((await findRequest(db, id))?.extension?.reason).toBe(reason)
  const over = await aRequest({ receivedOn: localDayAfter(clock.now(), -40) })
  expect(await extendRequest(desk, over.id, { reason, by })).toEqual({ ok: false, reason: 'late' })
})

test('an erasure closes its request, empties what was written down, and tells the address that is gone', async () => {
  const { id, email } = await aRequest()
  const order = await anOrder(email)
  await identifyOtherwise(desk, id, { how: `called back, knows ${order}`, by })
  const older = await aRequest({ email, kind: 'question' })
  await extendRequest(desk, older.id, { reason: 'Ms Rouge has three shops', by })
  const outcome = await eraseOnRequest({ ...erasure, ...desk, db: erasure.db }, id, by)
  expect(outcome).toMatchObject({ ok: true })
  const { rows } = await pool.query('select * from shop.privacy_request where id = any($1)', [[id, older.id]])
  expect(JSON.stringify(rows)).not.toContain(email)
  expect(JSON.stringify(rows)).not.toContain('Rouge')
  expect(rows.find(({ id }) => id === older.id)?.extended_at).not.toBeNull()
  expect(rows.find((row) => row.id === id)).toMatchObject({
    email: erasedEmail,
    state: 'answered',
    wish: null,
    identified_how: null,
  })
  expect(lettersTo(email).at(-1)).toMatchObject({ what: 'erased', requestId: id })
  const contact = await pool.query('select email from shop.order_contact where order_id = $1', [order])
  expect(JSON.stringify(contact.rows)).not.toContain(email)
})

// Somebody who never bought anything may have written, and what they wrote is held.
test('whoever has neither account nor order is erased as well, and then nothing is held', async () => {
  const { id, email } = await aRequest({ wish: 'I live at 3 rue Rouge' })
  await identifyOtherwise(desk, id, { how: 'called back', by })
  const guest = { account: null, email }
  await db
    .transaction()
    .execute((tx) => setObjection(tx, guest, { purpose: 'improvement', objects: true, at: clock.now() }))
  const deps = { ...erasure, ...desk, db: erasure.db }
  expect(await eraseOnRequest(deps, id, by)).toMatchObject({ ok: true })
  expect(lettersTo(email).at(-1)?.what).toBe('erased')
  expect(await listHeldData(erasure, await findSubject(db, { email }))).toEqual([])
  const { rows } = await pool.query('select * from shop.privacy_request where id = $1', [id])
  expect(JSON.stringify(rows)).not.toMatch(/rue Rouge|example\.eu/)
  expect(await erasePerson(deps, { email }, 'request')).toEqual({ ok: false, reason: 'unknown' })
})

test('what was written down with capitals is found by the same mailbox', async () => {
  const { id, email } = await aRequest({ wish: 'I live at 3 rue Verte' })
  await pool.query('update shop.privacy_request set email = $2 where id = $1', [
    id,
    email.replace('@', '.Typed@').toUpperCase(),
  ])
  const typed = email.replace('@', '.typed@')
  expect((await listHeldData(erasure, await findSubject(db, { email: typed }))).length).toBeGreaterThan(0)
  expect(await erasePerson(erasure, { email: typed }, 'request')).toMatchObject({ ok: true })
  const { rows } = await pool.query('select * from shop.privacy_request where id = $1', [id])
  expect(JSON.stringify(rows)).not.toMatch(/rue Verte|EXAMPLE/)
})

test('an order under way keeps the request open', async () => {
  const { id, email } = await aRequest()
  const order = await anOrder(email)
  await pool.query(`update shop."order" set state = 'confirmed' where id = $1`, [order])
  await identifyOtherwise(desk, id, { how: 'called back', by })
  expect(await eraseOnRequest({ ...erasure, ...desk, db: erasure.db }, id, by)).toMatchObject({
    ok: false,
    reason: 'open_orders',
  })
  expect((await findRequest(db, id))?.state).toBe('open')
  expect(lettersTo(email).map(({ what }) => what)).toEqual(['received'])
})

test('the desk restricts for whoever asked, and tells them a week before it ends', async () => {
  const { id, email } = await aRequest({ kind: 'restriction' })
  await identifyOtherwise(desk, id, { how: 'called back', by })
  await actOnRequest(desk, id, { act: 'restrict', by })
  expect(await isRestrictedAddress(desk, email)).toBe(true)
  await actOnRequest(desk, id, { act: 'lift', by })
  expect(lettersTo(email).at(-1)?.what).toBe('lifting')
  expect(await isRestrictedAddress(desk, email)).toBe(true)
  const inAWeek = { now: () => after(clock.now(), days(7) + 1000) }
  expect(await isRestrictedAddress({ ...desk, clock: inAWeek }, email)).toBe(false)
})
