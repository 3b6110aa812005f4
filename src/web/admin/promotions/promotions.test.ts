import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { newId, type ProductId } from '../../../shared/ids.ts'
import { money, parseMinor } from '../../../shared/money.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { couponForm, parseCoupon } from './coupon-form.ts'
import { couponWords } from './coupon-words.ts'
import { parseSale, saleForm } from './sale-form.ts'
import { saleWords } from './sale-words.ts'

const now = sampleStorefront().clock.now()
const products = new Map<string, ProductId>([
  ['hushwell', newId('prd')],
  ['kite', newId('prd')],
])
const idOf = async (slug: string) => products.get(slug)

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'manager', proved = now) {
  const session = sampleSession({ assurance: 2, provedAt: proved, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      findProductId: async (_by, slug) => idOf(slug),
      ...change,
    },
  )
}

const sale = {
  name: 'Winter',
  products: 'hushwell\nkite',
  percent: '25',
  from: '2099-01-01T00:00',
  until: '2099-01-08T00:00',
}
const coupon = { code: 'winter-26', percent: '10', once: 'yes', uses: '100', from: '2099-01-01T00:00' }

test.each(roles)('sales and coupons are for owner and manager: %s', async (role) => {
  const may = role === 'owner' || role === 'manager'
  for (const path of ['/admin/sales', '/admin/coupons'])
    expect((await officeOf({}, role).get(path)).status, path).toBe(may ? 200 : 403)
})

test('an act asks for a proof of the last ten minutes', async () => {
  const planSale = vi.fn<AdminDeps['planSale']>()
  const createCoupon = vi.fn<AdminDeps['createCoupon']>()
  const office = officeOf({ planSale, createCoupon }, 'owner', new Date(now.getTime() - 11 * 60_000))
  for (const [path, form] of [
    [`/admin/sales/${newId('sal')}`, {}],
    [`/admin/coupons/${newId('cpn')}`, {}],
  ] as const)
    expect(await asksForProof(await office.post(path, form)), path).toBe(true)
  for (const [path, form, typed] of [
    ['/admin/sales', sale, 'value="Winter"'],
    ['/admin/coupons', coupon, 'value="winter-26"'],
  ] as const) {
    expect((await office.get(path)).headers.get('location'), path).toContain('/account/prove')
    const late = await office.post(path, form)
    expect(late.status, path).toBe(422)
    expect(await late.text(), path).toContain(typed)
  }
  expect(planSale).not.toHaveBeenCalled()
  expect(createCoupon).not.toHaveBeenCalled()
})

test('a sale is planned in the time of the shop, and told', async () => {
  const planSale = vi.fn<AdminDeps['planSale']>(async () => ({ ok: true, id: newId('sal'), unchanged: 0 }))
  const answer = await officeOf({ planSale }).post('/fr/admin/sales', sale)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/fr/admin/sales?news=planned'])
  expect(planSale).toHaveBeenCalledWith(expect.anything(), {
    name: 'Winter',
    scope: { products: [...products.values()] },
    terms: { percent: 25 },
    startsAt: new Date('2098-12-31T23:00:00Z'),
    endsAt: new Date('2099-01-07T23:00:00Z'),
  })
})

test.each([
  [{ ...sale, name: '' }, ['name']],
  [{ ...sale, products: 'hushwell\nnothing' }, ['products']],
  [{ ...sale, category: 'sound' }, ['products']],
  [{ ...sale, products: '' }, ['products']],
  [{ ...sale, percent: '0' }, ['percent']],
  [{ ...sale, percent: '100' }, ['percent']],
  [{ ...sale, price: '9.99' }, ['percent']],
  [{ ...sale, from: 'soon' }, ['from']],
  [{ ...sale, until: sale.from }, ['until']],
  [{ ...sale, from: '2020-01-01T00:00', until: '2020-02-01T00:00' }, ['until']],
])('a sale that cannot be is shown again with what is wrong: %j', async (form, wrong) => {
  expect(await parseSale(saleForm.parse(form), idOf, now)).toEqual({ ok: false, wrong })
  const answer = await officeOf().post('/admin/sales', form)
  expect(answer.status).toBe(422)
  const [first] = wrong as ('name' | 'products' | 'percent' | 'from' | 'until')[]
  expect(await answer.text()).toContain(saleWords.en.wrong[first ?? 'name'])
})

test.each([
  ['12', 1200],
  ['12.5', 1250],
  ['12,05', 1205],
  ['0', 0],
  ['-1', undefined],
  ['1.234', undefined],
  ['1e3', undefined],
  ['', undefined],
])('euros are read as they are typed: %s', (text, minor) => {
  expect(parseMinor(text)).toBe(minor)
})

test('a coupon is read, and its code folded', async () => {
  const parsed = await parseCoupon(couponForm.parse({ ...coupon, percent: '', amount: '5' }), idOf, now)
  expect(parsed).toEqual({
    ok: true,
    coupon: {
      code: 'WINTER26',
      terms: { amount: money(500, 'EUR') },
      productIds: null,
      withSales: false,
      oncePerCustomer: true,
      usesMax: 100,
      startsAt: new Date('2098-12-31T23:00:00Z'),
      endsAt: null,
    },
  })
})

test.each([
  [{ code: 'a-b' }, ['code']],
  [{ percent: '101' }, ['percent']],
  [{ amount: '5' }, ['percent']],
  [{ percent: '', amount: '0' }, ['percent']],
  [{ percent: '', amount: '500.50', currency: 'HUF' }, ['amount']],
  [{ products: 'hushwell nothing' }, ['products']],
  [{ uses: '0' }, ['uses']],
  [{ uses: 'many' }, ['uses']],
  [{ from: '' }, ['from']],
  [{ until: '2020-01-01T00:00' }, ['until']],
] as const)('a coupon that cannot be is shown again: %j', async (change, wrong) => {
  expect(await parseCoupon(couponForm.parse({ ...coupon, ...change }), idOf, now)).toEqual({
    ok: false,
    wrong,
  })
  expect((await officeOf().post('/admin/coupons', { ...coupon, ...change })).status).toBe(422)
})

test('an amount is read in its own currency; a currency that there is not is euros', async () => {
  const termsOf = async (amount: string, currency: string) => {
    const form = couponForm.parse({ ...coupon, percent: '', amount, currency })
    const parsed = await parseCoupon(form, idOf, now)
    return parsed.ok ? parsed.coupon.terms : parsed.wrong
  }
  expect(await termsOf('500', 'JPY')).toEqual({ amount: money(500, 'JPY') })
  expect(await termsOf('5.50', 'JPY')).toEqual(['percent'])
  expect(await termsOf('500,00', 'HUF')).toEqual({ amount: money(500_00, 'HUF') })
  expect(await termsOf('5.50', 'GBP')).toEqual({ amount: money(550, 'GBP') })
  expect(await termsOf('5.50', 'XXX')).toEqual({ amount: money(550, 'EUR') })
  const priced = saleForm.parse({ ...sale, percent: '', price: '12.99', currency: 'GBP' })
  expect(await parseSale(priced, idOf, now)).toMatchObject({ sale: { terms: { price: money(1299, 'GBP') } } })
})

test('a code that is taken is told beside it', async () => {
  const createCoupon: AdminDeps['createCoupon'] = async () => ({ ok: false, reason: 'code_taken' })
  const answer = await officeOf({ createCoupon }).post('/admin/coupons', coupon)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(couponWords.en.taken)
})

test.each(['en', 'fr'] as const)(
  'an amount that there are no coins for is told beside it: %s',
  async (locale) => {
    const words = couponWords[locale].wrong.amount
    const address = locale === 'fr' ? '/fr/admin/coupons' : '/admin/coupons'
    const typed = { ...coupon, percent: '', amount: '500.50', currency: 'HUF' }
    expect(await (await officeOf().post(address, typed)).text()).toContain(words)
    // What the domain refuses is said in the same words.
    const createCoupon: AdminDeps['createCoupon'] = async () => ({ ok: false, reason: 'amount_form' })
    const answer = await officeOf({ createCoupon }).post(address, coupon)
    expect([answer.status, (await answer.text()).includes(words)]).toEqual([422, true])
  },
)

test('coupons are a list by their address, and a file', async () => {
  const rows: Awaited<ReturnType<AdminDeps['listCoupons']>>['rows'] = [
    {
      ...{ id: newId('cpn'), code: 'WINTER26', terms: { percent: 10 }, productIds: null, withSales: false },
      ...{ oncePerCustomer: true, usesMax: 100, startsAt: now, endsAt: null, problem: null, uses: 3 },
    },
  ]
  const listCoupons = vi.fn<AdminDeps['listCoupons']>(async () => ({ rows, total: 51 }))
  const office = officeOf({ listCoupons })
  const page = await (await office.get('/admin/coupons?text=winter&state=on&sort=-uses&page=2')).text()
  expect(listCoupons).toHaveBeenCalledWith(
    expect.objectContaining({ text: 'winter', state: 'on', sort: 'uses', isDescending: true, page: 2 }),
  )
  expect(page).toContain('WINTER26')
  expect(page).toContain('as=csv')
  listCoupons.mockResolvedValue({ rows, total: 1 })
  const file = await (await office.get('/admin/coupons?as=csv')).text()
  expect(file.trim().split('\r\n').at(-1)).toBe(`WINTER26,10,,,all,3,100,${now.toISOString()},,on`)
})

test('sales are a list by their address, and a file', async () => {
  const rows: Awaited<ReturnType<AdminDeps['listSales']>>['rows'] = [
    {
      ...{ id: newId('sal'), name: '=Winter', category: null, terms: { price: money(999, 'EUR') } },
      ...{ products: [], startsAt: now, endsAt: now, state: 'over' },
    },
  ]
  const listSales = vi.fn<AdminDeps['listSales']>(async () => ({ rows, total: 1 }))
  const office = officeOf({ listSales })
  const page = await (await office.get('/admin/sales?text=win&state=over&sort=name')).text()
  expect(listSales).toHaveBeenCalledWith(
    expect.anything(),
    expect.objectContaining({ text: 'win', state: 'over', sort: 'name', isDescending: false, page: 1 }),
  )
  expect(page).toContain('=Winter')
  const at = now.toISOString()
  const file = await (await office.get('/admin/sales?as=csv')).text()
  expect(file.trim().split('\r\n').at(-1)).toBe(`'=Winter,,9.99,EUR,,,${at},${at},over`)
})

test('a sale by which nothing would cost less is refused beside its price, one that leaves some says how many', async () => {
  const priced = { ...sale, percent: '', price: '999999' }
  const refusing = officeOf({ planSale: async () => ({ ok: false, reason: 'reduces_none' }) })
  const answer = await refusing.post('/admin/sales', priced)
  expect(answer.status).toBe(422)
  const html = await answer.text()
  expect(html).toContain(saleWords.en.wrong.reduces)
  expect(html).toContain('value="999999"')
  const leaving = officeOf({ planSale: async () => ({ ok: true, id: newId('sal'), unchanged: 2 }) })
  const planned = (await leaving.post('/admin/sales', priced)).headers.get('location') ?? ''
  expect(await (await leaving.get(planned)).text()).toContain(saleWords.en.unchanged(2))
})

test.each([
  ['/admin/sales', 'sal', 'endSale'],
  ['/admin/coupons', 'cpn', 'endCoupon'],
] as const)('%s: nothing is ended without a reason', async (list, kind, act) => {
  const end = vi.fn(async () => true)
  const path = `${list}/${newId(kind)}`
  for (const reason of ['', '\u200b\u200b\u200b', 'a\u00ad\u2060b']) {
    const silent = await officeOf({ [act]: end }).post(path, { act: 'end', reason })
    expect([silent.status, await silent.text()]).toEqual([
      422,
      expect.stringContaining(messages.en.admin.reason.missing),
    ])
  }
  expect(end).not.toHaveBeenCalled()
  const done = await officeOf({ [act]: end }).post(path, { act: 'end', reason: 'It leaked' })
  expect(done.headers.get('location')).toBe(`${list}?news=ended`)
  expect(end).toHaveBeenCalledWith(expect.any(String), path.split('/').at(-1), 'It leaked')
})

test('a code that is over can go on, until a time to come or until it is ended', async () => {
  const reopenCoupon = vi.fn<AdminDeps['reopenCoupon']>(async () => true)
  type Row = Awaited<ReturnType<AdminDeps['listCoupons']>>['rows'][number]
  const row: Row = {
    ...{ id: newId('cpn'), code: 'WINTER26', terms: { percent: 10 }, productIds: null, withSales: false },
    ...{ oncePerCustomer: true, usesMax: null, startsAt: now, endsAt: now, problem: 'over', uses: 3 },
  }
  const office = officeOf({ reopenCoupon, listCoupons: async () => ({ rows: [row], total: 1 }) })
  const path = `/admin/coupons/${row.id}`
  expect(await (await office.get('/admin/coupons')).text()).toContain(`name="act" value="reopen"`)
  const form = { act: 'reopen', reason: 'Ended by mistake' }
  for (const until of ['2020-01-01T00:00', 'tomorrow'])
    expect((await office.post(path, { ...form, until })).status, until).toBe(422)
  expect(reopenCoupon).not.toHaveBeenCalled()
  await office.post(path, { ...form, until: '' })
  expect(reopenCoupon).toHaveBeenLastCalledWith(expect.any(String), row.id, {
    ...{ endsAt: null, reason: 'Ended by mistake' },
  })
  const done = await office.post(path, { ...form, until: '2030-01-01T00:00' })
  expect(done.headers.get('location')).toBe('/admin/coupons?news=reopened')
  expect(reopenCoupon.mock.lastCall?.[2].endsAt).toEqual(new Date('2029-12-31T23:00:00Z'))
})
