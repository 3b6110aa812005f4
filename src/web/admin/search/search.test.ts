import { expect, test } from 'vitest'
import type { OrderInList } from '../../../domains/orders/index.ts'
import type { Role } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleProduct } from '../../storefront/storefront.fixture.ts'

const order: OrderInList = {
  ...{ id: newId('ord'), number: 'AB2C-9KLM', state: 'fulfilled', heldFor: null },
  ...{ gross: money(1299, 'EUR'), placedAt: new Date('2026-11-20T10:00:00Z') },
  ...{ country: 'FR', paidAt: null },
}
const customer = newId('acc')
const ticket = { id: newId('tkt'), title: '<i>Help</i>', subject: 'account', state: 'open' } as const

const draft = {
  ...{ id: newId('prd'), version: 1, slug: 'my-game', name: { en: 'My Game', fr: 'Mon jeu' }, edition: null },
  ...{ status: 'draft' as const, category: { en: 'Games', fr: 'Jeux' }, platform: 'Kestrel', available: 0 },
  ...{ region: { en: 'Worldwide', fr: 'Monde' }, listPrice: money(999, 'EUR'), price: money(999, 'EUR') },
  ...{ updatedAt: new Date('2026-11-20T10:00:00Z'), colours: sampleProduct().colours },
} as const

function siteOf(role: Role) {
  const asked: string[] = []
  const reads: string[] = []
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2 }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: new Date('2026-11-01T00:00:00Z') }),
      async suggestOrders(text) {
        asked.push(`orders ${text}`)
        return { orders: [order], total: 7, customers: [customer] }
      },
      searchProducts: async () => [{ ...draft, slug: 'in-window', platform: { code: 'k', name: 'Kestrel' } }],
      searchDeskProducts: async () => [draft],
      async searchTickets(text) {
        asked.push(`tickets ${text}`)
        return [ticket]
      },
      async recordReads({ permission, reads: { kind, ids } }) {
        reads.push(`${permission} ${kind} ${ids}`)
      },
    },
  )
  return { ...site, asked, reads }
}

type Row = { href: string; name: string; note: string; kind: string }
const find = async (role: Role, q: string, prefix = '') => {
  const site = siteOf(role)
  const answer = await site.post(`${prefix}/admin/search`, { q }, undefined, 'application/json')
  const rows: Row[] = await answer.json()
  return { ...site, rows, status: answer.status, cache: answer.headers.get('cache-control') }
}

test('what is found of persons is written down, each by the right by which it is seen', async () => {
  const { rows, reads, cache } = await find('support', 'ada@example.eu')
  const persons = rows.filter(({ kind }) => kind !== 'Product')
  expect(persons.map(({ kind, name, href }) => [kind, name, href])).toEqual([
    ['Order', 'AB2C-9KLM', `/admin/orders/${order.id}`],
    ['Buyer', 'ada@example.eu', `/admin/customers/${customer}`],
    ['Ticket', '<i>Help</i>', `/admin/tickets/${ticket.id}`],
  ])
  expect(persons[1]?.note).toBe('7 orders')
  expect(reads).toEqual([
    `orders.read order ${order.id}`,
    `customers.read account ${customer}`,
    `tickets.answer ticket ${ticket.id}`,
  ])
  expect(cache).toBe('no-store')
})

test.each([
  ['owner', ['orders', 'tickets']],
  ['support', ['orders', 'tickets']],
  ['finance', ['orders']],
  ['privacy', []],
] as const)('%s is asked for nothing but what they may see', async (role, kinds) => {
  const { asked, rows } = await find(role, 'ada@example.eu')
  expect(asked.map((each) => each.split(' ')[0])).toEqual(kinds)
  // Finance reads orders, and no customers.
  expect(rows.some(({ kind }) => kind === 'Buyer')).toBe(role === 'owner' || role === 'support')
})

test('pages are found by their words, accents aside, and only those that the role may open', async () => {
  const names = async (role: Role, q: string, prefix = '') =>
    (await find(role, q, prefix)).rows.map(({ name }) => name)
  expect(await names('finance', 'book')).toEqual(expect.arrayContaining(['Books']))
  expect(await names('support', 'book')).not.toContain('Books')
  expect(await names('finance', 'prevision', '/fr')).toContain('Prévision des stocks')
  expect(await names('support', 'new')).toEqual(expect.arrayContaining(['New help article']))
  expect(await names('finance', 'new help')).not.toContain('New help article')
})

test('two letters ask for nobody’s data', async () => {
  const { asked, status } = await find('owner', 'ad')
  expect([asked, status]).toEqual([[], 200])
})

test('without scripts a page says the same, and what was typed is no markup', async () => {
  const site = siteOf('support')
  const html = await (await site.post('/admin/search', { q: '<b>x' })).text()
  expect(html).toContain('value="&lt;b&gt;x"')
  expect(html).toContain('&lt;i&gt;Help&lt;/i&gt;')
  expect(html).not.toContain('<i>Help')
  expect(site.reads).toHaveLength(3)
  // An address is written into logs: what it says is not looked for.
  const asked = await (await site.get('/admin/search?q=ada%40example.eu')).text()
  expect(asked).not.toContain('ada@example.eu')
  expect(site.reads).toHaveLength(3)
})

test('every page has the palette, the link that stands for it, and the sheet of keys', async () => {
  const site = siteOf('finance')
  const html = await (await site.get('/fr/admin')).text()
  expect(html).toContain('<dialog id="palette" aria-label="Rechercher" data-search="/fr/admin/search">')
  expect(html).toContain('href="/fr/admin/search"')
  expect(html).toMatch(/data-go="o"/)
  // Nobody is told of keys that lead where they may not go.
  expect(html).toContain('<kbd>g</kbd><kbd>o</kbd>')
  expect(html).not.toContain('<kbd>g</kbd><kbd>t</kbd>')
})

test('keys are turned off and on by whoever works here, whatever they may do', async () => {
  const site = siteOf('privacy')
  const off = await site.post('/admin/keyboard', { keys: 'off', back: '/admin/requests' })
  expect(off.headers.get('location')).toBe('/admin/requests')
  expect(off.headers.get('set-cookie')).toContain('akm_keys=off')
  const away = await site.post('/admin/keyboard', { keys: 'on', back: '//elsewhere.example' })
  expect(away.headers.get('location')).not.toContain('//')
})

test.each([
  ['manager', `/admin/products/${draft.id}`, 'Kestrel, €9.99, Draft'],
  ['support', '/products/in-window', 'Kestrel, €9.99'],
] as const)('%s comes from a product to where they work with it', async (role, to, note) => {
  const { rows } = await find(role, 'zzz game')
  expect(rows.find(({ kind }) => kind === 'Product')).toMatchObject({ href: to, name: 'My Game', note })
})
