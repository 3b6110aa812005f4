import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

type Leaf = { path: string[]; text: string }

const wrongInFrench = /[^\u202f][;!?]|[^\u00a0]»|[\p{L}\d]:(?!\/\/)| :|«(?!\u00a0)|[^\u202f\u00a0]%/u
const wrongAnywhere = /\p{L}'\p{L}|\.\.\./u

describe('the message catalogue', () => {
  test('has the same messages in both languages, none of them empty', () => {
    const paths = (leaves: Leaf[]) => leaves.map(({ path }) => path.join('.')).sort()
    expect(paths(leavesOf(fr))).toEqual(paths(leavesOf(en)))
    for (const { path, text } of [...leavesOf(en), ...leavesOf(fr)]) expect(text, path.join('.')).not.toBe('')
  })

  test('holds nothing that no page shows', () => {
    const source = pageSources()
    const found = (pattern: RegExp) =>
      new Set(source.matchAll(pattern).map((match) => match.slice(1).join('.')))
    const named = found(/\b(\w+)(?=\.(\w+))/g)
    const offered = found(/\b(?:words\(c\)|messages\[offer\])\.(\w+)/g)
    const indexed = found(/\b(\w+)\[/g)
    const quoted = found(/(?<=')([^'\n]*)(?=')/g)
    const isShown = ({ path }: Leaf) => {
      const [name = '', parent = 'm'] = path.filter((step) => !/^\d+$/.test(step)).reverse()
      const isNamed = [parent, 'words'].some((of) => named.has(`${of}.${name}`))
      return isNamed || offered.has(name) || indexed.has(parent) || quoted.has(name)
    }
    const unused = leavesOf(en).filter((leaf) => !isShown(leaf))
    expect(unused.map(({ path }) => path.join('.'))).toEqual([])
  })

  test('is set in French with its spaces and in both languages with real apostrophes', () => {
    expect(leavesOf(fr).filter(({ text }) => wrongInFrench.test(text))).toEqual([])
    expect([...leavesOf(en), ...leavesOf(fr)].filter(({ text }) => wrongAnywhere.test(text))).toEqual([])
  })

  test('is so where pages keep their own words', async () => {
    const own = await wordsOfPages()
    expect(own.length).toBeGreaterThan(10)
    const french = own.flatMap(({ name, words }) => leavesOf(words.fr, [name]))
    expect(french.filter(({ text }) => wrongInFrench.test(text))).toEqual([])
    const both = [...french, ...own.flatMap(({ name, words }) => leavesOf(words.en, [name]))]
    expect(both.filter(({ text }) => wrongAnywhere.test(text))).toEqual([])
  })

  test('counts as each language does', () => {
    expect([0, 1, 2].map(en.catalogue.found)).toEqual(['0 products', '1 product', '2 products'])
    expect([0, 1, 2].map(fr.catalogue.found)).toEqual(['0 produit', '1 produit', '2 produits'])
  })
})

/** Every text; a message that takes something is given the number three, which also stands in for words and links. */
function leavesOf(messages: unknown, path: string[] = []): Leaf[] {
  if (typeof messages === 'string') return [{ path, text: messages }]
  if (messages === three) return []
  if (typeof messages === 'function') return leavesOf(messages(three, three, three), path)
  if (typeof messages !== 'object' || messages === null) return []
  return Object.entries(messages).flatMap(([name, value]) => leavesOf(value, [...path, name]))
}

const three = Object.assign((words: string) => words, { toString: () => '3', valueOf: () => 3 })

/**
 * What stands beside its page instead of in the catalogue. Letters and
 * documents are set by their typesetter when they are written; the
 * policy is published with a date, which a space would move.
 */
async function wordsOfPages(): Promise<{ name: string; words: Readonly<Record<'en' | 'fr', unknown>> }[]> {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /^(?!letters|documents).*(-words|words\/index)\.ts$/.test(name),
  )
  const modules = await Promise.all(
    files.map((file): Promise<Record<string, unknown>> => import(join(root, file))),
  )
  return modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, words]) =>
      /(?<!policy)Words$/.test(name) && isInBoth(words) ? [{ name, words }] : [],
    ),
  )
}

const isInBoth = (words: unknown): words is Record<'en' | 'fr', unknown> =>
  typeof words === 'object' && words !== null && 'en' in words && 'fr' in words

const root = join(import.meta.dirname, '../..')

function pageSources(): string {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const isPage = (name: string) => /\.tsx?$/.test(name) && !/messages|letters|\.test\./.test(name)
  return names
    .filter(isPage)
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
}
