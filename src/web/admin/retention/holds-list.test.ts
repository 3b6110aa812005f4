import { expect, test, vi } from 'vitest'
import type { HoldInList } from '../../../domains/privacy/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { holdWords } from './hold-words.ts'

const now = sampleStorefront().clock.now()
const hold: HoldInList = {
  ...{ id: newId('hld'), kind: 'account', named: '=cmd()@example.eu', ground: 'court', reference: 'RG 4711' },
  ...{ origin: 'staff', placedBy: newId('acc'), placedAt: now, endedAt: null },
}
const ended: HoldInList = { ...hold, id: newId('hld'), kind: 'order', named: '7KQM-2RX9', endedAt: now }
const list = '/admin/retention/holds'

function officeOf(change: Partial<AdminDeps> = {}, minutesAgo = 0) {
  const provedAt = new Date(now.getTime() - minutesAgo * 60_000)
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'privacy', since: now }), ...change },
  )
}

test('what is open stands there when nobody asks, and what is asked for is what the list is narrowed by', async () => {
  const listHolds = vi.fn<AdminDeps['listHolds']>(async () => ({ rows: [], total: 0, isMore: false }))
  const office = officeOf({ listHolds })
  const html = async (address: string) => (await office.get(address)).text()
  const usual = {
    ...{ text: '', show: 'open', kind: null, ground: null, sort: 'placed', isDescending: false, page: 1 },
  }
  expect(await html(list)).toContain(holdWords.en.none.open)
  expect(listHolds).toHaveBeenLastCalledWith(usual)
  // What is open has no end to be ordered by, and whose mailbox it is stands in no address.
  await html(`${list}?sort=ended&kind=city&ground=gossip&text=ada@example.eu`)
  expect(listHolds).toHaveBeenLastCalledWith(usual)
  expect(await html(`/fr${list}?show=ended`)).toContain(holdWords.fr.none.ended)
  expect(listHolds.mock.lastCall?.[0]).toMatchObject({ show: 'ended', sort: 'ended', isDescending: true })
  expect(await html(`${list}?show=all&kind=order&ground=court&text=4711&sort=-placed&page=2`)).toContain(
    holdWords.en.noneSuch,
  )
  expect(listHolds).toHaveBeenLastCalledWith({
    ...{ text: '4711', show: 'all', kind: 'order', ground: 'court' },
    ...{ sort: 'placed', isDescending: true, page: 2 },
  })
})

test('the list is taken along with a proof, says of how many it was, and runs as no formula', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const eachHold = vi.fn<AdminDeps['eachHold']>(async function* () {
    yield [hold]
    yield [ended]
  })
  const listHolds = async () => ({ rows: [hold, ended], total: 2, isMore: false })
  const change = { recordReads, eachHold, listHolds }
  const file = `${list}?show=all&sort=-placed&as=csv`
  expect((await officeOf(change, 11).get(file)).headers.get('location')).toContain(
    encodeURIComponent(`${list}?show=all&sort=-placed`),
  )
  expect(eachHold).not.toHaveBeenCalled()
  const [head, ...lines] = (await (await officeOf(change).get(file)).text()).split('\r\n')
  expect(head).toBe('hold,kind,named,ground,reference,origin,placed_at,placed_by,ended_at')
  const at = now.toISOString()
  expect(lines).toEqual([
    `${hold.id},account,'=cmd()@example.eu,court,RG 4711,staff,${at},${hold.placedBy},`,
    `${ended.id},order,7KQM-2RX9,court,RG 4711,staff,${at},${hold.placedBy},${at}`,
    '',
  ])
  expect(eachHold).toHaveBeenCalledExactlyOnceWith({
    ...{ text: '', show: 'all', kind: null, ground: null, sort: 'placed', isDescending: true },
  })
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reads: { kind: 'legal_hold', ids: ['csv'], persons: 2 } }),
  )
})

test('what is open can be ended, what has ended cannot, and the way leads back to the list as it stood', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listHolds = vi.fn<AdminDeps['listHolds']>(async () => ({
    ...{ rows: [hold, ended], total: 2, isMore: false },
  }))
  const office = officeOf({ listHolds, recordReads })
  const back = `${list}?show=all&ground=court`
  const html = await (await office.get(back)).text()
  expect(html).toContain(`name="back" value="${back.replace('&', '&amp;')}"`)
  expect(html).toContain(`action="${list}/${hold.id}"`)
  expect(html).not.toContain(`holds/${ended.id}`)
  expect(recordReads.mock.lastCall?.[0].reads).toEqual({ kind: 'legal_hold', ids: [hold.id, ended.id] })
  const end = (form: Record<string, string>) => office.post(`${list}/${hold.id}`, { act: 'end', ...form })
  const reason = 'Decided on 27/11/2026'
  expect((await end({ reason, back })).headers.get('location')).toBe(`${back}&news=ended`)
  expect((await end({ reason, back: '//elsewhere.example' })).headers.get('location')).toBe(
    `${list}?news=ended`,
  )
  const silent = await end({ reason: '', back })
  expect([silent.status, await silent.text()]).toEqual([
    422,
    expect.stringContaining(messages.en.admin.reason.missing),
  ])
  expect(listHolds.mock.lastCall?.[0]).toMatchObject({ show: 'all', ground: 'court' })
})
