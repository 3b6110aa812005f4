import { expect, test, vi } from 'vitest'
import type { ClaimInList } from '../../../domains/replacement/index.ts'
import { newId } from '../../../shared/ids.ts'
import { minutes } from '../../../shared/time.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { replacementDeskWords } from './replacement-words.ts'

const now = sampleStorefront().clock.now()
const words = replacementDeskWords.en
const batch = {
  ...{ batchId: newId('bat'), productId: newId('prd'), sourceName: 'spring, "best".csv' },
  ...{ supplier: '=cmd()', unitCostMinor: 400, currency: 'EUR' },
}
const claim: ClaimInList = {
  ...{ keyId: newId('key'), batchId: batch.batchId, batch, supplierReference: 'A-17' },
  ...{ problem: 'already_used', message: 'harbour-53', claimedAt: now, state: 'open', settledAt: null },
}
const credited: ClaimInList = {
  ...{ ...claim, keyId: newId('key'), supplierReference: null, problem: 'other', message: 'recalled' },
  ...{ state: 'credited', settledAt: now },
}
const list = '/admin/replacements/claims'
const usual = { text: '', show: 'open', isDescending: false }

function officeOf(change: Partial<AdminDeps> = {}, minutesAgo = 0) {
  const provedAt = new Date(now.getTime() - minutes(minutesAgo))
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'manager', since: now }),
      listSupplierClaims: async () => ({ rows: [claim, credited], total: 2, isMore: false }),
      ...change,
    },
  )
}

test('what is open stands there when nobody asks, and the list is narrowed, ordered and paged by its address', async () => {
  const listSupplierClaims = vi.fn<AdminDeps['listSupplierClaims']>(async () => ({
    ...{ rows: [], total: 0, isMore: false },
  }))
  const office = officeOf({ listSupplierClaims })
  const html = async (address: string) => (await office.get(address)).text()
  expect(await html(list)).toContain(words.noClaims.open)
  expect(listSupplierClaims).toHaveBeenLastCalledWith({ ...usual, page: 1 })
  await html(`${list}?show=stolen&sort=password&page=x`)
  expect(listSupplierClaims).toHaveBeenLastCalledWith({ ...usual, page: 1 })
  expect(await html(`/fr${list}?show=credited`)).toContain(replacementDeskWords.fr.noClaims.credited)
  expect(listSupplierClaims).toHaveBeenLastCalledWith({
    ...{ text: '', show: 'credited', isDescending: true, page: 1 },
  })
  expect(await html(`${list}?show=all&text=spring&sort=claimed&page=2`)).toContain(words.noSuchClaim)
  expect(listSupplierClaims).toHaveBeenLastCalledWith({
    ...{ text: 'spring', show: 'all', isDescending: false, page: 2 },
  })
})

test('the page of failing batches says how much is owed, and leads there', async () => {
  const said = async (total: number, isMore = false, prefix = '') => {
    const office = officeOf({ listSupplierClaims: async () => ({ rows: [], total, isMore }) })
    const html = await (await office.get(`${prefix}/admin/replacements/batches`)).text()
    return new RegExp(`<a href="${prefix}${list}">([^<]*)</a>`).exec(html)?.[1]
  }
  expect(await said(0)).toBe('Nothing is owed')
  expect(await said(1)).toBe('One key is owed')
  expect(await said(1234, false, '/fr')).toBe('1\u202f234 clés sont dues')
  expect(await said(10_000, true)).toBe('More than 10,000 keys are owed')
})

test('what is owed of whole batches stands above what is open, found by the same words, and nowhere else', async () => {
  const owing = { batchId: batch.batchId, batch, keys: 60 }
  const listOwingBatches = vi.fn<AdminDeps['listOwingBatches']>(async () => [owing])
  const office = officeOf({ listOwingBatches })
  const html = await (await office.get(`${list}?text=spring`)).text()
  expect(listOwingBatches).toHaveBeenCalledExactlyOnceWith('spring')
  for (const text of [words.allCredited, '€240.00', `action="${list}/batches/${batch.batchId}"`])
    expect(html).toContain(text)
  for (const other of ['show=credited', 'show=all', 'page=2'])
    expect(await (await office.get(`${list}?${other}`)).text()).not.toContain(words.allCredited)
  expect(listOwingBatches).toHaveBeenCalledOnce()
})

test('the list is taken along with a proof, runs as no formula and names no customer', async () => {
  const eachSupplierClaim = vi.fn<AdminDeps['eachSupplierClaim']>(async function* () {
    yield [claim]
    yield [credited]
  })
  const file = `${list}?show=all&sort=claimed&as=csv`
  expect((await officeOf({ eachSupplierClaim }, 11).get(file)).headers.get('location')).toContain(
    encodeURIComponent(`${list}?show=all&sort=claimed`),
  )
  expect(eachSupplierClaim).not.toHaveBeenCalled()
  const [head, ...lines] = (await (await officeOf({ eachSupplierClaim }).get(file)).text()).split('\r\n')
  expect(head).toBe(
    'batch,file,supplier,key,reference,problem,message,claimed_at,state,settled_at,cost_minor,currency',
  )
  const at = now.toISOString()
  const of = `${batch.batchId},"spring, ""best"".csv",'=cmd()`
  expect(lines).toEqual([
    `${of},${claim.keyId},A-17,already_used,harbour-53,${at},open,,400,EUR`,
    `${of},${credited.keyId},,other,recalled,${at},credited,${at},400,EUR`,
    '',
  ])
  expect(eachSupplierClaim).toHaveBeenCalledExactlyOnceWith({ ...usual, show: 'all' })
})

test('what is open can be answered and what was answered cannot, and what nobody complained about is said to be so', async () => {
  const html = await (await officeOf().get(`${list}?show=all`)).text()
  expect(html).toContain(`action="${list}/${claim.keyId}"`)
  expect(html).not.toContain(`action="${list}/${credited.keyId}"`)
  for (const text of [words.problems.already_used, words.recalled, '€4.00']) expect(html).toContain(text)
})

const doors = [`batches/${batch.batchId}`, claim.keyId]
test.each(doors)('whoever answers comes back to the list as it stood: %s', async (door) => {
  const listSupplierClaims = vi.fn<AdminDeps['listSupplierClaims']>(async () => ({
    ...{ rows: [claim], total: 1, isMore: false },
  }))
  const office = officeOf({ listSupplierClaims, settleClaimsOfBatch: async () => 1 })
  const back = `${list}?show=all&sort=claimed`
  expect(await (await office.get(back)).text()).toContain(`name="back" value="${back.replace('&', '&amp;')}"`)
  const answer = (form: Record<string, string>) =>
    office.post(`${list}/${door}`, { act: 'refused', reason: 'They say no', ...form })
  expect((await answer({ back })).headers.get('location')).toBe(`${back}&news=settled`)
  expect((await answer({ back: '//elsewhere.example' })).headers.get('location')).toBe(`${list}?news=settled`)
  listSupplierClaims.mockClear()
  expect((await answer({ back, reason: '' })).status).toBe(422)
  expect(listSupplierClaims).toHaveBeenLastCalledWith({ ...usual, show: 'all', page: 1 })
})

test.each(doors)('what a colleague has answered meanwhile is not said to be noted: %s', async (door) => {
  const office = officeOf({ settleClaim: async () => false, settleClaimsOfBatch: async () => 0 })
  const late = await office.post(`${list}/${door}`, { act: 'credited', reason: 'Credit note 17' })
  expect([late.status, late.headers.get('location')]).toEqual([422, null])
  expect(await late.text()).toContain(words.refusals.decided_already)
})

test.each(doors)(
  'what a supplier said stands with its reason, and what is credited with a proof: %s',
  async (door) => {
    const settleClaim = vi.fn(async () => true)
    const settleClaimsOfBatch = vi.fn(async () => 1)
    const change = { settleClaim, settleClaimsOfBatch }
    const said = () => [...settleClaim.mock.calls, ...settleClaimsOfBatch.mock.calls].flat()
    const address = `${list}/${door}`
    const office = officeOf(change)
    for (const act of ['credited', 'refused']) {
      const refused = await office.post(address, { act, reason: ' ' })
      expect([refused.status, (await refused.text()).includes(messages.en.admin.reason.missing)]).toEqual([
        422,
        true,
      ])
    }
    const asked = await officeOf(change, 11).post(address, { act: 'credited', reason: 'Credit note 17' })
    expect(await asksForProof(asked)).toBe(true)
    expect(said()).toEqual([])
    expect((await office.post(address, { act: 'credited', reason: 'Credit note 17' })).status).toBe(303)
    expect(said()).toEqual([expect.objectContaining({ state: 'credited', reason: 'Credit note 17' })])
  },
)
