import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { projectFolder } from '../../start/project-folder.ts'
import { commonPasswords, commonPasswordsFile } from './common-passwords.ts'
import { countRuns } from './forms.ts'
import { readHashTable, writeHashTable } from './hash-table.ts'

const isCommonPassword = commonPasswords(projectFolder)

test.each([
  'qwertyuiop',
  'azertyuiop',
  'ILOVEYOU123',
  '1qaz2wsx3edc',
  'motdepasse',
  'MotDePasse123',
  'leavemealone',
])('%s was in a breach and is refused', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'Password123!',
  'password2024',
  '!!Password!!',
  '2026Soleil!!',
  'Bonjour-1234',
  'P@ssw0rd2024!',
  'B0nj0ur2025!',
  'Sup3rm@n1999',
  'Motdepassé99',
  'passwordpassword',
  'PasswordPassword',
  'Trust-No-One',
  'mot-de-passe-123',
  'ＰＡＳＳＷＯＲＤ１２３',
])('%s is a common word with decoration and is refused', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

test.each([
  'aaaaaaaaaa',
  '1234567890',
  '0987654321',
  'abcdefghijkl',
  'aaaaabbbbb',
  'abcabcabcabc',
  '!!!!!!!!!!!!',
  '1987198719871987',
  '19871987!!',
  '          ',
])('%s is a few long runs and is refused', (password) => {
  expect(isCommonPassword(password)).toBe(true)
})

const about = ['alex.martin@example.com', 'Brass & Teeth']

test.each([
  'alex.martin@example.com',
  'AlexMartin1',
  'martin-alex-martin',
  'alex-martin-2026',
  'Example2026!',
  'Brass&Teeth!1',
  'BrassTeeth2026',
  '**teeth**2026**',
])('%s says little more than who its owner or the shop is', (password) => {
  expect(isCommonPassword(password, about)).toBe(true)
})

test('a name is refused to its owner alone', () => {
  expect(isCommonPassword('Zorvexquill-26', ['zorvexquill@example.com'])).toBe(true)
  expect(isCommonPassword('Zorvexquill-26', about)).toBe(false)
  expect(isCommonPassword('Zorvexquill-26')).toBe(false)
})

test.each([
  'wandering teapot 9',
  'my-cat-ate-seven-socks',
  'Kx9#mQ2$vL',
  'tr0ub4dor&3',
  'dragon7193846205',
  'alexandra counts 40 rivers',
  'la bouilloire chante en mi',
  'пять синих чайников',
])('%s is nobody else’s and is taken', (password) => {
  expect(isCommonPassword(password, about)).toBe(false)
})

test('of twenty thousand passwords that a machine has drawn none is refused', () => {
  const letters = 'abcdefghijkmnpqrstuvwxyz23456789'
  let state = 20_261_124
  const draw = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return letters[state >>> 27] ?? ''
  }
  const refused = Array.from({ length: 20_000 }, () => Array.from({ length: 14 }, draw).join('')).filter(
    (password) => isCommonPassword(password),
  )
  expect(refused).toEqual([])
})

test('a password of the greatest length is judged at once', () => {
  const began = performance.now()
  for (const password of ['a'.repeat(1024), `${'ab'.repeat(511)}cd`, 'é'.repeat(512), '!'.repeat(1023)])
    isCommonPassword(password, about)
  expect(performance.now() - began).toBeLessThan(500)
})

// Per lookup; a password is looked up in at most nine forms.
test('what is not on the list is taken for common less than once in a hundred million lookups', () => {
  expect(readHashTable(readFileSync(commonPasswordsFile)).size / 2 ** 48).toBeLessThan(1e-8)
})

test('a table that was cut is no table', () => {
  const table = writeHashTable(new Set(['one', 'two']))
  expect(readHashTable(table).has('one')).toBe(true)
  expect(readHashTable(table).has('three')).toBe(false)
  expect(() => readHashTable(table.subarray(0, -1))).toThrow('whole')
})

test.each([
  ['', 0],
  ['a', 1],
  ['aaaa', 1],
  ['123456789', 1],
  ['1234567890', 1],
  ['09876', 1],
  ['2024', 1],
  ['2024!', 2],
  ['aabb', 2],
  ['7193', 4],
])('%j is made of %i runs', (text, runs) => {
  expect(countRuns(text)).toBe(runs)
})
