import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { type AccountId, newId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { testTill } from '../checkout/checkout.fixture.ts'
import { changeSetting } from './change-setting.ts'
import { tryOut } from './dry-run.ts'
import { addEntry, type EntryQuery, listEntries, lookedFor, removeEntry, spellValue } from './lists.ts'
import { countHits, countRiskWork, listCases, openCase } from './staff-queries.ts'
import { readSetting } from './store.ts'

const till = await testTill()
const by = newId('acc') as AccountId
const staff = till.as({ role: 'staff', account: by })
const aBuyer = () => `${randomBytes(6).toString('hex')}@example.eu`

async function aPayment(card: string) {
  const orderId = await till.anOrder([[await till.aProduct(1), 1]], { email: aBuyer() })
  await till.pay(orderId, { card, authentication: 'completed' })
  await till.advance(orderId)
  return orderId
}

test('a change is tried out on what was kept, then saved, and counts from then on', async () => {
  const { version, ...setting } = await readSetting(staff)
  const risky = await aPayment('4000000000009235')
  const plain = await aPayment('4242424242424242')
  expect(await till.stateOf(risky)).toMatchObject({ order: 'fulfilled' })
  const stricter = { ...setting, holdFrom: 60, challengeFrom: 45, stepUpFrom: 25 }

  const tried = await tryOut(staff, stricter)
  expect(tried).toMatchObject({ looked: 2, held: { before: 0, after: 1 }, changedCount: 1 })
  expect(tried.changed).toMatchObject([
    { orderId: risky, before: 'allow', after: 'hold', score: 70, order: { gross: { minor: 1999 } } },
  ])
  // To try is to read.
  expect(await readSetting(staff)).toMatchObject({ version })
  expect(await countRiskWork(staff)).toEqual({ open: 0, firstUntil: null })

  expect(await changeSetting(staff, { seen: version, setting: stricter, by })).toEqual({ ok: true })
  const again = await aPayment('4000000000009235')
  expect((await till.stateOf(again)).order).toBe('in_review')
  expect((await till.stateOf(plain)).order).toBe('fulfilled')
  expect((await countRiskWork(staff)).open).toBe(1)
  const usual = { sort: 'until', isDescending: false, page: 1 } as const
  const open = await listCases(staff, { ...usual, states: ['open'] })
  expect(open).toMatchObject({ total: 1, rows: [{ orderId: again, state: 'open', score: 70 }] })
  expect(await listCases(staff, { ...usual, states: ['open'], page: 2 })).toEqual({ total: 1, rows: [] })
  expect(await listCases(staff, { ...usual, states: ['allowed', 'rejected'] })).toEqual({
    total: 0,
    rows: [],
  })
  expect(await openCase(staff, open.rows[0]?.id ?? newId('rsk'))).toMatchObject({
    holdFrom: 60,
    rulesVersion: 1,
  })
  expect(await countHits(staff)).toMatchObject({ provider_doubts: 2, card_from_elsewhere: 3, many_cards: 0 })
})

test('of two who save at once, one has', async () => {
  const { version, ...setting } = await readSetting(staff)
  const saved = await Promise.all(
    [1, 2, 3].map((n) =>
      changeSetting(staff, { seen: version, setting: { ...setting, holdFrom: setting.holdFrom + n }, by }),
    ),
  )
  expect(saved.filter(({ ok }) => ok)).toHaveLength(1)
  expect((await readSetting(staff)).version).toBe(version + 1)
})

test('an entry is kept in one spelling, put on the list once, and taken off', async () => {
  const entry = {
    list: 'block',
    kind: 'domain',
    value: 'bad.example',
    endsAt: new Date(Date.now() + days(3)),
  } as const
  const put = (reason: string) => staff.transaction().execute((tx) => addEntry(tx, { ...entry, reason }, by))
  const id = await put('first')
  expect(await put('again')).toBe(id)
  expect(await listed()).toMatchObject([{ id, reason: 'again', over: false, addedBy: by }])
  expect(await staff.transaction().execute((tx) => removeEntry(tx, id, { by, reason: 'was wrong' }))).toBe(
    true,
  )
  expect(await staff.transaction().execute((tx) => removeEntry(tx, id, { by, reason: 'was wrong' }))).toBe(
    false,
  )
  expect(await listed()).toEqual([])
})

const usual: EntryQuery = { text: '', list: '', kind: '', sort: 'added', isDescending: true, page: 1 }
const listed = async (asked: Partial<EntryQuery> = {}) =>
  (await listEntries(staff, { ...usual, ...asked })).rows

test('whoever is listed is found by a part of it, however many were listed since, and page by page', async () => {
  const endsAt = new Date(Date.now() + days(3))
  const put = (list: 'block' | 'allow', value: string, reason: string) =>
    staff.transaction().execute((tx) => addEntry(tx, { list, kind: 'domain', value, reason, endsAt }, by))
  await put('allow', 'first.example', 'An old friend')
  for (let index = 100; index < 160; index++) await put('block', `many${index}.example`, 'a wave_of%orders')
  expect((await listed()).map(({ value }) => value)).not.toContain('first.example')
  for (const asked of [
    { text: 'IRST.ex' },
    { text: 'old FRIEND' },
    { list: 'allow' },
    { page: 2, isDescending: true },
  ] as const)
    expect(
      (await listed(asked)).map(({ value }) => value),
      JSON.stringify(asked),
    ).toContain('first.example')
  expect(await listEntries(staff, { ...usual, text: '%' })).toMatchObject({ total: 60 })
  expect(await listEntries(staff, { ...usual, page: 77 })).toEqual({ rows: [], total: 61 })
  expect(await listed({ text: 'example', list: 'allow' })).toHaveLength(1)
  expect(await listed({ text: '', kind: 'email' })).toEqual([])
  expect((await listed({ sort: 'value', isDescending: false }))[0]?.value).toBe('first.example')
  const [, second] = await listed({ sort: 'value', isDescending: false })
  expect(second?.value).toBe('many100.example')
})

test.each([
  ['block', 'email', 'ada.l+shop@gmail.com', 'adal@gmail.com'],
  ['block', 'email', 'ada.l@googlemail.com', 'adal@gmail.com'],
  ['block', 'email', 'ada.l+a+b@example.eu', 'ada.l@example.eu'],
  ['allow', 'email', 'ada.l+shop@gmail.com', 'ada.l+shop@gmail.com'],
  ['block', 'domain', 'example.eu', 'example.eu'],
] as const)('on the %s list the %s %s is looked for as %s', (list, kind, value, found) => {
  expect(lookedFor({ list, kind, value })).toBe(found)
})

test.each([
  ['email', ' A@Example.EU ', 'a@example.eu'],
  ['email', 'example.eu', undefined],
  ['domain', '@Example.EU', 'example.eu'],
  ['domain', 'nothing', undefined],
  ['network', '203.0.113.0/24', '203.0.113.0/24'],
  ['network', '203.0.113.7', undefined],
  ['network', '2001:DB8:0::/48', '2001:db8:0::/48'],
  ['country', 'fr', 'FR'],
  ['country', 'France', undefined],
  ['fingerprint', 'Xt5EWLLDS7FJjR1c', 'Xt5EWLLDS7FJjR1c'],
] as const)('%s %j is kept as %j', (kind, text, value) => {
  expect(spellValue(kind, text)).toBe(value)
})
