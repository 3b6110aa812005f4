import { expect, test } from 'vitest'
import { clauses } from './clauses.ts'
import { judge, summarise, type TestResult } from './judge.ts'

const all: TestResult[] = clauses.flatMap(({ proofs }) =>
  proofs.map(([file, name]) => ({ file, name: `a group > ${name}, case 1`, passed: true })),
)

test('a clause holds when every proof of it ran and passed, and nothing is missing', () => {
  const [clause] = clauses.filter(({ proofs, missing }) => proofs.length > 1 && !missing)
  if (!clause) throw new Error('no clause holds')
  const [proof = ['', '']] = clause.proofs
  expect(judge(clause, all)).toBe('holds')
  expect(judge({ ...clause, missing: 'more' }, all)).toBe('in part')
  expect(judge({ ...clause, proofs: [] }, all)).toBe('not yet')
  expect(
    judge(
      clause,
      all.filter(({ name }) => !name.includes(proof[1])),
    ),
  ).toBe('fails')
  const oneFailed = { file: proof[0], name: `${proof[1]}, case 2`, passed: false }
  expect(judge(clause, [...all, oneFailed])).toBe('fails')
})

test('the table is a line for all, and one for each clause that does not wholly hold, with the reason', () => {
  const [first, ...rest] = summarise(all)
  const partly = clauses.filter(({ missing }) => missing)
  expect(first).toContain(`${clauses.length - partly.length} of ${clauses.length} clauses hold`)
  expect(rest).toHaveLength(partly.length)
  for (const { id, missing } of partly) expect(rest.join('\n')).toContain(`§ ${id}: ${missing}`)
  const failing = summarise(all.slice(1))
  expect(failing.join('\n')).toContain('fails    §')
  expect(failing.join('\n')).toContain(all[0]?.file)
})
