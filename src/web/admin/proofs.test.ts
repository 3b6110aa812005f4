import { expect, test, vi } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { minutes } from '../../shared/time.ts'
import { asksForProof, sampleSession, siteWith } from '../account/account.fixture.ts'
import { pages } from '../routes.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import type { AdminDeps } from './deps.ts'
import { sampleDesk, sampleWithdrawal } from './desk.fixture.ts'
import { orderList, plainFilter } from './orders/order-query.ts'
import { typedIn } from './send-again-page.tsx'

const now = sampleStorefront().clock.now()

type Office = ReturnType<typeof siteWith>

const asUsual: Partial<AdminDeps> = {}
const offices = new Map<Partial<AdminDeps>, Map<number, Office>>()

/** The back office for an owner who proved themselves so long ago: one for every door that is knocked at with the same change. */
function officeProved(ago: number, change = asUsual): Office {
  const changed = offices.get(change) ?? new Map<number, Office>()
  offices.set(change, changed)
  const office = changed.get(ago) ?? makeOffice(ago, change)
  changed.set(ago, office)
  return office
}

function makeOffice(ago: number, change: Partial<AdminDeps>): Office {
  const provedAt = new Date(now.getTime() - minutes(ago))
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }), ...change },
  )
}
const prove = (back: string) => `/account/prove?to=${encodeURIComponent(back)}`

test.each([
  ['/admin/orders?country=FR&as=csv&sort=number', '/admin/orders?country=FR&sort=number'],
  ['/fr/admin/customers?as=csv', '/fr/admin/customers'],
  ['/admin/audit?as=csv', '/admin/audit'],
  ['/admin/orders?%61s=csv&as=x', '/admin/orders'],
  ['/admin/books/fec-2026.txt', '/admin/books'],
  ['/admin/books/margin-products-2026.csv', '/admin/books/margin'],
])(
  'to take away %s wants a proof of the last ten minutes, and leads back to its page',
  async (file, page) => {
    const asked = await officeProved(11).get(file)
    const locale = file.startsWith('/fr/') ? '/fr' : ''
    expect(asked.headers.get('location')).toBe(locale + prove(page))
    expect((await officeProved(9).get(file)).headers.get('location') ?? '').not.toContain('/account/prove')
  },
)

test.each(['?state=on&as=csv', '?news=ended&as=csv'])(
  'no file leaves a page on which much is typed without a proof, and the way leads back to the list: %s',
  async (asked) => {
    const answer = await officeProved(11).get(`/admin/sales${asked}`)
    const back = prove(`/admin/sales${asked.replace('&as=csv', '')}`)
    expect(answer.headers.get('location')).toBe(back)
  },
)

test('a list is looked at without a new proof', async () => {
  for (const page of ['/admin/orders', '/admin/customers', '/admin/books', '/admin/audit'])
    expect((await officeProved(50).get(page)).status, page).toBe(200)
})

const typed = ['/admin/orders/new', '/admin/coupons', '/admin/sales', '/admin/settings', '/admin/staff']
test.each(typed)('%s asks for its proof before anything is typed', async (page) => {
  expect((await officeProved(6).get(page)).headers.get('location')).toBe(prove(page))
  expect((await officeProved(4).get(page)).status).toBe(200)
  // What was just done is said first.
  expect((await officeProved(6).get(`${page}?news=made`)).status).toBe(200)
})

test.each([
  ['/admin/orders/new', { key: 'k'.repeat(36), product: 'kite', email: 'ada@example.eu' }, 'ada@example.eu'],
  ['/admin/staff/invitations', { email: 'ada@example.eu', role: 'finance' }, 'ada@example.eu'],
])('%s comes back with what was typed when its proof has just ended', async (page, form, kept) => {
  const late = await officeProved(11).post(page, form)
  expect(late.status).toBe(422)
  const html = await late.text()
  expect(html).toContain(kept)
  expect(html).toMatch(/<a href="\/account\/prove\?to=[^"]*" target="_blank" rel="noopener">/)
})

const parts: Readonly<Record<string, string>> = {
  ...{
    order: newId('ord'),
    unit: newId('unt'),
    gift: newId('gft'),
    account: newId('acc'),
    ticket: newId('tkt'),
  },
  ...{
    key: newId('key'),
    withdrawal: newId('wdl'),
    claim: newId('acl'),
    product: newId('prd'),
    batch: newId('bat'),
    dispute: newId('dsp'),
    year: '2026',
  },
}
const posted = Object.values<string>(pages).filter((page) => page.startsWith('/admin'))

test.each(posted)('a form without its fields is never a fault of the shop: %s', async (page) => {
  const path = page.replace(/:(\w+)/g, (_, part) => parts[part] ?? newId('ord'))
  const { status } = await officeProved(0).post(path, {})
  expect(status, path).toBeLessThan(500)
})

test('a day of no century in which something was sold is as if it were not said', () => {
  for (const day of ['0001-01-01', '0000-01-01', '9999-12-31'])
    for (const name of ['from', 'until'])
      expect(plainFilter(orderList.parse({ [name]: day }).filters)).toMatchObject({
        paidFrom: null,
        paidUntil: null,
      })
})

/** Written out: nothing is moved there that could not be taken back, so that no proof is asked for. */
const harmless: readonly string[] = [
  ...[pages.adminLeadTimes, pages.adminSearch, pages.adminKeyboard, pages.adminViews, pages.adminView],
  ...[pages.adminWelcome, pages.adminCustomers, pages.adminReconciliation, pages.adminDisputeDraft],
  ...[
    '/admin/audit/check',
    '/admin/security/:alert',
    '/admin/reviews/:review',
    '/admin/invoices/:document/letter',
  ],
  ...[
    pages.adminOrders,
    pages.adminOrderNotes,
    pages.adminOrderLetters,
    pages.adminOrderKey,
    pages.adminOrderGift,
  ],
  ...['live', 'presence', ':ticket', ':ticket/typing', ':ticket/merge'].map(
    (each) => `/admin/tickets/${each}`,
  ),
  ...['/admin/letters/:mail', '/admin/samples/:sample'],
  ...['complaints/:complaint', 'batches/:batch', 'rules'].map((each) => `/admin/replacements/${each}`),
  ...['stock/:product', 'import', 'import/:upload', 'search'].map((each) => `/admin/keys/${each}`),
  ...['replies/new', 'replies/:reply', 'macros', 'macros/:macro', 'tags', 'tags/:tag'].map(
    (each) => `/admin/${each}`,
  ),
  ...['new', 'import', 'bulk/review', 'preview', ':product', ':product/cover'].map(
    (each) => `/admin/products/${each}`,
  ),
  ...['/admin/categories', '/admin/categories/:category', '/admin/categories/:category/move'],
  ...['/admin/places/platforms/:platform', '/admin/places/regions/:region'],
  ...['/admin/help/new', '/admin/help/:article', '/admin/help/:article/state'],
]

/** Much of theirs has to be there before they show a form again: late-proof.test.ts and claims.test.ts knock at them. */
const elsewhere: readonly string[] = [pages.adminOrderRefunds, pages.adminAddressClaim]

/** What doors get that judge their form, or what it is about, before they ask for a proof. */
const judged: Readonly<Record<string, Record<string, string>>> = {
  [pages.adminNewOrder]: { key: 'k'.repeat(36), product: 'typed words' },
  [pages.adminSales]: { name: 'typed words' },
  [pages.adminCoupons]: { code: 'typed words' },
  [pages.adminInvitations]: { email: 'typed words' },
  [pages.adminSettings]: { group: 'seller', version: '7', SELLER_NAME: 'typed words' },
  [pages.adminWithdrawal]: { act: 'find', number: 'typed words' },
  [pages.adminOrderHold]: { act: 'hold', reason: 'typed words' },
  [pages.adminKeyBatch]: { act: 'undo', reason: 'typed words' },
  [pages.adminKeyLedger]: { act: 'back', reason: 'typed words' },
}

const there = {
  openOrder: async (id) => sampleDesk(id),
  openWithdrawal: async (id) => sampleWithdrawal(id),
} satisfies Partial<AdminDeps>

test.each(posted.filter((page) => !elsewhere.includes(page)))(
  'what was typed waits for the proof, wherever it was typed: %s',
  async (page) => {
    const path = page.replace(/:(\w+)/g, (_, part) => parts[part] ?? newId('ord'))
    const usual = { act: 'credited', reason: 'typed words', state: 'active' }
    const late = await officeProved(11, there).post(path, judged[page] ?? usual)
    // Nothing is posted there.
    if (late.status === 405) return
    const isAsked = await asksForProof(late.clone())
    expect(isAsked).toBe(!harmless.includes(page))
    if (isAsked) expect(await late.text()).toContain('typed words')
  },
)

const lists = { listEntries: async () => ({ rows: [], total: 0 }), listForecast: async () => [] }

test.each(posted)('no form is answered by a whole list, whatever its address asks for: %s', async (page) => {
  const path = page.replace(/:(\w+)/g, (_, part) => parts[part] ?? newId('ord'))
  for (const asked of ['as=csv', '%61s=csv&as=x', 'as=csv&as=x'])
    for (const ago of [0, 20]) {
      const answer = await officeProved(ago, lists).post(`${path}?${asked}`, { act: 'find', text: '.' })
      expect(answer.headers.get('content-type') ?? '', asked).not.toContain('csv')
    }
})

test('a form that waits says all that it said, is no markup, and is sent to where it was going', async () => {
  const setPrices = vi.fn<AdminDeps['setPrices']>(async () => ({ ok: true, changed: 1 }))
  const readProduct = async () => ({ id: parts.product }) as never
  const path = `/fr/admin/products/${parts.product}/prices?x=1`
  const typed = { 'price-EUR': '18,50', 'seen-EUR': '1999', 'regular-EUR': '"><b>' }
  const late = await officeProved(11, { setPrices, readProduct }).post(path, typed)
  const html = await late.text()
  expect(late.status).toBe(422)
  expect(html).toContain(`<form class="stack" method="post" action="${path}">`)
  for (const [name, value] of Object.entries({ ...typed, 'regular-EUR': '&quot;&gt;&lt;b&gt;' }))
    expect(html).toContain(`<input type="hidden" name="${name}" value="${value}"/>`)
  expect(html).toContain(`to=${encodeURIComponent(`/fr/admin/products/${parts.product}/prices`)}`)
  expect(setPrices).not.toHaveBeenCalled()
  await officeProved(1, { setPrices, readProduct }).post(path, { ...typed, 'regular-EUR': '' })
  expect(setPrices).toHaveBeenCalledOnce()
})

test('many of one name wait as many, and what holds a file is asked for again', () => {
  expect(typedIn({ chosen: ['a.1', 'b.2'], what: 'percent' })).toEqual([
    ['chosen', 'a.1'],
    ['chosen', 'b.2'],
    ['what', 'percent'],
  ])
  expect(typedIn({ what: 'x', picture: new File(['x'], 'x.png') })).toEqual([])
})
