import { expect, test, vi } from 'vitest'
import type { YearState } from '../../../domains/books/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { parseBookFile } from './files.ts'
import { marginWords } from './margin-words.ts'
import { rateWords } from './rate-words.ts'
import { yearWords } from './year-words.ts'

const now = sampleStorefront().clock.now()
const words = yearWords.en
const ready: YearState = {
  ...{ year: 2026, from: '2026-01-01', to: '2026-12-31', closableFrom: '2027-01-04' },
  ...{ entries: 1234, lastNumber: 1234, debitMinor: 567_800, closed: null, heldUp: [], refusal: null },
}
const span = { year: 2026, from: '2026-01-01', to: '2026-12-31' }
const nothing = {
  balances: [],
  openOrders: [],
  closings: [],
  returns: [],
  ...{ publicKey: 'MCowBQ==', rates: { rates: [], isAsked: false, unrated: [], waiting: [] } },
}

function office(role: Role, state: YearState, deps: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      readBooks: async () => ({ ...span, ...nothing, state }),
      ...deps,
    },
  )
}

test('a year that can be closed says what that does, to whoever may', async () => {
  const page = await (await office('finance', ready).get('/admin/books?year=2026')).text()
  expect(page).toContain('1,234 entries, €5,678.00 on each side')
  expect(page).toContain(words.button(2026))
  expect(await (await office('manager', ready).get('/admin/books?year=2026')).text()).toContain(words.mayNot)
})

test.each([
  ['not_over', 'The year can be closed from 4 January 2027'],
  ['open_months', words.refusals.open_months({ from: '', heldUp: '' })],
  ['waiting', 'waits for its exchange rate: 3 movements in USD since 28 December 2026'],
] as const)('a year that is %s has no form, and says why', async (refusal, why) => {
  const heldUp = refusal === 'waiting' ? [{ currency: 'USD', movements: 3, since: '2026-12-28' }] : []
  const state = { ...ready, refusal, heldUp }
  const page = await (await office('owner', state).get('/admin/books?year=2026')).text()
  expect(page).toContain(why)
  expect(page).not.toContain(words.button(2026))
})

test('a closed year shows its hash', async () => {
  const closed = { hash: 'ab'.repeat(32), at: now }
  const page = await (await office('owner', { ...ready, closed }).get('/admin/books')).text()
  expect(page).toContain(closed.hash)
  expect(page).not.toContain(words.button(2026))
})

test('a year is closed by whoever writes it, and by no other word', async () => {
  const closeBooksYear = vi.fn(async () => ({ ok: true, isNew: true, hash: '' }) as const)
  const { post } = office('finance', ready, { closeBooksYear })
  const refused = await post('/admin/books/years/2026', { confirm: '2025' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(words.wrongYear(2026))
  expect(closeBooksYear).not.toHaveBeenCalled()
  const done = await post('/admin/books/years/2026', { confirm: ' 2026 ' })
  expect(done.headers.get('location')).toBe('/admin/books?year=2026&news=closed')
  expect(closeBooksYear).toHaveBeenCalledOnce()
})

test('the home page tells whoever may that a year can be closed', async () => {
  const findYearToClose = async () => 2026
  const home = async (role: Role) => (await office(role, ready, { findYearToClose }).get('/admin')).text()
  expect(await home('finance')).toContain(words.work(2026))
  expect(await home('manager')).not.toContain(words.work(2026))
})

test('a rate that cannot be read is said beside its field, with what was typed', async () => {
  const noteRate = vi.fn(async () => ({ ok: false, reason: 'rate_wrong' }) as const)
  const { post } = office('finance', ready, { noteRate })
  const refused = await post('/admin/books/rates', { currency: 'USD', day: '2026-11-27', rate: '1,0x' })
  expect(refused.status).toBe(422)
  const page = await refused.text()
  expect(page).toContain(rateWords.en.refusals.rate_wrong)
  expect(page).toContain('value="1,0x"')
  const noted = office('finance', ready, { noteRate: async () => ({ ok: true }) })
  const done = await noted.post('/admin/books/rates', { currency: 'USD', day: '2026-11-27', rate: '1,083' })
  expect(done.headers.get('location')).toBe('/admin/books?news=rate')
  const away = await office('manager', ready).post('/admin/books/rates', { currency: 'USD' })
  expect(away.status).toBe(403)
})

test('movements that wait for their rate are shown, and which of them for too long', async () => {
  const moved = { currency: 'USD', movements: 3, amountMinor: 123_00 }
  const waiting = [
    { ...moved, day: '2026-11-02', isOverdue: true },
    { ...moved, day: '2026-11-26', isOverdue: false },
  ]
  const books = { ...span, ...nothing, state: ready, rates: { ...nothing.rates, waiting } }
  const page = await (
    await office('finance', ready, { readBooks: async () => books }).get('/admin/books')
  ).text()
  expect(page).toContain(rateWords.en.waiting)
  expect(page.split(`<strong>${rateWords.en.overdue}</strong>`)).toHaveLength(2)
})

test('the margin has its names, its unknowns and its file, of what is asked for alone', async () => {
  const sums = { soldMinor: 2000, costMinor: 800, lostMinor: 0, creditedMinor: 0, marginMinor: 1200 }
  const rowsBy = {
    products: [{ name: 'Reelwright', ...sums }],
    batches: [{ name: null, file: null, ...sums }],
    suppliers: [{ name: 'Keys & Co', ...sums }],
  }
  const asked: string[] = []
  const readMargins: AdminDeps['readMargins'] = async (_, { by }) => {
    asked.push(by)
    return { ...span, by, rows: rowsBy[by] }
  }
  const pageOf = async (by: string, role: Role = 'finance') =>
    (await office(role, ready, { readMargins }).get(`/admin/books/margin?by=${by}`)).text()
  const products = await pageOf('x')
  expect(products).toContain('Reelwright')
  expect(products).toContain('€12')
  expect(products).toContain('/admin/books/margin-products-2026.csv')
  expect(asked).toEqual(['products'])
  expect(await pageOf('batches')).toContain(marginWords.en.unknown.batches)
  expect(await pageOf('suppliers')).toContain('Keys &amp; Co')
  expect(await pageOf('products', 'manager')).not.toContain('.csv')
})

test('what takes too long to reckon is said, with the file that has the time', async () => {
  const readMargins: AdminDeps['readMargins'] = async (_, { by }) => ({ ...span, by, rows: null })
  const page = await (
    await office('finance', ready, { readMargins }).get('/admin/books/margin?by=batches')
  ).text()
  expect(page).toContain(marginWords.en.tooLong)
  expect(page).toContain('/admin/books/margin-batches-2026.csv')
})

test.each([
  ['margin-batches-2026.csv', { kind: 'margin', by: 'batches', year: 2026 }],
  ['oss-2026-Q4.csv', { kind: 'oss', quarter: '2026-Q4', year: 2026 }],
  ['fec-2026.txt', { kind: 'fec', year: 2026 }],
])('%s is a file of the books', (name, file) => {
  expect(parseBookFile(name)).toEqual(file)
})

test.each([
  ...['margin-2026.csv', 'margin-x-2026.csv', 'fec-batches-2026.txt'],
  ...['oss-2026.csv', 'fec-2026-Q1.txt', 'rates', 'x'],
])('%s is none', (name) => {
  expect(parseBookFile(name)).toBeUndefined()
})

test('what cannot be closed is refused', async () => {
  const closeBooksYear = async () => ({ ok: false, reason: 'open_days' }) as const
  const state = { ...ready, refusal: 'open_days' } as const
  const { post } = office('owner', state, { closeBooksYear })
  const refused = await post('/admin/books/years/2026', { confirm: '2026' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(words.refusals.open_days({ from: '', heldUp: '' }))
  expect((await post('/admin/books/years/x', { confirm: 'x' })).status).toBe(404)
})
