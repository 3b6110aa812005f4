import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'

test('every proof of a clause is a test that is there', () => {
  const lost = clauses.flatMap(({ id, proofs }) =>
    proofs
      .filter(([file, name]) => !readFileSync(file, 'utf8').includes(name))
      .map(([file, name]) => `${id}: ${file}: ${name}`),
  )
  expect(lost).toEqual([])
})

test('a clause without a proof says what is missing', () => {
  expect(
    clauses.filter(({ proofs, missing }) => proofs.length === 0 && !missing).map(({ id }) => id),
  ).toEqual([])
})
