import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clauseWords } from '../../src/web/admin/claims/clause-words.ts'
import { clauses } from './clauses.ts'

test('every proof of a clause is a test that is there', () => {
  const lost = clauses.flatMap(({ id, proofs }) =>
    proofs
      .filter(([file, name]) => !readFileSync(file, 'utf8').includes(name))
      .map(([file, name]) => `${id}: ${file}: ${name}`),
  )
  expect(lost).toEqual([])
})

test('every clause has its sentence in the back office, in both languages', () => {
  expect(clauseWords.en).toEqual(Object.fromEntries(clauses.map(({ id, says }) => [id, says])))
  expect(Object.keys(clauseWords.fr)).toEqual(Object.keys(clauseWords.en))
})

test('a clause without a proof says what is missing', () => {
  expect(
    clauses.filter(({ proofs, missing }) => proofs.length === 0 && !missing).map(({ id }) => id),
  ).toEqual([])
})

// A proof that does not run proves nothing. Where there is no browser the build fails (test/support/browser.ts).
test('no proof is left out, and none is the only one that runs', () => {
  const files = [...new Set(clauses.flatMap(({ proofs }) => proofs.map(([file]) => file)))]
  const quiet = files.filter((file) =>
    /\b(?:test|describe|it)(?:\.\w+)*\.(?:skip|skipIf|todo|only|fails)\b/.test(readFileSync(file, 'utf8')),
  )
  expect(files.length).toBeGreaterThan(20)
  expect(quiet).toEqual([])
})
