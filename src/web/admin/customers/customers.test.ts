import { randomBytes } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { type Role, roles } from '../../../domains/staff/index.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { Secret } from '../../../shared/secret.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { customersFromDomains } from './from-domains.ts'
import { spentOn } from './spent.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
const shop = await testShop()
const { db } = shop
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })
const domains = customersFromDomains({ db }, (account) => web.as({ role: 'staff', account }))
const product = await shop.aProduct(9)

function officeOf(role: Role, change: Partial<AdminDeps> = {}) {
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role, since: now }), ...domains, ...change },
  )
}

async function anAccount(email: string): Promise<AccountId> {
  const id = newId('acc')
  await db
    .insertInto('account')
    .values({ id, provider: 'local', subject: id, email, email_folded: email, locale: 'fr' })
    .execute()
  return id
}

async function aPaidOrder(email: string, account: AccountId | null = null): Promise<OrderId> {
  const orderId = await shop.anOrder(product)
  await shop.pay(orderId)
  await shop.advance(orderId)
  await db
    .updateTable('order_contact')
    .set({ email, email_folded: email, name: `<b>${email.split('@')[0]}</b>` })
    .where('order_id', '=', orderId)
    .execute()
  if (account) await db.updateTable('order').set({ account_id: account }).where('id', '=', orderId).execute()
  return orderId
}

const grace = await anAccount('grace@example.eu')
const hers = await aPaidOrder('grace@example.eu', grace)
const first = await aPaidOrder('guest@example.eu')
const latest = await aPaidOrder('guest@example.eu')

describe('the list', () => {
  test('has whoever bought, with what they spent, and says whom it showed', async () => {
    const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
    const html = await (await officeOf('support', { recordReads }).get('/admin/customers')).text()
    expect(html).toContain('guest@example.eu')
    expect(html).toContain('€49.80')
    expect(html).toContain('&lt;b&gt;guest&lt;/b&gt;')
    expect(html).not.toMatch(/href="[^"]*(@|%40)/)
    expect(recordReads.mock.calls.map(([{ reads }]) => reads)).toEqual([
      { kind: 'account', ids: [grace] },
      { kind: 'order', ids: [latest] },
    ])
  })

  test.each(roles)(
    'is open to whoever may read customers, amounts to whoever may read orders: %s',
    async (role) => {
      const may = role !== 'finance'
      const answer = await officeOf(role).get('/admin/customers')
      expect(answer.status).toBe(may ? 200 : 403)
      const html = await answer.text()
      expect(html.includes('guest@example.eu')).toBe(may)
      expect(html.includes('€')).toBe(may && role !== 'privacy')
    },
  )

  test.each(roles)(
    'is taken along by whoever answers for the privacy of all of them alone: %s',
    async (role) => {
      const recordReads = vi.fn(async () => undefined)
      const answer = await officeOf(role, { recordReads }).get('/admin/customers?as=csv')
      const may = role === 'owner' || role === 'privacy'
      expect(answer.status).toBe(may ? 200 : 403)
      if (!may) return expect(recordReads).not.toHaveBeenCalled()
      const lines = (await answer.text()).trim().split('\r\n')
      expect(lines).toHaveLength(3)
      expect(lines[1]).toMatch(
        new RegExp(`^guest@example.eu,<b>guest</b>,false,2,.*,${role === 'owner' ? '49.80' : ''}$`),
      )
      expect(recordReads).toHaveBeenCalledExactlyOnceWith(
        expect.objectContaining({ reads: { kind: 'customer_list', ids: ['csv'], persons: 2 } }),
      )
    },
  )
})

describe('a customer is searched for', () => {
  const search = async (text: string, recordReads = vi.fn(async () => undefined)) => {
    const answer = await officeOf('support', { recordReads }).post('/admin/customers', { text })
    return { status: answer.status, html: await answer.text(), reads: recordReads.mock.calls.length }
  }

  test('by the whole address or by words of the name, and whoever is found is written down', async () => {
    for (const text of ['Guest@Example.eu', 'guest']) {
      const { status, html, reads } = await search(text)
      expect([status, reads], text).toEqual([200, 2])
      expect(html, text).toContain(`/admin/customers/${latest}`)
    }
    expect((await search('grace@example.eu')).html).toContain(`/admin/customers/${grace}`)
  })

  test('also who has an account and has bought nothing', async () => {
    const account = await anAccount('early@example.eu')
    expect((await search('early@example.eu')).html).toContain(`/admin/customers/${account}`)
    expect(await (await officeOf('support').get(`/admin/customers/${account}`)).text()).toContain(
      'Nothing was ordered yet.',
    )
  })

  test('in vain, it says so and repeats no HTML', async () => {
    const { status, html } = await search('<script>alert(1)</script>')
    expect(status).toBe(422)
    expect(html).toContain('Nobody was found.')
    expect(html).not.toContain('<script>alert(1)')
  })
})

describe('the page of a customer', () => {
  test('is the same for every order of a guest, and an order of an account leads to the account', async () => {
    for (const order of [first, latest]) {
      const html = await (await officeOf('support').get(`/admin/customers/${order}`)).text()
      expect(html.match(/\/admin\/orders\/ord_/g)).toHaveLength(2)
      expect(html).toContain('Without one')
    }
    const answer = await officeOf('support').get(`/admin/customers/${hers}`)
    expect(answer.headers.get('location')).toBe(`/admin/customers/${grace}`)
  })

  test('shows each role what it may see, and no more', async () => {
    const seen = async (role: Role) => {
      const html = await (await officeOf(role).get(`/admin/customers/${grace}`)).text()
      const parts = {
        orders: '/admin/orders/ord_',
        money: '€',
        tickets: 'Nothing was asked.',
        risk: '<h2>Risk</h2>',
        desk: '/admin/requests/new',
      }
      return Object.entries(parts).flatMap(([name, text]) => (html.includes(text) ? [name] : []))
    }
    expect(await seen('owner')).toEqual(['orders', 'money', 'tickets', 'risk', 'desk'])
    expect(await seen('manager')).toEqual(['orders', 'money', 'tickets', 'risk'])
    expect(await seen('support')).toEqual(['orders', 'money', 'tickets'])
    expect(await seen('privacy')).toEqual(['desk'])
    expect((await officeOf('finance').get(`/admin/customers/${grace}`)).status).toBe(403)
  })

  test('is a read of that customer, written down before it is sent', async () => {
    const recordReads = vi.fn(async () => undefined)
    await officeOf('privacy', { recordReads }).get(`/admin/customers/${grace}`)
    expect(recordReads).toHaveBeenCalledWith(
      expect.objectContaining({ permission: 'customers.read', reads: { kind: 'account', ids: [grace] } }),
    )
  })

  test('of a restriction says that, in words, and nothing of the person', async () => {
    const recordReads = vi.fn(async () => undefined)
    for (const restricted of [{ account_id: grace }, { email_folded: 'guest@example.eu' }]) {
      const id = newId('rst')
      await db
        .insertInto('restriction')
        .values({ id, ...restricted, since: new Date() })
        .execute()
      const who = 'account_id' in restricted ? grace : latest
      const answer = await officeOf('privacy', { recordReads }).get(`/admin/customers/${who}`)
      const html = await answer.text()
      expect(answer.status).toBe(403)
      expect(html).toContain('GDPR Art. 18')
      expect(html).not.toMatch(/grace|guest@/)
      await db.deleteFrom('restriction').where('id', '=', id).execute()
    }
    expect(recordReads).not.toHaveBeenCalled()
  })

  test('names the purposes that somebody objects to', async () => {
    await db
      .insertInto('objection')
      .values({ id: newId('obj'), account_id: grace, purpose: 'fraud_prevention', at: now })
      .execute()
    const html = await (await officeOf('support').get(`/admin/customers/${grace}`)).text()
    expect(html).toContain('Objects to fraud rules.')
  })

  test.each(['acc_x', 'x', newId('acc'), newId('ord'), newId('tkt')])(
    'is not there for a forged or unknown id: %s',
    async (id) => {
      expect((await officeOf('owner').get(`/admin/customers/${id}`)).status).toBe(404)
    },
  )
})

test('what was spent is less what went back, in euros, and free or unpaid orders are nothing', () => {
  const [one, other, free, unpaid] = [newId('ord'), newId('ord'), newId('ord'), newId('ord')]
  const order = { placedAt: now, isPaid: true }
  const orders = [
    { ...order, id: one, eurTotalMinor: 1000, grossMinor: 1000 },
    { ...order, id: other, eurTotalMinor: 1000, grossMinor: 160_000 },
    { ...order, id: free, eurTotalMinor: 0, grossMinor: 0 },
    { ...order, id: unpaid, isPaid: false, eurTotalMinor: 5000, grossMinor: 5000 },
  ]
  expect(
    spentOn(
      orders,
      new Map([
        [one, 250],
        [other, 80_000],
      ]),
    ),
  ).toEqual(money(1250, 'EUR'))
  expect(spentOn(orders, new Map([[one, 9999]]))).toEqual(money(1000, 'EUR'))
})
