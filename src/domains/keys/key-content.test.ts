import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentFromText, decodeContent, encodeContent, imageTypeOf, normaliseText } from './key-content.ts'

describe('spellings of one key', () => {
  test.each([
    ['ABCDE-12345-FGHIJ', 'abcde12345fghij'],
    ['ABCDE-12345-FGHIJ', ' ABCDE 12345 FGHIJ '],
    ['ABCDE-12345-FGHIJ', 'ABCDE\u201312345\u2014FGHIJ'],
    ['ABCDE-12345', '\uff21\uff22\uff23\uff24\uff25\uff0d\uff11\uff12\uff13\uff14\uff15'],
    ['ABCDE-12345', '\ufeffABCDE-\u200b12345'],
    ['USER a\nPIN 1', 'user A\n\npin-1\n'],
  ])('%j and %j are the same', (one, other) => {
    expect(normaliseText(other)).toBe(normaliseText(one))
  })

  test.each([
    ['ABCDE', 'ABCDF'],
    ['AB\nCD', 'ABCD'],
    ['O', '0'],
  ])('%j and %j are different', (one, other) => {
    expect(normaliseText(other)).not.toBe(normaliseText(one))
  })

  test('dashes, spaces and case never matter, wherever they are', () => {
    const letters = fc.stringMatching(/^[A-Z0-9]{1,40}$/)
    const noise = fc.constantFrom('-', ' ', '\u2013', '\u2011', '\t', '\u00a0')
    fc.assert(
      fc.property(letters, fc.array(fc.tuple(fc.nat(), noise)), (key, changes) => {
        const noisy = changes.reduce((text, [at, mark]) => {
          const place = at % (text.length + 1)
          return text.slice(0, place) + mark + text.slice(place)
        }, key.toLowerCase())
        expect(normaliseText(noisy)).toBe(key)
      }),
    )
  })

  test('normalising twice changes nothing more', () => {
    const text = fc.stringMatching(/^[\p{L}\p{N} \n-]{0,40}$/u)
    fc.assert(
      fc.property(text, (key) => {
        expect(normaliseText(normaliseText(key))).toBe(normaliseText(key))
      }),
    )
  })
})

test('one line is a text, several are lines, and both come back as they were', () => {
  expect(contentFromText('  ABC \r\n')).toEqual({ kind: 'text', text: 'ABC' })
  expect(contentFromText('A\r\nB')).toEqual({ kind: 'lines', lines: ['A', 'B'] })
  for (const text of ['ABC', 'A\nB\n\nC']) {
    const { mediaType, bytes } = encodeContent(contentFromText(text))
    expect(decodeContent(mediaType, bytes)).toEqual(contentFromText(text))
  }
})

test.each([
  ['image/png', '89504e470d0a1a0a0000'],
  ['image/jpeg', 'ffd8ffe000104a464946'],
  ['image/webp', '524946460000000057454250'],
  [undefined, '474946383961'],
  [undefined, '5249464600000000'],
  [undefined, ''],
])('an image is known by its first bytes: %s', (type, hex) => {
  expect(imageTypeOf(Buffer.from(hex, 'hex'))).toBe(type)
})
