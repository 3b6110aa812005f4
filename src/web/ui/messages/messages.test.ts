import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { en } from './en.ts'
import { fr } from './fr.ts'

type Leaf = { path: string[]; text: string }

describe('the message catalogue', () => {
  test('has the same messages in both languages, none of them empty', () => {
    const paths = (leaves: Leaf[]) => leaves.map(({ path }) => path.join('.')).sort()
    expect(paths(leavesOf(fr))).toEqual(paths(leavesOf(en)))
    for (const { path, text } of [...leavesOf(en), ...leavesOf(fr)]) expect(text, path.join('.')).not.toBe('')
  })

  test('holds nothing that no page shows', () => {
    const source = pageSources()
    const isShown = ({ path }: Leaf) => {
      const [name = '', parent = 'm'] = path.filter((step) => !/^\d+$/.test(step)).reverse()
      const ways = [
        `\\b(${parent}|words|words\\(c\\)|messages\\[offer\\])\\.${name}\\b`,
        `\\b${parent}\\[`,
        `'${name}'`,
      ]
      return new RegExp(ways.join('|')).test(source)
    }
    const unused = leavesOf(en).filter((leaf) => !isShown(leaf))
    expect(unused.map(({ path }) => path.join('.'))).toEqual([])
  })

  test('is set in French with its spaces and in both languages with real apostrophes', () => {
    for (const { path, text } of leavesOf(fr)) {
      expect(text, path.join('.')).not.toMatch(/[^\u202f][;!?]|[^\u00a0]»|[\p{L}\d]:(?!\/\/)| :|«(?!\u00a0)/u)
    }
    for (const { path, text } of [...leavesOf(en), ...leavesOf(fr)]) {
      expect(text, path.join('.')).not.toMatch(/\p{L}'\p{L}|\.\.\./u)
    }
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

function pageSources(): string {
  const root = join(import.meta.dirname, '../..')
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' })
  const isPage = (name: string) => /\.tsx?$/.test(name) && !/messages|letters|\.test\./.test(name)
  return names
    .filter(isPage)
    .map((name) => readFileSync(join(root, name), 'utf8'))
    .join('\n')
}
