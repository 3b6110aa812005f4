import { expect, test, vi } from 'vitest'
import type { NumberCheck } from '../../../domains/tax/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import type { ConflictInList } from './deps.ts'
import { vatDeskWords } from './vat-desk-words.ts'

const now = sampleStorefront().clock.now()
const orderId = newId('ord')
const check: NumberCheck = {
  ...{ orderId, number: 'DE136695976', state: 'valid', consultationNumber: 'WAPI1', askedAt: now },
  ...{ answeredAt: now, tries: 1, vatCharged: true, isRepeated: false, returnedAt: null },
}

async function page(returnedAt: Date | null): Promise<string> {
  const { get } = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }),
      openVat: async () => ({
        ...{ number: 'AAAA-2222', toAsk: null, check: { ...check, returnedAt } },
        evidence: {
          ...{ orderId, declared: 'DE', network: 'IT', card: 'IT', isConfirmed: true, matters: true },
          ...{ worth: 'conflict', conflict: 'open', foundAt: now, answered: null, decided: null },
        },
      }),
    },
  )
  return (await get(`/admin/vat/${orderId}`)).text()
}

test('whoever decides a country after the VAT went back is told what that does', async () => {
  const text = vatDeskWords.en.wentBack('27 November 2026')
  expect(await page(new Date('2026-11-27T12:00:00Z'))).toContain(text)
  const before = await page(null)
  expect(before).toContain(vatDeskWords.en.decide.replace('?', ''))
  expect(before).not.toContain(text.slice(0, 30))
})

test('what contradicts itself is narrowed and ordered by its address, and taken along with what was decided', async () => {
  const evidence: ConflictInList = {
    ...{
      orderId,
      number: '=cmd()',
      declared: 'DE',
      network: 'IT',
      card: 'IT',
      isConfirmed: true,
      matters: true,
    },
    ...{ worth: 'conflict', conflict: 'decided', foundAt: now, answered: null },
    decided: { country: 'IT', by: null, at: now, reason: 'Two pieces, one "no"' },
  }
  const listConflicts = vi.fn<AdminDeps['listConflicts']>(async () => ({ rows: [evidence], total: 1 }))
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const office = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }),
      ...{ listConflicts, recordReads },
    },
  )
  for (const [query, show, isDescending, at] of [
    ['', 'undecided', false, 1],
    ['?sort=-found&page=2', 'undecided', true, 2],
    ['?show=decided', 'decided', true, 1],
    ['?show=decided&sort=found', 'decided', false, 1],
    ['?show=all&sort=country', 'undecided', false, 1],
  ] as const) {
    await office.get(`/admin/vat${query}`)
    expect(listConflicts.mock.lastCall?.[0], query).toMatchObject({ show, isDescending, page: at })
  }
  const [, line] = (await (await office.get('/admin/vat?show=decided&as=csv')).text()).split('\r\n')
  const at = now.toISOString()
  expect(line).toBe(`'=cmd(),${at},DE,IT,IT,,decided,IT,${at},"Two pieces, one ""no"""`)
  expect(recordReads).toHaveBeenLastCalledWith(
    expect.objectContaining({ reads: { kind: 'vat_list', ids: ['csv'], persons: 1 } }),
  )
})
