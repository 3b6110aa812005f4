import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../shared/ids.ts'
import { locales } from '../../shared/locale.ts'
import { putPlatforms } from '../catalog/index.ts'
import { defaultArticles } from './default-articles/index.ts'
import {
  type ArticleQuery,
  createArticle,
  findArticle,
  isSlug,
  listArticles,
  listArticlesForStaff,
  listVersions,
  putDefaultArticles,
  readArticle,
  saveArticle,
  searchArticles,
  setArticleState,
  textMax,
} from './index.ts'

const { db } = await testDatabase()
const staff = { kind: 'staff', id: newId('acc') } as const
const same = (text: string) => ({ en: text, fr: text })

await db.transaction().execute(async (tx) => {
  await putPlatforms(
    tx,
    ['harbour', 'kestrel'].map((code) => ({
      code,
      name: code,
      activationUrl: `https://${code}.example`,
      guide: same('…'),
    })),
  )
  await putDefaultArticles(tx)
})

let made = 0
async function anArticle(more: Partial<Parameters<typeof createArticle>[1]> = {}) {
  const article = {
    slug: `article-${++made}`,
    topic: 'problem',
    platform: null,
    title: same('Title'),
    lead: same('Lead'),
    body: same('Body'),
    words: '',
    state: 'published',
    ...more,
  } as const
  const created = await db.transaction().execute((tx) => createArticle(tx, article, staff))
  if (!created.ok) throw new Error(created.reason)
  return { ...article, id: created.id }
}

const slugsFor = async (
  ...asked: Parameters<typeof searchArticles> extends [unknown, ...infer Rest] ? Rest : never
) => (await searchArticles(db, ...asked)).map(({ slug }) => slug)

describe('the articles that every shop needs', () => {
  test('are there once, in both languages, within their measures', async () => {
    expect(await db.transaction().execute(putDefaultArticles)).toBe(0)
    expect((await listArticles(db)).length).toBe(defaultArticles.length)
    for (const { slug, title, lead, body, words } of defaultArticles) {
      expect(isSlug(slug)).toBe(true)
      expect(words.length).toBeLessThanOrEqual(textMax.words)
      for (const locale of locales) {
        expect(title[locale].length).toBeLessThanOrEqual(textMax.title)
        expect(lead[locale].length).toBeLessThanOrEqual(textMax.lead)
        expect(body[locale].length).toBeGreaterThan(100)
      }
      expect(title.fr).not.toBe(title.en)
    }
  })

  test.each([
    ['en', 'already redeemed', 'key-already-used'],
    ['en', 'It says this product is not available in your country', 'key-of-another-region'],
    ['en', 'I never got the e-mail with my order number', 'where-is-my-key'],
    ['en', 'invalid code', 'key-not-recognised'],
    ['en', 'refund', 'change-your-mind'],
    ['fr', 'cle deja utilisee', 'key-already-used'],
    ['fr', 'Ma carte a été refusée par la banque', 'payment-declined'],
    ['fr', 'je n’ai pas reçu le message', 'where-is-my-key'],
    ['fr', 'rétractations', 'change-your-mind'],
  ] as const)('in %s "%s" leads to %s first', async (locale, text, slug) => {
    expect((await slugsFor(text, locale))[0]).toBe(slug)
  })
})

describe('the search', () => {
  test('forgives a wrong letter', async () => {
    expect(await slugsFor('alredy reedemed', 'en')).toContain('key-already-used')
    expect((await slugsFor('it says alredy reedemed', 'en'))[0]).toBe('key-already-used')
    expect(await slugsFor('précomande', 'fr')).toContain('pre-orders-and-waiting')
  })

  test('finds nothing for nothing, for noise, and for its own grammar', async () => {
    for (const text of ['', '  ', '! & | :* <->', 'xqzvwk', 'a'.repeat(5000)])
      expect(await slugsFor(text, 'en'), text).toEqual([])
    expect(await slugsFor("'; drop table shop.help_article; --", 'en')).toBeDefined()
    expect((await listArticles(db)).length).toBeGreaterThan(0)
  })

  test('puts what is about the platform first, and leaves out another one’s', async () => {
    const words = { title: same('Zeppelin launcher'), lead: same('The zeppelin launcher does not start') }
    const general = await anArticle(words)
    const harbour = await anArticle({ ...words, platform: 'harbour' })
    const kestrel = await anArticle({ ...words, platform: 'kestrel' })
    expect(await slugsFor('zeppelin', 'en', { platform: 'harbour' })).toEqual([harbour.slug, general.slug])
    expect((await slugsFor('zeppelin', 'en')).toSorted()).toEqual(
      [general, harbour, kestrel].map(({ slug }) => slug),
    )
    expect(await slugsFor('zeppelin', 'en', { limit: 1 })).toHaveLength(1)
  })

  test('shows what is published, and nothing else', async () => {
    const draft = await anArticle({ title: same('Quokka'), state: 'draft' })
    const gone = await anArticle({ title: same('Quokka'), state: 'archived' })
    expect(await slugsFor('quokka', 'en')).toEqual([])
    for (const { slug } of [draft, gone]) expect(await findArticle(db, slug)).toBeUndefined()
    expect(await db.transaction().execute((tx) => setArticleState(tx, draft.id, 'published', staff))).toBe(
      true,
    )
    expect(await db.transaction().execute((tx) => setArticleState(tx, draft.id, 'published', staff))).toBe(
      false,
    )
    expect(await slugsFor('quokka', 'en')).toEqual([draft.slug])
    const asked = { text: 'qUOKKA', topic: '', state: '', locale: 'en', page: 1 } as const
    const listed = async (change: Partial<ArticleQuery> = {}) => {
      const query: ArticleQuery = { ...asked, sort: 'state', isDescending: false, ...change }
      return (await listArticlesForStaff(db, query)).rows.map(({ slug }) => slug)
    }
    expect(await listed()).toEqual([gone.slug, draft.slug])
    expect(await listed({ isDescending: true })).toEqual([draft.slug, gone.slug])
    expect(await listed({ state: 'archived' })).toEqual([gone.slug])
    expect(await listed({ page: 2 })).toEqual([])
    expect((await listed({ text: '' })).length).toBeGreaterThan(2)
  })
})

describe('an article that is edited', () => {
  test('keeps what it said, and says the new', async () => {
    const article = await anArticle()
    const change = { ...article, basedOn: 1, title: same('New'), slug: `${article.slug}-new` }
    expect(await db.transaction().execute((tx) => saveArticle(tx, change, staff))).toEqual({
      ok: true,
      version: 2,
    })
    expect(await findArticle(db, article.slug)).toBeUndefined()
    expect(await findArticle(db, change.slug)).toMatchObject({ title: same('New'), version: 2 })
    expect(await listVersions(db, article.id)).toMatchObject([
      { version: 2, title: same('New'), writtenBy: staff.id },
      { version: 1, title: same('Title'), writtenBy: staff.id },
    ])
  })

  test('by two at once is changed by one, and the other is told', async () => {
    const article = await anArticle()
    const saves = ['one', 'two', 'three'].map((title) =>
      db
        .transaction()
        .execute((tx) => saveArticle(tx, { ...article, basedOn: 1, title: same(title) }, staff)),
    )
    const outcomes = await Promise.all(saves)
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.filter((outcome) => !outcome.ok && outcome.reason === 'changed_meanwhile')).toHaveLength(
      2,
    )
    expect((await readArticle(db, article.id))?.version).toBe(2)
    expect(await listVersions(db, article.id)).toHaveLength(2)
  })

  test('takes no address that another one has, and is nothing when it is unknown', async () => {
    const [one, two] = [await anArticle(), await anArticle()]
    const save = (change: Parameters<typeof saveArticle>[1]) =>
      db.transaction().execute((tx) => saveArticle(tx, change, staff))
    expect(await save({ ...one, basedOn: 1, slug: two.slug })).toEqual({ ok: false, reason: 'slug_taken' })
    expect(await save({ ...one, basedOn: 1, id: newId('hlp') })).toEqual({ ok: false, reason: 'unknown' })
    const again = db.transaction().execute((tx) => createArticle(tx, two, staff))
    expect(await again).toEqual({ ok: false, reason: 'slug_taken' })
  })

  test('has an address of small letters, digits and hyphens', () => {
    expect(isSlug('a-key-of-2')).toBe(true)
    for (const wrong of ['', '-a', 'a-', 'a--b', 'A', 'é', 'a b', '../a', 'a/b', 'a'.repeat(81)])
      expect(isSlug(wrong), wrong).toBe(false)
  })
})
