import { describe, expect, test, vi } from 'vitest'
import { defaultArticles } from '../../../domains/knowledge/default-articles/index.ts'
import type { Article } from '../../../domains/knowledge/index.ts'
import { newId } from '../../../shared/ids.ts'
import { locales } from '../../../shared/locale.ts'
import { pages, splitLocale } from '../../routes.ts'
import { shopWith } from '../storefront.fixture.ts'

const platformOf = (code: string, name: string) => ({
  code,
  name,
  activationUrl: `https://${code}.example/activate`,
  guide: { en: `Open ${name}.\n\nEnter it.`, fr: `Ouvrez ${name}.\n\nSaisissez-la.` },
})
const articles: Article[] = defaultArticles.map((article) => ({
  ...article,
  id: newId('hlp'),
  platform: article.slug === 'platform-does-not-answer' ? 'harbour' : null,
  state: 'published',
  version: 1,
  changedAt: new Date('2026-11-20T12:00:00Z'),
}))
const platforms = [platformOf('harbour', 'Harbour'), platformOf('kestrel', 'Kestrel')]
const searchHelp = vi.fn(async () => articles.slice(0, 2))
const shop = shopWith({
  listHelp: async () => ({ articles, platforms }),
  searchHelp,
  findHelp: async (slug) => articles.find((article) => article.slug === slug),
})
const textOf = async (path: string) => (await shop.get(path)).text()

describe('help', () => {
  test('lists what is written, the problems first, in either language', async () => {
    for (const [path, title, problem] of [
      ['/help', 'Help', 'The key is not recognised'],
      ['/fr/help', 'Aide', 'La clé n’est pas reconnue'],
    ] as const) {
      const html = await textOf(path)
      expect(html).toContain(`<h1>${title}</h1>`)
      expect(html).toContain(problem)
      for (const { slug } of articles) expect(html).toContain(`/help/${slug}"`)
    }
  })

  test('of a platform leaves out what is about another one', async () => {
    expect(await textOf('/help?platform=kestrel')).not.toContain('/help/platform-does-not-answer"')
    expect(await textOf('/help?platform=harbour')).toContain('/help/platform-does-not-answer"')
    expect(await textOf('/help?platform=nowhere')).toContain('/help/platform-does-not-answer"')
  })

  test('of a platform begins with the way to activate a key there', async () => {
    const [english, french] = [
      await textOf('/help?platform=harbour'),
      await textOf('/fr/help?platform=harbour'),
    ]
    expect(english).toContain('<h1>Help with Harbour</h1>')
    expect(english).toContain('<p>Open Harbour.</p><p>Enter it.</p>')
    expect(french).toContain('<h1>Aide pour Harbour</h1>')
    expect(french).toContain('<p>Saisissez-la.</p>')
    for (const page of [english, french]) expect(page).toContain('href="https://harbour.example/activate"')
    for (const path of ['/help', '/help?platform=nowhere', '/help?platform=harbour&q=used'])
      expect(await textOf(path)).not.toContain('harbour.example')
  })

  test('searches for what was typed, and shows it back as text', async () => {
    const typed = '<b>"used"</b>'
    const html = await textOf(`/help?q=${encodeURIComponent(typed)}&platform=harbour`)
    expect(searchHelp).toHaveBeenLastCalledWith(typed, 'en', 'harbour', 21)
    expect(html).not.toContain('<b>')
    expect(html).toContain('2 articles on')
    await textOf(`/fr/help?q=${'x'.repeat(900)}`)
    expect(searchHelp).toHaveBeenLastCalledWith('x'.repeat(200), 'fr', null, 21)
  })

  test('says that there are more than are shown, and how to come closer', async () => {
    const alike = (count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...articles[0], slug: `alike-${index}` }) as Article)
    searchHelp.mockResolvedValueOnce(alike(20))
    expect(await textOf('/help?q=key')).not.toContain('there are more')
    searchHelp.mockResolvedValueOnce(alike(21))
    const html = await textOf('/help?q=key')
    expect(html).toContain('there are more')
    expect(html).toContain('20 articles on')
    expect(html).not.toContain('/help/alike-20"')
  })

  test('suggests while one types, a few, with their addresses', async () => {
    searchHelp.mockClear()
    expect(await (await shop.post('/fr/suggest-help', { q: 'cl' })).json()).toEqual([])
    expect(await (await shop.post('/fr/suggest-help', {})).json()).toEqual([])
    expect(searchHelp).not.toHaveBeenCalled()
    const answer = await shop.post('/fr/suggest-help', { q: `cle ${'x'.repeat(3000)}` })
    expect(searchHelp).toHaveBeenCalledWith(`cle ${'x'.repeat(1996)}`, 'fr', null, 4)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(await answer.json()).toMatchObject([
      { href: `/fr/help/${articles[0]?.slug}`, title: articles[0]?.title.fr },
      { href: `/fr/help/${articles[1]?.slug}` },
    ])
  })

  test('shows an article with what is also about it, and nothing for an address that is none', async () => {
    const html = await textOf('/help/key-already-used')
    expect(html).toContain('<h2>Another account</h2>')
    expect(html).toContain('20 November 2026')
    expect(html).toContain('/help/key-not-recognised"')
    for (const path of ['/help/nothing', '/help/..%2f..', '/help/%00', `/help/${'a'.repeat(500)}`])
      expect((await shop.get(path)).status, path).toBe(404)
  })
})

test('the articles that come with the shop lead to pages that exist, in their own language', () => {
  const patterns = Object.values(pages).map(
    (path) => new RegExp(`^${path.replaceAll(/:[a-z]+/gi, '[^/]+')}$`),
  )
  let links = 0
  for (const article of defaultArticles) {
    for (const locale of locales) {
      for (const [, address = ''] of article.body[locale].matchAll(/\]\(([^)]+)\)/g)) {
        links++
        const there = splitLocale(address)
        expect(there.locale, `${article.slug} ${address}`).toBe(locale)
        expect(
          patterns.some((pattern) => pattern.test(there.path)),
          address,
        ).toBe(true)
        const [, slug] = /^\/help\/(.+)$/.exec(there.path) ?? []
        if (slug) expect(articles.map((each) => each.slug)).toContain(slug)
      }
    }
  }
  expect(links).toBeGreaterThan(20)
})
