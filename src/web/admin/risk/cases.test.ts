import { expect, test, vi } from 'vitest'
import type { CaseInList } from '../../../domains/fraud/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const at = now.toISOString()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })

function officeOf(change: Partial<AdminDeps>) {
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'manager', since: now }), ...change },
  )
}

const row: CaseInList = {
  ...{ id: newId('rsk'), orderId: newId('ord'), state: 'open', openedAt: now, until: now },
  ...{ decidedAt: null, note: null, decidedBy: null, score: 70 },
  order: { number: '7KQM-2RX9', gross: money(1999, 'EUR') } as CaseInList['order'],
  reasons: [{ rule: 'provider_doubts', points: 70 }],
}

test('what waits comes by when it is due, what was decided by when, and each in the order that is asked for', async () => {
  const listCases = vi.fn<AdminDeps['listCases']>(async () => ({ rows: [row], total: 1 }))
  const asked = async (query: string) => {
    await officeOf({ listCases }).get(`/admin/risk${query}`)
    const { states, sort, isDescending } = listCases.mock.lastCall?.[0] ?? {}
    return [states, sort, isDescending]
  }
  expect(await asked('')).toEqual([['open'], 'until', false])
  expect(await asked('?sort=-score')).toEqual([['open'], 'score', true])
  expect(await asked('?show=rejected')).toEqual([['rejected'], 'decided', true])
  expect(await asked('?show=decided&sort=decided')).toEqual([
    ['allowed', 'rejected', 'expired', 'overtaken'],
    'decided',
    false,
  ])
})

test('the file of it runs as no formula, and that somebody took it along is written down', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const rows = [row, { ...row, order: { ...row.order, number: '=cmd()' } as CaseInList['order'] }]
  const office = officeOf({ recordReads, listCases: async () => ({ rows, total: 2 }) })
  expect(await (await office.get('/admin/risk?as=csv')).text()).toBe(
    'order,state,reasons,points,amount,currency,held_since,decide_by,decided_at\r\n' +
      `7KQM-2RX9,open,provider_doubts 70,70,19.99,EUR,${at},${at},\r\n` +
      `'=cmd(),open,provider_doubts 70,70,19.99,EUR,${at},${at},\r\n`,
  )
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reads: { kind: 'case_list', ids: ['csv'], persons: 2 } }),
  )
})
