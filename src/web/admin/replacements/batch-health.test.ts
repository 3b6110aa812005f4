import { expect, test, vi } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import type { HealthRow } from './deps.ts'
import { replacementDeskWords } from './replacement-words.ts'

const now = sampleStorefront().clock.now()
const batch: HealthRow = {
  product: { slug: 'reelwright', name: { en: 'Reelwright', fr: 'Reelwright' } },
  ...{ id: newId('bat'), productId: newId('prd'), supplier: '=cmd()', sourceName: 'spring.csv' },
  ...{ unitCostMinor: 400, currency: 'EUR', importedAt: now, keys: 100, opened: 40, left: 0 },
  ...{ quarantined: 60, isOut: true, failed: 6, shareAtLeast: 0.0701, isSick: true, unclaimed: 59 },
}
const list = '/admin/replacements/batches'
const usual = { text: '', show: '', sort: 'share', isDescending: true }

function officeOf(change: Partial<AdminDeps> = {}, minutesAgo = 0) {
  const provedAt = new Date(now.getTime() - minutesAgo * 60_000)
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'manager', since: now }), ...change },
  )
}

test('the sickest come first when nobody asks, and the list is narrowed, ordered and paged by its address', async () => {
  const listBatchHealth = vi.fn<AdminDeps['listBatchHealth']>(async () => ({ rows: [], total: 0 }))
  const office = officeOf({ listBatchHealth })
  const html = async (address: string) => (await office.get(address)).text()
  expect(await html(list)).toContain(replacementDeskWords.en.noBatches)
  expect(listBatchHealth).toHaveBeenLastCalledWith({ ...usual, page: 1 })
  await html(`${list}?show=stolen&sort=password&page=x`)
  expect(listBatchHealth).toHaveBeenLastCalledWith({ ...usual, page: 1 })
  expect(await html(`/fr${list}?text=spring&show=out&sort=supplier&page=2`)).toContain(
    replacementDeskWords.fr.noSuchBatch,
  )
  expect(listBatchHealth).toHaveBeenLastCalledWith({
    ...{ text: 'spring', show: 'out', sort: 'supplier', isDescending: false, page: 2 },
  })
})

test('the list is taken along as it is narrowed, with a proof, and runs as no formula', async () => {
  const eachBatchHealth = vi.fn<AdminDeps['eachBatchHealth']>(async function* () {
    yield [batch]
  })
  const file = `${list}?show=sick&sort=-failed&as=csv`
  expect((await officeOf({ eachBatchHealth }, 11).get(file)).headers.get('location')).toContain(
    encodeURIComponent(`${list}?show=sick&sort=-failed`),
  )
  expect(eachBatchHealth).not.toHaveBeenCalled()
  const [head, line] = (await (await officeOf({ eachBatchHealth }).get(file)).text()).split('\r\n')
  expect(head).toBe(
    'batch,product,file,supplier,imported_at,keys,opened,failed,fails_at_least,fails_too_often,left,quarantined,unclaimed,out',
  )
  expect(line).toBe(
    `${batch.id},reelwright,spring.csv,'=cmd(),${now.toISOString()},100,40,6,0.0701,true,0,60,59,true`,
  )
  expect(eachBatchHealth).toHaveBeenCalledExactlyOnceWith({ ...usual, show: 'sick', sort: 'failed' })
})

test('whoever claims the rest of a batch comes back to the list as it stood', async () => {
  const office = officeOf({ listBatchHealth: async () => ({ rows: [batch], total: 1 }) })
  const back = `${list}?show=out&sort=supplier`
  expect(await (await office.get(back)).text()).toContain(`name="back" value="${back.replace('&', '&amp;')}"`)
  const claim = async (said: string) =>
    (await office.post(`${list}/${batch.id}`, { act: 'claim', back: said })).headers.get('location')
  expect(await claim(back)).toBe(`${back}&news=claimed`)
  expect(await claim('//elsewhere.example')).toBe(`${list}?news=claimed`)
})
