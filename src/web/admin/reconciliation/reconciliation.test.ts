import { expect, test, vi } from 'vitest'
import type { FindingOnFile, Run } from '../../../domains/reconciliation/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const finding: FindingOnFile = {
  ...{ id: newId('fnd'), kind: 'charge_differs', objectId: 'pi_1', orderId: null, orderNumber: null },
  ...{ expectedMinor: 1990, actualMinor: null, currency: 'EUR', detail: null, foundAt: now, seenAt: now },
  ...{ outcome: 'accepted', endedAt: now, endedBy: newId('acc'), note: '=known()' },
}

function officeOf(change: Partial<AdminDeps>) {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }), ...change },
  )
}

test('all that was ever found is taken along with who answered for it and why, and runs as no formula', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const office = officeOf({
    recordReads,
    eachFinding: async function* () {
      yield [finding]
    },
  })
  const [, line] = (await (await office.get('/admin/reconciliation?as=csv')).text()).split('\r\n')
  const at = now.toISOString()
  expect(line).toBe(
    `${finding.id},charge_differs,pi_1,,19.90,,EUR,,${at},accepted,${at},${finding.endedBy},'=known()`,
  )
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reads: { kind: 'finding_list', ids: ['csv'] } }),
  )
})

test('a comparison that is under way says so, and the page follows it to its end', async () => {
  const run: Run = {
    ...{ id: newId('rec'), reason: 'staff', fromAt: now, startedAt: now, endedAt: null, failure: null },
    ...{ objects: 0, found: 0, mended: 0 },
  }
  const page = async (runs: Run[]) => {
    const state = { runs, open: [], isMore: false, ended: [], days: [], reading: undefined }
    return (await officeOf({ readReconciliation: async () => state }).get('/admin/reconciliation')).text()
  }
  const under = await page([run])
  expect(under).toContain('id="progress"')
  expect(under).toMatch(/src="[^"]*progress[^"]*\.js"/)
  const over = await page([{ ...run, endedAt: now }])
  expect(over).not.toContain('id="progress"')
  expect(over).not.toMatch(/src="[^"]*progress[^"]*\.js"/)
})
