import { expect, test } from 'vitest'
import type { KeepOutcome } from '../../../domains/views/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { type PageName, pages } from '../../routes.ts'
import type { ShownView } from './deps.ts'
import { listPages } from './list-pages.ts'

const view: ShownView = {
  ...{ id: newId('viw'), name: '<b>Late</b>', list: '/admin/forecast', query: 'sort=out&state=late' },
  ownerId: null,
  madeBy: null,
  mayChange: true,
}

function site(keeps: KeepOutcome = { ok: true, id: view.id }, mayChange = true) {
  const kept: unknown[] = []
  const opened: unknown[] = []
  const session = sampleSession({ assurance: 2 })
  const shop = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({
        ...{ accountId, role: 'owner' },
        since: new Date('2026-11-01T00:00:00Z'),
      }),
      async openViews({ list, query }) {
        opened.push(`${list}?${query}`)
        return list === view.list ? [{ ...view, mayChange }] : []
      },
      async keepView({ by, ...said }) {
        kept.push(said)
        return keeps
      },
      deleteView: async ({ id }) => (id === view.id ? { ok: true } : { ok: false, reason: 'unknown' }),
    },
  )
  const to = async (path: string, form: Record<string, string>) =>
    (await shop.post(path, form)).headers.get('location')
  return { ...shop, kept, opened, to, html: async (path: string) => (await shop.get(path)).text() }
}

test('a list shows its views, which of them is open, and how the address as it stands is kept', async () => {
  const { html, opened } = site()
  const plain = await html('/fr/admin/forecast?state=late&page=1&junk=x')
  expect(plain).toContain('href="/fr/admin/forecast?sort=out&amp;state=late">&lt;b&gt;Late&lt;/b&gt;')
  expect(plain).toContain('<input type="hidden" name="query" value="state=late"/>')
  expect(opened).toEqual(['/admin/forecast?state=late&page=1&junk=x'])
  const open = await html('/admin/forecast?state=late&sort=out')
  expect(open).toContain('href="/admin/forecast?sort=out&amp;state=late" aria-current="page"')
  expect(open).toContain(`action="/admin/views/${view.id}"`)
  expect(open).not.toContain('action="/admin/views"')
  // A list as it comes is nothing to keep.
  expect(await html('/admin/forecast')).not.toContain('action="/admin/views"')
})

const officePages = (Object.keys(pages) as PageName[]).filter((name) =>
  /^\/admin(\/|$)[^:]*$/.test(pages[name]),
)

test.each(officePages)('%s asks for views if it shows them, and not otherwise', async (name) => {
  const { html, opened } = site()
  const shows = (await html(pages[name])).includes('<div class="views">')
  expect(shows).toBe(listPages.some((page) => page === name))
  expect(opened).toHaveLength(shows ? 1 : 0)
})

test.each(listPages)(
  '%s has its usual order among those that it offers, so that a filter keeps it',
  async (name) => {
    const html = await site().html(pages[name])
    const orders = /<select id="filter-sort"[^>]*>(.*?)<\/select>/s.exec(html)?.[1]
    if (orders !== undefined) expect(orders).toContain('<option value="" selected')
  },
)

test('a view is kept and the way leads back to the list as it was', async () => {
  const { kept, to } = site()
  const form = { act: 'keep', name: ' Late ', list: '/fr/admin/forecast', query: 'state=late', share: 'yes' }
  expect(await to('/fr/admin/views', form)).toBe('/fr/admin/forecast?state=late&named=kept')
  expect(kept).toEqual([
    expect.objectContaining({ name: 'Late', list: '/admin/forecast', query: 'state=late', shared: true }),
  ])
})

test.each([
  'https://elsewhere.example/admin/orders',
  '//elsewhere.example',
  '/admin/orders/ord_1',
  '/admin/nothing',
  '/admin/settings',
  '/cart',
  '',
])('an address that is no list, such as "%s", is kept by nobody and leads nowhere else', async (list) => {
  const { kept, to } = site()
  expect(await to('/admin/views', { name: 'x', list, query: 'a=b' })).toBe('/admin?a=b&named=unknown')
  expect(kept).toEqual([])
})

test('what is refused is said on the list, in words', async () => {
  const { to, html } = site({ ok: false, reason: 'names_somebody' })
  const form = { name: 'x', list: '/admin/forecast', query: 'text=ada%40example.eu' }
  const back = await to('/admin/views', form)
  expect(back).toBe('/admin/forecast?text=ada%40example.eu&named=names_somebody')
  expect(await html(back ?? '')).toContain('in a view stand no addresses')
  expect(await to('/admin/views', { ...form, name: ' ' })).toContain('named=nameless')
})

test('a view of the team that is another’s can be opened and has no form', async () => {
  const html = await site(undefined, false).html('/admin/forecast?state=late&sort=out')
  expect(html).toContain('aria-current="page"')
  expect(html).not.toContain(`action="/admin/views/${view.id}"`)
})

test('a deleted view leads to the whole list, an unknown one says so', async () => {
  const { to } = site()
  const form = { act: 'delete', name: 'x', list: '/admin/forecast', query: view.query }
  expect(await to(`/admin/views/${view.id}`, form)).toBe('/admin/forecast?named=deleted')
  expect(await to('/admin/views/viw_x', form)).toContain('named=unknown')
})
