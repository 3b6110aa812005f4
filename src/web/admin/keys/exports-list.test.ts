import { expect, test, vi } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import type { ExportRow } from './deps.ts'
import { exportWords } from './export-words.ts'

const now = sampleStorefront().clock.now()
const asked: ExportRow = {
  ...{ id: newId('kex'), batchId: newId('bat'), productId: newId('prd'), sourceName: 'spring.csv' },
  ...{ askedBy: newId('acc'), reason: '=cmd()', askedAt: now, state: 'asked', decidedBy: null },
  ...{ decidedAt: null, takenAt: null, keys: null },
  product: { slug: 'reelwright', name: { en: 'Reelwright', fr: 'Reelwright' } },
}
const list = '/admin/keys/exports'

function officeOf(change: Partial<AdminDeps> = {}, minutesAgo = 0) {
  const provedAt = new Date(now.getTime() - minutesAgo * 60_000)
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }), ...change },
  )
}

test('the list is narrowed, ordered and paged by its address, and says so in both languages', async () => {
  const listKeyExports = vi.fn<AdminDeps['listKeyExports']>(async () => ({
    ...{ rows: [], total: 0, isMore: false },
  }))
  const office = officeOf({ listKeyExports })
  const html = async (query: string) => (await office.get(`${query}`)).text()
  const usual = { text: '', state: '', sort: 'asked', isDescending: true, page: 1 }
  expect(await html(list)).toContain(exportWords.en.none)
  expect(listKeyExports).toHaveBeenLastCalledWith(usual)
  await html(`${list}?state=stolen&sort=password&page=-1`)
  expect(listKeyExports).toHaveBeenLastCalledWith(usual)
  expect(await html(`/fr${list}?text=spring&state=lapsed&sort=keys&page=2`)).toContain(
    exportWords.fr.noneSuch,
  )
  expect(listKeyExports).toHaveBeenLastCalledWith({
    ...{ text: 'spring', state: 'lapsed', sort: 'keys', isDescending: false, page: 2 },
  })
})

test('the list is taken along as it is narrowed, with a proof, and runs as no formula', async () => {
  const eachKeyExport = vi.fn<AdminDeps['eachKeyExport']>(async function* () {
    yield [asked]
  })
  const file = `${list}?state=asked&sort=-keys&as=csv`
  expect((await officeOf({ eachKeyExport }, 11).get(file)).headers.get('location')).toContain(
    encodeURIComponent(`${list}?state=asked&sort=-keys`),
  )
  expect(eachKeyExport).not.toHaveBeenCalled()
  const [head, line] = (await (await officeOf({ eachKeyExport }).get(file)).text()).split('\r\n')
  expect(head).toBe(
    'export,batch,product,file,reason,asked_at,asked_by,state,decided_at,decided_by,taken_at,keys',
  )
  expect(line).toBe(
    `${asked.id},${asked.batchId},reelwright,spring.csv,'=cmd(),${now.toISOString()},${asked.askedBy},asked,,,,`,
  )
  expect(eachKeyExport).toHaveBeenCalledExactlyOnceWith({
    ...{ text: '', state: 'asked', sort: 'keys', isDescending: true },
  })
})

test('whoever decides comes back to the list as it stood, also when it was too late', async () => {
  const back = `${list}?state=asked&sort=keys`
  const listKeyExports = vi.fn<AdminDeps['listKeyExports']>(async () => ({
    ...{ rows: [asked], total: 1, isMore: false },
  }))
  const decideKeyExport = vi.fn<AdminDeps['decideKeyExport']>(async () => ({ ok: true }))
  const office = officeOf({ listKeyExports, decideKeyExport })
  expect(await (await office.get(back)).text()).toContain(`name="back" value="${back.replace('&', '&amp;')}"`)
  const decide = (said: string) => office.post(`${list}/${asked.id}`, { act: 'agree', back: said })
  expect((await decide(back)).headers.get('location')).toBe(`${back}&news=approved`)
  expect((await decide('//elsewhere.example')).headers.get('location')).toBe(`${list}?news=approved`)
  decideKeyExport.mockResolvedValueOnce({ ok: false, reason: 'too_late' })
  const late = await decide(back)
  expect([late.status, await late.text()]).toEqual([
    422,
    expect.stringContaining(exportWords.en.news.too_late),
  ])
  expect(listKeyExports.mock.lastCall?.[0]).toMatchObject({ state: 'asked', sort: 'keys' })
  const unproved = await officeOf({ decideKeyExport }, 11).post(`${list}/${asked.id}`, { act: 'agree', back })
  expect(await asksForProof(unproved)).toBe(true)
})
