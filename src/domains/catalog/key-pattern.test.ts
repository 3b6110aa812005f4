import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keyPatterns } from '../../../demo/key-patterns.ts'
import { keptKeyPattern, matchedMax, readKeyPattern } from './key-pattern.ts'

const signs = fc.constantFrom(
  'a',
  'b',
  'A',
  '-',
  '[ab]',
  '[^a]',
  '[A-Z0-9]',
  '\\d',
  '\\w',
  '.',
  '\\-',
  '\\u{61}',
)
const counts = fc.constantFrom('', '', '?', '*', '+', '{2}', '{0,2}', '{1,}', '??', '{0}')
const { pattern } = fc.letrec<{ pattern: string; row: string; piece: string }>((tie) => ({
  piece: fc
    .tuple(
      fc.oneof(
        { maxDepth: 3 },
        { arbitrary: signs, weight: 3 },
        { arbitrary: tie('pattern').map((inner) => `(${inner})`), weight: 1 },
        { arbitrary: tie('pattern').map((inner) => `(?:${inner})`), weight: 1 },
      ),
      counts,
    )
    .map(([part, count]) => part + count),
  row: fc
    .array(fc.oneof({ arbitrary: tie('piece'), weight: 9 }, fc.constantFrom('^', '$')), { maxLength: 4 })
    .map((parts) => parts.join('')),
  pattern: fc.array(tie('row'), { minLength: 1, maxLength: 3 }).map((rows) => rows.join('|')),
}))
const text = fc
  .array(fc.constantFrom('a', 'b', 'A', '-', '1', '\n', 'é', '😀'), { maxLength: 6 })
  .map((all) => all.join(''))

test('a pattern means what it means as a regular expression', () => {
  fc.assert(
    fc.property(pattern, text, (source, key) => {
      const read = readKeyPattern(source)
      fc.pre(read !== undefined)
      expect(read?.matches(key)).toBe(new RegExp(`^(?:${source})$`, 'u').test(key))
    }),
    { numRuns: process.env.CI ? 2000 : 400 },
  )
})

const hostile = [
  ['(a+)+b', 'a'],
  ['(a|a)*b', 'a'],
  ['(a|aa)+b', 'a'],
  ['(?:(?:a*)*)*b', 'a'],
  [`${'a?'.repeat(60)}${'a'.repeat(60)}b`, 'a'],
  [`${'(a|a)'.repeat(30)}b`, 'a'],
  ['(.*,){11}P', ','],
  ['(\\w+-?)+!', 'Z'],
] as const

describe('no pattern holds the shop up', () => {
  test.each(hostile)('%s', (source, sign) => {
    const read = readKeyPattern(source)
    expect(read).toBeDefined()
    const start = performance.now()
    expect(read?.matches(sign.repeat(matchedMax))).toBe(false)
    expect(read?.matches(sign.repeat(100_000))).toBe(false)
    expect(performance.now() - start).toBeLessThan(500)
  })

  test('whatever is written', () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom('a', 'b', '-'), (source, sign) => {
        const start = performance.now()
        readKeyPattern(source)?.matches(`${sign.repeat(matchedMax - 1)}!`)
        expect(performance.now() - start).toBeLessThan(500)
      }),
      { numRuns: 300 },
    )
  })
})

test('the patterns of the demo, of the notes in the form and of many a supplier are patterns', () => {
  const others = [
    '[A-Z0-9]{5}(-[A-Z0-9]{5}){4}',
    'GC[0-9]{12}',
    '\\p{Lu}{4}\\d+',
    '[\\dA-F]{8}|\\w{10,12}',
    '\\x41[\\]a]\\.',
  ]
  for (const source of [...Object.values(keyPatterns), ...others])
    expect(readKeyPattern(source), source).toBeDefined()
})

test.each([
  '([',
  '(a)\\1',
  '(?<n>a)\\k<n>',
  '(?=a)a',
  '(?!a)b',
  '(?<=a)b',
  '\\bA',
  '((a{99}){99}){99}',
  '((){9999}){9999}',
  '(?i:a)',
  'a'.repeat(201),
])('no pattern: %s', (source) => {
  expect(readKeyPattern(source)).toBeUndefined()
  expect(() => keptKeyPattern(source)).toThrow('no pattern of keys')
})

test('in a text a key stands between signs that are no letters', () => {
  const read = readKeyPattern('^rw/[0-9]+/[a-z]+$')
  expect(read?.findIn('It is RW/17/blue, I think.')).toBe('RW/17/blue')
  expect(read?.findIn('xrw/1/blue')).toBeUndefined()
  expect(readKeyPattern('a*')?.findIn('!')).toBeUndefined()
})
