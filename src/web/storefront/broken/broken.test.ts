import { expect, test, vi } from 'vitest'
import type { Complaint, ComplaintState } from '../../../domains/replacement/index.ts'
import { newId, type UnitId } from '../../../shared/ids.ts'
import { sampleOrder, shopWith } from '../storefront.fixture.ts'
import { brokenWords } from './broken-words.ts'

const words = brokenWords.en
const order = sampleOrder([{ kind: 'open' }, { kind: 'sealed' }])
const [open, sealed] = order.lines[0]?.units ?? []
const path = `/orders/t/keys/${open?.id}/problem`

const complaintIn = (state: ComplaintState): Complaint => ({
  id: newId('cmp'),
  orderId: order.id,
  unitId: open?.id as UnitId,
  seq: 1,
  keyId: newId('key'),
  batchId: newId('bat'),
  platform: 'nimbus',
  message: 'used',
  problem: 'already_used',
  words: null,
  locale: 'en',
  state,
  facts: {
    problem: 'already_used',
    daysSinceDelivery: 1,
    replacedOfUnit: 0,
    replacedOfMailbox: 0,
    isHeld: false,
    batch: { opened: 1, failed: 0 },
  },
  reasons: [],
  madeAt: new Date(),
  settledAt: null,
  ticketId: null,
  note: null,
})

const shop = (change: Parameters<typeof shopWith>[0] = {}) =>
  shopWith({ orderPage: async () => ({ kind: 'ok', order }), ...change })
const read = async (answer: Response | Promise<Response>) => (await answer).text()

test('beside every open key, and beside no other, stands the way there', async () => {
  const html = await read(shop().get('/orders/t'))
  expect(html).toContain(`href="${path}"`)
  expect(html).not.toContain(`/keys/${sealed?.id}/problem`)
  expect((await shop().get(`/orders/t/keys/${sealed?.id}/problem`)).status).toBe(404)
  expect((await shop().get(`/orders/t/keys/${newId('unt')}/problem`)).status).toBe(404)
})

test('first one says what the platform says, then reads what to look at', async () => {
  const complain = vi.fn()
  const first = await read(shop({ complain }).get(path))
  expect(first).toContain('The key has already been used.')
  const second = await read(shop({ complain }).post(path, { message: 'region', seq: '1' }))
  expect(second).toContain('European Union')
  expect(second).toContain(`>${words.ask}<`)
  expect(await read(shop({ complain }).post(path, { message: 'used', seq: '1' }))).toContain(
    `>${words.still}<`,
  )
  expect(complain).not.toHaveBeenCalled()
})

test('without a message the question comes again', async () => {
  const answer = await shop().post(path, { seq: '1' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words.missing)
})

test('a key that is replaced is seen on the order’s page, and a form that is sent again leads there too', async () => {
  const complain = vi.fn(async () => ({ ok: true, complaint: complaintIn('replaced') }) as const)
  const still = { message: 'used', seq: '1', step: 'still', words: ' it said so <b> ' }
  const answer = await shop({ complain }).post(path, still)
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe(`/orders/t?news=replaced#${open?.id}`)
  expect(complain).toHaveBeenCalledWith('t', {
    unitId: open?.id,
    seq: 1,
    message: 'used',
    words: 'it said so <b>',
    locale: 'en',
  })
  expect(await read(shop().get('/orders/t?news=replaced'))).toContain(words.replaced)
})

test.each([
  ['staff', words.state.staff.title],
  ['choosing', words.wait],
  ['waiting', words.refund],
] as const)('a complaint that is %s says what comes', async (state, expected) => {
  const complain = vi.fn()
  const site = shop({ findComplaint: async () => complaintIn(state), complain })
  expect(await read(site.get(path))).toContain(expected)
  // Another tab that is a step behind makes no second one.
  await site.post(path, { message: 'used', seq: '2', step: 'still' })
  expect(complain).not.toHaveBeenCalled()
})

test('whoever is asked chooses once', async () => {
  const complaint = complaintIn('choosing')
  const chooseForComplaint = vi.fn(async () => ({ ok: true }) as const)
  const site = shop({ findComplaint: async () => complaint, chooseForComplaint })
  const answer = await site.post(`${path}/choice`, { complaint: complaint.id, choice: 'refund' })
  expect(answer.status).toBe(303)
  expect(chooseForComplaint).toHaveBeenCalledWith('t', { complaintId: complaint.id, choice: 'refund' })
  const odd = await site.post(`${path}/choice`, { complaint: complaint.id, choice: 'both' })
  expect(odd.status).toBe(422)
})

test('a bank that argues is said to be the reason', async () => {
  const complaint = complaintIn('waiting')
  const site = shop({
    findComplaint: async () => complaint,
    chooseForComplaint: async () => ({ ok: false, reason: 'disputed' }),
  })
  const answer = await site.post(`${path}/choice`, { complaint: complaint.id, choice: 'refund' })
  expect(await answer.text()).toContain(words.refusals.disputed)
})

test('who complains too often waits, and keeps what was written', async () => {
  const until = new Date('2026-11-23T17:00:30Z')
  const limits = {
    checkAttempt: async () => ({ kind: 'wait', until }) as const,
    noteSuccess: async () => undefined,
  }
  const complain = vi.fn()
  const still = { message: 'used', seq: '1', step: 'still', words: 'Ada wrote this' }
  const answer = await shop({ limits, complain }).post(path, still)
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('Ada wrote this')
  expect(complain).not.toHaveBeenCalled()
})

test('a link that opens nothing opens no complaint', async () => {
  const site = shopWith({ orderPage: async () => ({ kind: 'unknown' }) })
  expect((await site.get(path)).status).toBe(404)
})
