import { expect, test } from 'vitest'
import { type Role, roles } from '../../domains/staff/index.ts'
import { newId } from '../../shared/ids.ts'
import { sampleAdmin, sampleSession, siteWith } from '../account/account.fixture.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import type { AdminDeps } from './deps.ts'

const now = sampleStorefront().clock.now()
/** What the gate asks to know who knocks. */
const gates: readonly string[] = ['findStaff', 'openViews', 'recordReads', 'findInvitation']

/** The back office as a role finds it, and what of the shop it reached. */
function officeFor(role: Role) {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  const reached = new Set<string>()
  const heard = Object.entries(sampleAdmin()).map(([name, part]) => {
    if (typeof part !== 'function') return [name, part]
    const run = part as (...args: unknown[]) => unknown
    const noted = (...args: unknown[]) => {
      if (!gates.includes(name)) reached.add(name)
      return run(...args)
    }
    return [name, noted]
  })
  const deps: Partial<AdminDeps> = {
    ...Object.fromEntries(heard),
    findStaff: async (accountId) => ({ accountId, role, since: now }),
  }
  const office = siteWith({ openSession: async () => session }, deps)
  return { ...office, reached }
}

/** Every address of the back office with every way to ask for it, in one language: the other has the same. */
const doors = [...new Set(siteWith().app.routes.map(({ method, path }) => `${method} ${path}`))]
  .filter((door) => /^(GET|POST|PUT|PATCH|DELETE) \/admin(\/|$)/.test(door))
  .toSorted(
    (one, other) => one.split(' ')[1]?.localeCompare(other.split(' ')[1] ?? '') || one.localeCompare(other),
  )

const ids: Readonly<Record<string, string>> = {
  ...{ order: newId('ord'), account: newId('acc'), ticket: newId('tkt'), product: newId('prd') },
  ...{
    batch: newId('bat'),
    key: newId('key'),
    mail: newId('eml'),
    upload: newId('upl'),
    export: newId('kex'),
    year: '2026',
  },
}
const addressOf = (path: string) => path.replace(/:(\w+)/g, (_, part: string) => ids[part] ?? newId('ord'))

const offices = new Map(roles.map((role) => [role, officeFor(role)]))

async function mayEnter(role: Role, door: string): Promise<boolean> {
  const [method = '', path = ''] = door.split(' ')
  const { get, post, reached } = offices.get(role) ?? officeFor(role)
  reached.clear()
  const answer = await (method === 'GET' ? get(addressOf(path)) : post(addressOf(path)))
  if (answer.status === 403) expect([...reached], `${role} was refused at ${door}, and reached`).toEqual([])
  return answer.status !== 403
}

test('who may open which door is as it was decided, and whoever may not reaches nothing of the shop', async () => {
  expect(doors.length).toBeGreaterThan(200)
  const lines: string[] = []
  for (const door of doors) {
    const open: boolean[] = []
    for (const role of roles) open.push(await mayEnter(role, door))
    const cells = roles.map((role, index) => (open[index] ? role : '-'.repeat(role.length)))
    lines.push(`${cells.join(' ')}  ${door}`)
  }
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('doors.golden.txt')
})
