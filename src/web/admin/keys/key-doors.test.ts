import { expect, test } from 'vitest'
import { type Role, roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { pages } from '../../routes.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { KeyDeskDeps } from './deps.ts'
import { sampleBatch, sampleKeyDesk, sampleLedger } from './key-desk.fixture.ts'

const now = sampleStorefront().clock.now()

type Door = {
  method: 'GET' | 'POST'
  page: keyof typeof pages
  may: readonly Role[]
  form?: Record<string, string>
  /** What is done when somebody may. */
  act?: keyof KeyDeskDeps
  /** Asks for a proof that is not older than ten minutes. */
  isDangerous?: true
}

const leaders: readonly Role[] = ['owner', 'manager']
const desk: readonly Role[] = ['owner', 'manager', 'support']
const owners: readonly Role[] = ['owner']
const reason = { reason: 'the supplier asks' }

/** Written out: whoever changes what a role may do has to change this list as well. */
const doors: readonly Door[] = [
  { method: 'GET', page: 'adminKeyBatches', may: leaders, act: 'listKeyBatches' },
  { method: 'GET', page: 'adminKeyBatch', may: leaders, act: 'openKeyBatch' },
  {
    method: 'POST',
    page: 'adminKeyBatch',
    may: leaders,
    form: { act: 'edit', seen: '1' },
    act: 'editKeyBatch',
  },
  {
    method: 'POST',
    page: 'adminKeyBatch',
    may: leaders,
    form: { act: 'undo', ...reason },
    act: 'undoKeyBatch',
    isDangerous: true,
  },
  {
    method: 'POST',
    page: 'adminKeyBatch',
    may: leaders,
    form: { act: 'out', ...reason },
    act: 'quarantineKeyBatch',
  },
  {
    method: 'POST',
    page: 'adminKeyBatch',
    may: leaders,
    form: { act: 'back', ...reason },
    act: 'quarantineKeyBatch',
    isDangerous: true,
  },
  {
    method: 'POST',
    page: 'adminKeyBatch',
    may: owners,
    form: { act: 'export', ...reason },
    act: 'askKeyExport',
    isDangerous: true,
  },
  { method: 'GET', page: 'adminKeyHolders', may: leaders, act: 'listKeyHolders' },
  {
    method: 'POST',
    page: 'adminKeyHolders',
    may: leaders,
    form: { way: 'refund', ...reason },
    act: 'startKeyRecall',
    isDangerous: true,
  },
  { method: 'GET', page: 'adminKeyStock', may: leaders, act: 'listKeyStock' },
  {
    method: 'POST',
    page: 'adminKeyThreshold',
    may: leaders,
    form: { threshold: '3', seen: '' },
    act: 'setStockThreshold',
  },
  { method: 'GET', page: 'adminKeyImport', may: leaders },
  {
    method: 'POST',
    page: 'adminKeyImport',
    may: leaders,
    form: { product: 'reelwright', keys: 'AAAAA-BBBBB' },
    act: 'keepKeyUpload',
  },
  { method: 'GET', page: 'adminKeyUpload', may: leaders, act: 'openKeyUpload' },
  { method: 'POST', page: 'adminKeyUpload', may: leaders, form: { act: 'store' }, act: 'storeKeyUpload' },
  {
    method: 'POST',
    page: 'adminKeyUpload',
    may: leaders,
    form: { act: 'map', key: 'Code' },
    act: 'mapKeyUpload',
  },
  { method: 'POST', page: 'adminKeyUpload', may: leaders, form: { act: 'drop' }, act: 'dropKeyUpload' },
  { method: 'GET', page: 'adminKeySearch', may: desk },
  { method: 'POST', page: 'adminKeySearch', may: desk, form: { text: 'ABCDE' }, act: 'searchKeys' },
  { method: 'GET', page: 'adminKeyLedger', may: desk, act: 'openKeyLedger' },
  {
    method: 'POST',
    page: 'adminKeyLedger',
    may: leaders,
    form: { act: 'out', ...reason },
    act: 'quarantineOneKey',
  },
  {
    method: 'POST',
    page: 'adminKeyLedger',
    may: leaders,
    form: { act: 'back', ...reason },
    act: 'quarantineOneKey',
    isDangerous: true,
  },
  {
    method: 'POST',
    page: 'adminKeyReveal',
    may: leaders,
    form: reason,
    act: 'lookAtOneKey',
    isDangerous: true,
  },
  { method: 'GET', page: 'adminKeyExports', may: owners, act: 'listKeyExports' },
  {
    method: 'POST',
    page: 'adminKeyExport',
    may: owners,
    form: { act: 'agree' },
    act: 'decideKeyExport',
    isDangerous: true,
  },
  { method: 'POST', page: 'adminKeyExportFile', may: owners, act: 'takeKeyExport', isDangerous: true },
]

const parts: Readonly<Record<string, string>> = {
  batch: newId('bat'),
  product: newId('prd'),
  upload: newId('upl'),
  key: newId('key'),
  export: newId('kex'),
}
const pathOf = (page: keyof typeof pages, filling = parts) =>
  pages[page].replace(/:(\w+)/g, (_, name) => filling[name] ?? '')
const acts = [...new Set(doors.flatMap(({ act }) => act ?? []))]

function officeFor({ role, proved = now, assurance = 2 }: { role?: Role; proved?: Date; assurance?: 1 | 2 }) {
  const session = sampleSession({ assurance, provedAt: proved, seenAt: now })
  const called = new Set<string>()
  const noted = (given: Partial<KeyDeskDeps>) =>
    Object.fromEntries(
      Object.entries(given).map(([name, run]) => [
        name,
        (...args: never[]) => {
          called.add(name)
          return (run as (...args: never[]) => unknown)(...args)
        },
      ]),
    ) as Partial<KeyDeskDeps>
  const office = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => (role ? { accountId, role, since: now } : undefined),
      findProductForKeys: async () => newId('prd'),
      ...noted({
        ...sampleKeyDesk(),
        openKeyBatch: async () => ({ batch: sampleBatch({ isOut: true, sold: 1 }), history: [] }),
        openKeyLedger: async () => sampleLedger(),
      }),
    },
  )
  const done = () => acts.filter((act) => called.has(act))
  const knock = ({ method, page, form }: Door, filling = parts) =>
    method === 'GET' ? office.get(pathOf(page, filling)) : office.post(pathOf(page, filling), form)
  return { knock, done }
}

const named = doors.map((door) => ({ ...door, name: `${door.method} ${door.page} ${door.act ?? ''}`.trim() }))

test('no page about keys is left out', () => {
  const listed = new Set(doors.map(({ page }) => page))
  const about = Object.keys(pages).filter((page) => /^adminKey(?!board)/.test(page))
  expect(about.filter((page) => !listed.has(page as keyof typeof pages))).toEqual([])
})

test.each(named.flatMap((door) => roles.map((role) => ({ ...door, role }))))(
  '$name: $role',
  async ({ role, ...door }) => {
    const { knock, done } = officeFor({ role })
    const { status } = await knock(door)
    const may = door.may.includes(role)
    expect(status === 403).toBe(!may)
    if (door.act) expect(done().includes(door.act)).toBe(may)
    if (!may) expect(done().filter((act) => act !== 'openKeyBatch')).toEqual([])
  },
)

test.each(named)('$name: nothing for whoever is not on the staff, or has given one factor', async (door) => {
  const stranger = officeFor({})
  expect((await stranger.knock(door)).status).toBe(404)
  const half = officeFor({ role: 'owner', assurance: 1 })
  expect((await half.knock(door)).headers.get('location')).toBe('/admin/welcome')
  expect([...stranger.done(), ...half.done()]).toEqual([])
})

test.each(named.filter(({ method }) => method === 'POST'))(
  '$name: a proof is asked for where keys leave',
  async (door) => {
    const stale = officeFor({ role: 'owner', proved: new Date(now.getTime() - 11 * 60_000) })
    expect(await asksForProof(await stale.knock(door))).toBe(door.isDangerous === true)
  },
)

test.each(named.filter(({ page }) => pages[page].includes(':')))(
  '$name: the id of something else is refused',
  async (door) => {
    const forged = Object.fromEntries(Object.keys(parts).map((part) => [part, newId('ord')]))
    const { knock, done } = officeFor({ role: 'owner' })
    const { status, headers } = await knock(door, forged)
    const isSentBack = status === 303 && headers.get('location')?.includes('news=gone')
    expect(status === 404 || isSentBack).toBe(true)
    expect(done()).toEqual([])
  },
)
