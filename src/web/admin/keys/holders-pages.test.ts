import { expect, test, vi } from 'vitest'
import type { Recall } from '../../../domains/replacement/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { holderWords } from './holder-words.ts'
import { sampleBatch } from './key-desk.fixture.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
const batch = sampleBatch({ sold: 1, isOut: true })
const path = `/admin/keys/batches/${batch.id}/holders`
const recall: Recall = {
  ...{ id: newId('rcl'), batchId: batch.id, way: 'replace', reason: 'Supplier recalls', askedBy: 'x' },
  ...{ askedAt: now, total: 9, done: 3, leftOver: 1, after: 4, endedAt: null },
}

function officeOf(change: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }),
      openKeyBatch: async () => ({ batch, history: [] }),
      listKeyRecalls: async () => [recall],
      ...change,
    },
  )
}

test('how far a recall is, is asked for again and again, and shows nobody', async () => {
  const order = { orderId: newId('ord'), number: '7KQM-2RX9' }
  const holder = { keyId: newId('key'), unitId: newId('unt'), isOpen: true, position: 1, order }
  const listKeyHolders = vi.fn(async () => ({ rows: [holder], total: 1 }))
  const recordReads = vi.fn(async () => undefined)
  const office = officeOf({ listKeyHolders, recordReads })
  const html = await (await office.get(path)).text()
  const [, from] = /data-from="([^"]+)"/.exec(html) ?? []
  expect(html).toContain(order.number)
  expect(recordReads).toHaveBeenCalledTimes(1)
  const news = await (await office.get(from ?? '')).text()
  expect(news).toContain('id="progress"')
  expect(news).toContain(holderWords.en.told(recall))
  expect(news).not.toContain(order.number)
  expect(listKeyHolders).toHaveBeenCalledTimes(1)
  expect(recordReads).toHaveBeenCalledTimes(1)
})

test('whoever forgets the reason of a recall does not come back to another way of it', async () => {
  const startKeyRecall = vi.fn<AdminDeps['startKeyRecall']>(async () => ({ ok: true }))
  const office = officeOf({ startKeyRecall, listKeyRecalls: async () => [] })
  const answer = await office.post(path, { way: 'refund', reason: '  ' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toMatch(/<option value="refund" selected/)
  expect(startKeyRecall).not.toHaveBeenCalled()
})
