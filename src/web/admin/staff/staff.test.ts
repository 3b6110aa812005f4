import { expect, test, vi } from 'vitest'
import { type Role, roles } from '../../../domains/staff/index.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps, StaffOnPage } from '../deps.ts'

const now = sampleStorefront().clock.now()
const since = (day: number) => new Date(Date.UTC(2026, 10, day))
const member = (displayName: string | null, role: Role, day: number): StaffOnPage => ({
  ...{ accountId: newId('acc'), role, since: since(day) },
  account: { email: `${displayName?.replace(/\W/g, '') ?? 'nameless'}@example.eu`, displayName },
})
const cmd = member('=cmd', 'support', 3)
const staff = [member('Zoé', 'owner', 1), member(null, 'support', 2), cmd]

function officeOf(change: Partial<AdminDeps> = {}, role: Role = 'owner', provedAt = now) {
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      listStaff: async () => staff,
      ...change,
    },
  )
}
const namesIn = (html: string) =>
  [...html.matchAll(/<th scope="row">\s*([^<]*?)\s*</g)].map(([, name]) => name)

test.each([
  ['', ['Zoé', 'nameless@example.eu', '=cmd']],
  ['?sort=name', ['=cmd', 'nameless@example.eu', 'Zoé']],
  ['?sort=-since', ['=cmd', 'nameless@example.eu', 'Zoé']],
  ['?sort=-role', ['nameless@example.eu', '=cmd', 'Zoé']],
  ['?role=support&sort=-since', ['=cmd', 'nameless@example.eu']],
  ['?role=finance', []],
  ['?role=emperor&sort=password', ['Zoé', 'nameless@example.eu', '=cmd']],
])('the staff by its address, and a file of the same in which nothing runs: %s', async (query, names) => {
  const office = officeOf()
  expect(namesIn(await (await office.get(`/admin/staff${query}`)).text())).toEqual(names)
  const file = await (await office.get(`/admin/staff?as=csv&${query.slice(1)}`)).text()
  const taken = file.trim().split('\r\n').slice(1)
  expect(taken.map((line) => line.split(',')[0])).toEqual(names.map((name) => name.replace('=', "'=")))
})

test('the file says of a colleague what the page shows, and no more', async () => {
  const office = officeOf()
  const [head, ...lines] = (await (await office.get('/fr/admin/staff?as=csv')).text()).trim().split('\r\n')
  expect(head).toBe(messages.fr.admin.staff.file.join(','))
  expect(lines.at(-1)).toBe(`'=cmd,cmd@example.eu,support,${since(3).toISOString()}`)
  const html = await (await office.get('/fr/admin/staff')).text()
  for (const shown of ['cmd@example.eu', messages.fr.admin.roles.support, '3 novembre 2026'])
    expect(html).toContain(shown)
})

test.each(roles)('the list and its file are for whoever manages the staff: %s', async (role) => {
  const listStaff = vi.fn(async () => staff)
  const office = officeOf({ listStaff }, role)
  for (const path of ['/admin/staff', '/admin/staff?as=csv'])
    expect((await office.get(path)).status, path).toBe(role === 'owner' ? 200 : 403)
  expect(listStaff).toHaveBeenCalledTimes(role === 'owner' ? 2 : 0)
})

test('the file wants a proof, also beside the news of an act, and leads back to the list as it was', async () => {
  const late = officeOf({}, 'owner', new Date(now.getTime() - 11 * 60_000))
  for (const query of ['role=support', 'role=support&news=changed'])
    expect((await late.get(`/admin/staff?${query}&as=csv`)).headers.get('location')).toBe(
      `/account/prove?to=${encodeURIComponent(`/admin/staff?${query}`)}`,
    )
})

test('a page is a read of those who stand on it, and a file is one of a whole list', async () => {
  const many = Array.from({ length: 51 }, (_, index) => member(`Colleague ${index}`, 'support', 1))
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const office = officeOf({ listStaff: async () => many, recordReads })
  const html = await (await office.get('/fr/admin/staff?sort=-name&page=2')).text()
  expect(namesIn(html)).toEqual(['Colleague 0'])
  expect(html).toContain('href="/fr/admin/staff?sort=-name&amp;as=csv"')
  expect(recordReads.mock.lastCall?.[0].reads).toEqual({ kind: 'staff', ids: [many[0]?.accountId] })
  await office.get('/admin/staff?as=csv')
  expect(recordReads.mock.lastCall?.[0].reads).toEqual({ kind: 'staff_list', ids: ['csv'], persons: 51 })
})

test('whoever changes somebody comes back to the list as it stood, and nowhere else', async () => {
  const changeRole = vi.fn<AdminDeps['changeRole']>(async () => ({ ok: true }))
  const list = '/admin/staff?role=support&sort=name'
  const office = officeOf({ changeRole })
  const html = await (await office.get(list)).text()
  expect(html).toContain(`name="back" value="${list.replace('&', '&amp;')}"`)
  const to = async (id: AccountId, form: Record<string, string>) =>
    office.post(`/admin/staff/${id}`, { act: 'change', role: 'manager', reason: 'promoted', ...form })
  expect((await to(cmd.accountId, { back: list })).headers.get('location')).toBe(`${list}&news=changed`)
  expect((await to(cmd.accountId, { back: '//elsewhere.example' })).headers.get('location')).toBe(
    '/admin/staff?news=changed',
  )
  const refused = await to(cmd.accountId, { back: `${list}&as=csv`, reason: '' })
  expect(refused.status).toBe(422)
  const again = await refused.text()
  expect(again).toContain(messages.en.admin.staff.reasonMissing)
  expect(namesIn(again)).toEqual(['=cmd', 'nameless@example.eu'])
})
