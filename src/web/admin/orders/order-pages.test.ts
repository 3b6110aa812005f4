import { expect, test, vi } from 'vitest'
import type { OrderInList, OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { sampleAdmin, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { keyWords } from '../keys/key-words.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })

function officeOf(role: Role, change: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role, since: now }), ...change },
  )
}

const row: OrderInList = {
  ...{ id: newId('ord'), number: '7KQM-2RX9', state: 'fulfilled', heldFor: null, country: 'FR' },
  ...{ gross: money(1999, 'EUR'), placedAt: now, paidAt: now },
}

const order = {
  ...{ id: row.id, number: row.number, state: 'fulfilled', locale: 'en', country: 'FR', delivery: 'sealed' },
  ...{ email: '<i>a</i>@example.eu', emailRefused: false, name: null, companyName: null, vatNumber: null },
  ...{ lines: [], net: row.gross, tax: money(0, 'EUR'), gross: row.gross, coupon: null },
  ...{ placedAt: now, termsVersion: '1', paidAt: now, deliveredAt: now, reservedUntil: now },
  ...{ shortageChoiceDueAt: null, heldFor: null, reviewUntil: null, withdrawUntil: now, settled: true },
} as OrderWithoutPayment
const desk: Partial<AdminDeps> = {
  openOrder: async () => ({
    ...{
      order,
      money: undefined,
      vat: { evidence: undefined, check: undefined },
      history: [],
      gifts: new Map(),
    },
  }),
}

test('the list is of nobody until somebody is named; then it is written down who was shown', async () => {
  const recordReads = vi.fn(async () => undefined)
  const site = officeOf('support', {
    recordReads,
    listOrders: async () => ({ orders: [row], total: 1, isMore: false }),
  })
  expect(await (await site.get('/admin/orders?state=fulfilled')).text()).toContain('7KQM-2RX9')
  expect(recordReads).not.toHaveBeenCalled()
  await site.get(`/admin/orders?customer=${row.id}`)
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ permission: 'orders.read', reads: { kind: 'order', ids: [row.id] } }),
  )
})

test('what is searched for leads to an address without a mailbox, and without a key', async () => {
  const account = newId('acc')
  const found = async (kind: Awaited<ReturnType<AdminDeps['searchOrders']>>, text: string) =>
    (
      await officeOf('support', { searchOrders: async () => kind }).post('/admin/orders', { text })
    ).headers.get('location')
  expect(await found({ kind: 'customers', ids: [account, row.id] }, 'a@example.eu')).toBe(
    `/admin/orders?customer=${account}%2C${row.id}`,
  )
  expect(await found({ kind: 'order', id: row.id }, 'AAAA-BBBB')).toBe(`/admin/orders/${row.id}`)
  expect(await found({ kind: 'text' }, '7kqm 2rx9')).toBe('/admin/orders?text=7kqm+2rx9')
  expect(await found({ kind: 'product' }, 'garden')).toBe('/admin/orders?product=garden')
  const many = await officeOf('support', { searchOrders: async () => ({ kind: 'too_many' }) }).post(
    '/admin/orders',
    {
      text: 'AAAA-BBBB',
    },
  )
  expect(many.status).toBe(422)
  const refused = await many.text()
  expect(refused).toContain(keyWords.en.refusals.too_many)
  expect(refused).not.toContain('AAAA-BBBB')
  const vain = await officeOf('support').post('/admin/orders', { text: '"><script>x@example.eu' })
  expect(vain.status).toBe(422)
  const html = await vain.text()
  expect(html).not.toContain('<script>x')
  expect(html).toContain('&quot;&gt;&lt;script&gt;x@example.eu')
})

test('what is no order may be the end of a key, and is looked up where keys are, by whoever may', async () => {
  const look = async (role: Parameters<typeof officeOf>[0], text: string) =>
    (await officeOf(role).post('/admin/orders', { text })).text()
  const page = await look('support', 'q7"xz')
  expect(page).toContain('<form method="post" action="/admin/keys/search">')
  expect(page).toContain('<input type="hidden" name="text" value="q7&quot;xz"/>')
  for (const [role, text] of [
    ['finance', 'q7kxz'],
    ['support', 'ada@example.eu'],
  ] as const)
    expect(await look(role, text), role).not.toContain('action="/admin/keys/search"')
})

test('the file is the whole list, sent in pieces, and that it was taken is written down', async () => {
  const recordReads = vi.fn(async () => undefined)
  const readOrders: AdminDeps['readOrders'] = async function* () {
    yield [{ ...row, number: '=cmd()' }]
    yield [{ ...row, heldFor: 'staff', gross: money(500, 'JPY'), paidAt: null }]
  }
  const site = officeOf('finance', {
    recordReads,
    readOrders,
  })
  const answer = await site.get('/admin/orders?as=csv')
  const at = now.toISOString()
  expect(await answer.text()).toBe(
    `number,placed,paid,state,held_for,country,currency,total\r\n'=cmd(),${at},${at},fulfilled,,FR,EUR,19.99\r\n7KQM-2RX9,${at},,fulfilled,staff,FR,JPY,500\r\n`,
  )
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reads: { kind: 'order_list', ids: ['csv'] } }),
  )
})

test('a file of orders of somebody who is named is a read of their data', async () => {
  const reads = async (query: string) => {
    const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
    const site = officeOf('finance', {
      recordReads,
      readOrders: async function* () {
        yield [row]
      },
      listOrders: async () => ({ orders: [row], total: 1, isMore: false }),
    })
    await (await site.get(`/admin/orders?as=csv&${query}`)).text()
    return recordReads.mock.calls.map(([{ reads: said }]) => said)
  }
  const account = newId('acc')
  expect(await reads(`customer=${account},${row.id}`)).toEqual([
    { kind: 'account', ids: [account] },
    { kind: 'order', ids: [row.id] },
    { kind: 'order_list', ids: ['csv'], persons: 2 },
  ])
  expect(await reads('text=7KQM-2RX9')).toEqual([
    { kind: 'account', ids: [] },
    { kind: 'order', ids: [row.id] },
    { kind: 'order_list', ids: ['csv'], persons: 1 },
  ])
})

test('an order of somebody who is restricted says so in words, and shows nothing', async () => {
  const recordReads = vi.fn(async () => undefined)
  const site = officeOf('support', { recordReads, isRestrictedOrder: async () => true })
  const answer = await site.get(`/admin/orders/${row.id}`)
  expect(answer.status).toBe(403)
  expect(await answer.text()).toContain('Art. 18')
  expect(recordReads).not.toHaveBeenCalled()
  expect((await officeOf('support').get(`/admin/orders/${row.id}`)).status).toBe(404)
})

test('notes and reasons are shown as they were written, and run as nothing', async () => {
  const readOrderStory: AdminDeps['readOrderStory'] = async (...about) => ({
    ...(await sampleAdmin().readOrderStory(...about)),
    notes: [
      {
        id: newId('onn'),
        about: null,
        words: '<script>alert(1)</script>',
        writtenBy: session.account.id,
        at: now,
      },
      { id: newId('onn'), about: 'held', words: 'it was "strange"', writtenBy: newId('acc'), at: now },
    ],
    names: new Map([[session.account.id, '<b>Ada</b>']]),
  })
  const html = await (
    await officeOf('owner', { ...desk, readOrderStory }).get(`/admin/orders/${row.id}`)
  ).text()
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html).toContain('&lt;b&gt;Ada&lt;/b&gt;')
  expect(html).toContain('&lt;i&gt;a&lt;/i&gt;@example.eu')
  expect(html).toContain('Why it was held')
  expect(html).not.toMatch(/<script>alert|<b>Ada|<i>a</)
})

test('who looked at an order is told once a day, however often they did', async () => {
  const look = (at: string, id = session.account.id) => ({
    ...{ id: newId('aud'), at: new Date(at), action: 'staff.read', actor: { kind: 'staff' as const, id } },
    ...{ subject: { kind: 'order', id: row.id }, details: {} },
  })
  const readOrderStory: AdminDeps['readOrderStory'] = async (...about) => ({
    ...(await sampleAdmin().readOrderStory(...about)),
    history: [
      look('2026-11-27T12:00:00Z'),
      look('2026-11-27T10:00:00Z'),
      look('2026-11-26T10:00:00Z'),
      look('2026-11-27T11:00:00Z', newId('acc')),
    ],
  })
  const html = await (
    await officeOf('owner', { ...desk, readOrderStory }).get(`/admin/orders/${row.id}`)
  ).text()
  expect(html.match(/The order was looked at/g)).toHaveLength(3)
  expect(html.match(/2 times that day/g)).toHaveLength(1)
})

test('of an order that costs nothing the history says that nothing was to pay', async () => {
  const paid = (grossMinor: number, kind: 'customer' | 'provider') => ({
    ...{ id: newId('aud'), at: now, action: 'order.paid', actor: { kind, id: null } },
    ...{ subject: { kind: 'order', id: row.id }, details: { grossMinor } },
  })
  const told = async (...history: ReturnType<typeof paid>[]) => {
    const readOrderStory: AdminDeps['readOrderStory'] = async (...about) => ({
      ...(await sampleAdmin().readOrderStory(...about)),
      history,
    })
    return (await officeOf('owner', { ...desk, readOrderStory }).get(`/admin/orders/${row.id}`)).text()
  }
  const free = await told(paid(0, 'customer'))
  expect(free).toContain('Nothing was to pay')
  expect(free).not.toContain('It was paid')
  expect(await told(paid(1999, 'provider'))).toContain('It was paid')
})

test('an act that is refused gives back what was typed', async () => {
  const correctOrderEmail = vi.fn<AdminDeps['correctOrderEmail']>(async () => ({ ok: true }))
  const site = officeOf('support', { ...desk, correctOrderEmail })
  const form = { email: 'no address', proof: 'card', reason: 'He called <us>' }
  const answer = await site.post(`/admin/orders/${row.id}/email`, form)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain('value="no address"')
  expect(html).toContain('value="He called &lt;us&gt;"')
  expect(html).toContain('This is no address')
  for (const wrong of [
    { ...form, email: 'a@example.eu', proof: 'trust me' },
    { ...form, email: 'a@example.eu', reason: 'x' },
  ])
    expect((await site.post(`/admin/orders/${row.id}/email`, wrong)).status).toBe(422)
  expect(correctOrderEmail).not.toHaveBeenCalled()
  const right = await site.post(`/admin/orders/${row.id}/email`, { ...form, email: 'a@example.eu' })
  expect(right.headers.get('location')).toBe(`/admin/orders/${row.id}?news=email`)
})

test.each([
  ['notes', { words: 'x' }],
  ['letters', { what: 'keys' }],
  ['email', { email: 'a@example.eu', proof: 'card', reason: 'mistyped' }],
  ['hold', { act: 'hold', reason: 'strange' }],
  [`keys/${newId('unt')}`, { message: 'other', reason: 'called' }],
] as const)('no act on an order that is not there, or whose id is forged: %s', async (act, form) => {
  const acts = ['noteOnOrder', 'resendToBuyer', 'correctOrderEmail', 'holdOrder', 'replaceOrderKey'] as const
  const done = vi.fn(async () => ({ ok: true }))
  const site = officeOf('owner', Object.fromEntries(acts.map((name) => [name, done])))
  for (const id of [newId('ord'), 'ord_x', newId('acc'), '..%2F..'])
    expect((await site.post(`/admin/orders/${id}/${act}`, form)).status, id).toBe(404)
  expect(done).not.toHaveBeenCalled()
})

test('an order for a customer asks which product is meant, and what is missing', async () => {
  const choices = ['garden-spade', 'garden-hose'].map((slug) => ({
    id: newId('prd'),
    slug,
    name: { en: slug, fr: slug },
  }))
  const makeOrder = vi.fn<AdminDeps['makeOrder']>(async () => ({
    ok: false,
    reason: 'sold_out',
    products: [],
  }))
  const site = officeOf('manager', {
    makeOrder,
    findForSale: async (text) => choices.filter(({ slug }) => slug.includes(text)),
  })
  const form = {
    ...{ key: 'k'.repeat(36), product: 'garden', quantity: '1', email: 'a@example.eu', country: 'FR' },
    ...{ language: 'en', how: 'free', reason: 'won at the fair' },
  }
  const asked = await site.post('/admin/orders/new', form)
  expect(asked.status).toBe(422)
  expect(await asked.text()).toContain('value="garden-hose"')
  for (const wrong of [
    { quantity: '0' },
    { quantity: '1e3' },
    { email: 'a' },
    { country: 'ZZ' },
    { how: '' },
    { reason: '' },
    { product: 'nothing' },
  ])
    expect(
      (await site.post('/admin/orders/new', { ...form, product: 'garden-hose', ...wrong })).status,
      JSON.stringify(wrong),
    ).toBe(422)
  // Words that fit one product alone are still words.
  const meant = await site.post('/admin/orders/new', { ...form, product: 'hose' })
  expect(meant.status).toBe(422)
  expect(await meant.text()).toMatch(/type="radio" name="product" value="garden-hose" required=""\/?>/)
  expect(makeOrder).not.toHaveBeenCalled()
  const refused = await site.post('/admin/orders/new', { ...form, product: 'garden-hose' })
  expect(await refused.text()).toContain('There are not so many keys in stock.')
  expect(makeOrder).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ productId: choices[1]?.id, isFree: true, quantity: 1, by: session.account.id }),
  )
})
