import { expect, test } from 'vitest'
import { breakLines } from './text-lines.ts'

const widthOf = (text: string) => text.length
const lines = (text: string, width: number) =>
  breakLines([{ text }], width, widthOf).map((line) => line.map((run) => run.text).join(''))

test('a line holds as many words as fit, and keeps its last space', () => {
  expect(lines('one two three four', 9)).toEqual(['one two ', 'three ', 'four'])
  expect(lines('one two', 7)).toEqual(['one two'])
})

test('spaces that never break hold their words together', () => {
  expect(lines('on 7\u00a0December\u00a02026', 16)).toEqual(['on ', '7\u00a0December\u00a02026'])
  expect(lines('le 7\u00a0mai', 6)).toEqual(['le ', '7\u00a0mai'])
})

test('a word that is wider than the column breaks where it must', () => {
  expect(lines('ab abcdefghij', 4)).toEqual(['ab a', 'bcde', 'fghi', 'j'])
})

test('what follows a link without a space stays on its line', () => {
  const runs = [{ text: 'see the ' }, { text: 'notice', to: 'https://shop.example' }, { text: '. Then go' }]
  expect(breakLines(runs, 14, widthOf)).toEqual([
    [{ text: 'see the ' }],
    [{ text: 'notice', to: 'https://shop.example' }, { text: '. Then ' }],
    [{ text: 'go' }],
  ])
})

test('no words make one empty line', () => {
  expect(breakLines([], 10, widthOf)).toEqual([[]])
})
