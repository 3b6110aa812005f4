import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { listProducts, putProducts, suggestProducts } from './index.ts'
import { splitWords } from './search-words.ts'
import { putTestShelves, testProduct } from './test-catalogue.ts'

const { db } = await testDatabase()
const clock = { now: () => new Date('2026-11-23T12:00:00Z') }

await db.transaction().execute(async (tx) => {
  await putTestShelves(tx)
  await putProducts(tx, [
    testProduct('silverbath', {
      name: { en: 'Silverbath Photography', fr: 'Silverbath Photographie' },
      edition: { en: 'Darkroom', fr: 'Labo' },
      publisher: 'Ørsted & Væver',
    }),
    testProduct('ironmoss', {
      name: { en: 'Ironmoss Antivirus', fr: 'Antivirus Ironmoss' },
      edition: { en: 'Family', fr: 'Familiale' },
    }),
    testProduct('school', {
      name: { en: 'Chess School', fr: 'École d’échecs' },
      platformCode: 'lumen-store',
    }),
    testProduct('castle', {
      name: { en: 'Île de Cœur 1887', fr: 'Île de Cœur 1887' },
      edition: { en: 'Pix', fr: 'Pix' },
    }),
    testProduct('studio', { name: { en: 'Pocket Studio', fr: 'Studio de poche' } }),
    testProduct('rocket', { name: { en: 'Rocket', fr: 'Fusée' } }),
    testProduct('hidden', { name: { en: 'Zeppelin', fr: 'Zeppelin' }, status: 'draft' }),
    testProduct('nearer', { name: { en: 'Pocked', fr: 'Pocked' }, status: 'archived' }),
  ])
})

async function search(text: string) {
  const query = { platforms: [], regions: [], categories: [], inStock: false, onSale: false, page: 1 }
  const page = await listProducts(
    db,
    { ...query, locale: 'fr', currency: 'EUR', sort: 'relevance', text },
    clock,
  )
  return { slugs: page.products.map((card) => card.slug), didYouMean: page.didYouMean }
}

test.each([
  ['photography', ['silverbath'], 'the English name'],
  ['photographie', ['silverbath'], 'the French name'],
  ['photographie darkroom', ['silverbath'], 'both languages in one search, name and edition'],
  ['PHOTOgraphie', ['silverbath'], 'capitals'],
  ['échecs', ['school'], 'accents typed'],
  ['echecs', ['school'], 'accents left out'],
  ['école echecs', ['school'], 'some of the accents'],
  ['che\u0301ss', ['school'], 'an accent typed as a character of its own'],
  ['coeur', ['castle'], 'a ligature in two letters'],
  ['ile 1887', ['castle'], 'a number'],
  ['graph', ['silverbath'], 'the inside of a word'],
  ['orsted', ['silverbath'], 'a letter that the visitor cannot type'],
  ['lumen', ['school'], 'the platform'],
  ['st po', ['studio'], 'the beginnings of words, as one types'],
  ['virus!', ['ironmoss'], 'punctuation'],
  [
    '%',
    ['castle', 'ironmoss', 'rocket', 'school', 'silverbath', 'studio'],
    'nothing but punctuation: no search at all',
  ],
])('"%s" finds %j: %s', async (text, slugs) => {
  const found = await search(text)
  expect(found.slugs.toSorted()).toEqual(slugs)
  expect(found.didYouMean).toBeNull()
})

test.each([
  ['fotografy', 'silverbath', 'photography'],
  ['fotografie', 'silverbath', 'photographie'],
  ['antivrius', 'ironmoss', 'antivirus'],
  ['antivirrus familliale', 'ironmoss', 'antivirus familiale'],
  ['chees', 'school', 'chess'],
  ['echexs', 'school', 'échecs'],
  ['studoi', 'studio', 'studio'],
  ['poket', 'studio', 'pocket'],
  ['poked', 'studio', 'pocket'],
  ['oersted', 'silverbath', 'ørsted'],
])('"%s" finds %s and says that it means "%s"', async (text, slug, meant) => {
  const found = await search(text)
  expect(found.slugs).toEqual([slug])
  expect(found.didYouMean).toBe(meant)
})

test.each([
  ['xylophone', 'a word like no other'],
  ['chiaueuss', 'a long word that sounds like a short one'],
  ['zax', 'a short word that is too far from another'],
  ['zeppelin', 'a draft'],
  ['zepelin', 'a misspelt draft'],
  ['1888', 'a number, which is never corrected'],
  ['px', 'too short to be corrected'],
])('"%s" finds nothing: %s', async (text) => {
  expect(await search(text)).toEqual({ slugs: [], didYouMean: null })
})

test('when no product holds all the words, those that hold most of them come first', async () => {
  const found = await search('pocket studio photography')
  expect(found.slugs).toEqual(['studio', 'silverbath'])
})

test('a name in the language of the visitor comes before other places', async () => {
  await db.transaction().execute((tx) =>
    putProducts(tx, [
      testProduct('elsewhere', { publisher: 'Bureau d’études' }),
      testProduct('named', {
        name: { en: 'Desk', fr: 'Bureau' },
        createdAt: new Date('2020-01-01'),
      }),
    ]),
  )
  expect((await search('bureau')).slugs).toEqual(['named', 'elsewhere'])
})

test('suggestions follow the same search and their limit', async () => {
  expect((await suggestProducts(db, 'fotografy', 'en', 5)).map((found) => found.slug)).toEqual(['silverbath'])
  expect(await suggestProducts(db, 'o', 'en', 2)).toHaveLength(1)
  expect(await suggestProducts(db, 'harbour', 'en', 2)).toHaveLength(2)
  expect(await suggestProducts(db, '  ', 'en', 2)).toEqual([])
})

test('a search is at most eight words of forty letters', async () => {
  const words = splitWords(
    `${'a'.repeat(1000)} ${Array.from({ length: 100 }, (_, index) => `w${index}`).join(' ')}`,
  )
  expect(words).toHaveLength(8)
  expect(words[0]).toHaveLength(40)
})

test('no text breaks the search', async () => {
  for (const text of [
    "'; drop table",
    '\\',
    '%_%',
    '\u0000null',
    'привет мир',
    '🔑',
    '日本語',
    'ﬃ',
    'ß',
    'a'.repeat(5000),
  ]) {
    await expect(search(text)).resolves.toBeDefined()
  }
})
