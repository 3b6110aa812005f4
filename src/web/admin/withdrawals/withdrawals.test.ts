import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import type { Withdrawal } from '../../../domains/withdrawal/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { withdrawalDeskWords } from './withdrawal-words.ts'

const now = sampleStorefront().clock.now()
const words = withdrawalDeskWords.en
const id = newId('wdl')
const path = `/admin/withdrawals/${id}`
const unknown: Withdrawal = {
  id,
  name: 'Ada <script>',
  orderNumber: 'the one of Monday',
  email: 'ada@example.eu',
  locale: 'en',
  madeAt: now,
  orderId: null,
  lastDay: null,
  inTime: null,
  receipt: 'refused',
  closed: null,
  units: [],
}

function officeOf(role: (typeof roles)[number], change: Partial<AdminDeps> = {}, proved: Date = now) {
  const session = sampleSession({ assurance: 2, provedAt: proved, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      openWithdrawal: async () => ({ withdrawal: unknown, names: new Map() }),
      listWithdrawals: async () => ({
        rows: [{ ...unknown, isClosed: false, answers: ['late', 'late'], needs: ['order_unknown', 'late'] }],
        total: 1,
      }),
      ...change,
    },
  )
}

test('the list says what each needs, and names nobody', async () => {
  const recordReads = vi.fn(async () => undefined)
  const html = await (await officeOf('support', { recordReads }).get('/admin/withdrawals')).text()
  for (const text of [words.needed.order_unknown, words.needed.late, '2 × late']) expect(html).toContain(text)
  expect(html).not.toContain('ada@example.eu')
  expect(recordReads).not.toHaveBeenCalled()
})

test('one of them names a person, and that is written down', async () => {
  const recordReads = vi.fn(async () => undefined)
  const html = await (await officeOf('support', { recordReads }).get(path)).text()
  expect(html).toContain('Ada &lt;script&gt;')
  expect(html).toContain(words.whatToDo.order_unknown)
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'withdrawal', ids: [id] } }),
  )
})

test.each(roles)('%s: enters or not, and moves money or not', async (role) => {
  const findOrderMeant = vi.fn(async () => ({ ok: true }) as const)
  const office = officeOf(role, { findOrderMeant })
  const mayAnswer = ['owner', 'manager', 'support'].includes(role)
  expect((await office.get('/admin/withdrawals')).status).toBe(mayAnswer ? 200 : 403)
  const answer = await office.post(path, { act: 'find', number: '7KQM-2RX9' })
  const mayRefund = ['owner', 'manager', 'finance'].includes(role)
  expect(answer.status).toBe(mayRefund ? 303 : 403)
  expect(findOrderMeant).toHaveBeenCalledTimes(mayRefund ? 1 : 0)
})

test('naming an order wants a proof of the last ten minutes, and what was typed waits for it', async () => {
  const findOrderMeant = vi.fn()
  const old = new Date(now.getTime() - 11 * 60_000)
  const answer = await officeOf('manager', { findOrderMeant }, old).post(path, {
    act: 'find',
    number: '7KQM-2RX9',
  })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const text of ['/account/prove?to=', 'value="7KQM-2RX9"']) expect(html).toContain(text)
  expect(findOrderMeant).not.toHaveBeenCalled()
})

test('closing wants a word, and happens once', async () => {
  const closeWithdrawal = vi.fn(async () => false)
  const office = officeOf('support', { closeWithdrawal })
  const empty = await office.post(path, { act: 'close', note: '' })
  expect(empty.status).toBe(422)
  expect(await empty.text()).toContain(words.refusals.note_missing)
  expect(closeWithdrawal).not.toHaveBeenCalled()
  const note = 'answered by telephone'
  const late = await (await office.post(path, { act: 'close', note })).text()
  expect(late).toContain(words.refusals.decided_already)
  expect(late).toContain(`value="${note}"`)
  closeWithdrawal.mockResolvedValueOnce(true)
  const done = await office.post(path, { act: 'close', note })
  expect(done.headers.get('location')).toBe(`${path}?news=closed`)
  expect(closeWithdrawal).toHaveBeenLastCalledWith({ withdrawalId: id, by: expect.any(String), note })
})

test('an order that is not there is said to be so', async () => {
  const findOrderMeant = async () => ({ ok: false, reason: 'unknown_order' }) as const
  const answer = await officeOf('manager', { findOrderMeant }).post(path, { act: 'find', number: 'x9' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(words.refusals.unknown_order)
  expect(html).toContain('value="x9"')
})
