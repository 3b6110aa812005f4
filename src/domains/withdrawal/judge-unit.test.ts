import { expect, test } from 'vitest'
import { type Answer, type Circumstances, type JudgedUnit, judgeUnit, needsStaff } from './judge-unit.ts'

const sealed: JudgedUnit = { state: 'delivered', legalNature: 'digital_content', waiver: 'none' }
const open: JudgedUnit = { ...sealed, state: 'revealed', waiver: 'confirmed' }
const plain: Circumstances = {
  inTime: true,
  isCompany: false,
  isPaid: true,
}

test.each<[string, Partial<JudgedUnit>, Partial<Circumstances>, Answer]>([
  ['a sealed key in time is paid back', {}, {}, 'taken_back'],
  [
    'so is one whose opening was asked for and not confirmed yet',
    { waiver: 'unconfirmed' },
    {},
    'taken_back',
  ],
  ['so is one that its customer still waits for', { state: 'backordered' }, {}, 'taken_back'],
  ['so is one that is withheld while somebody looks at the payment', { state: 'withheld' }, {}, 'taken_back'],
  ['a key that was opened with a confirmed waiver stays', open, {}, 'waived'],
  ['it stays so after the period', open, { inTime: false }, 'waived'],
  [
    'an open key whose waiver reached nobody is for a human',
    { ...open, waiver: 'unconfirmed' },
    {},
    'unproved',
  ],
  ['an open service is for a human', { ...open, legalNature: 'digital_service' }, {}, 'service'],
  ['a sealed service is paid back', { legalNature: 'digital_service' }, {}, 'taken_back'],
  ['a sealed key after the period is for a human', {}, { inTime: false }, 'late'],
  ['what a company bought is for a human', {}, { isCompany: true }, 'company'],
  ['an order that was not paid is cancelled', { state: 'reserved' }, { isPaid: false }, 'cancelled'],
  ['what went back is gone', { state: 'refunded' }, { inTime: false }, 'gone'],
  ['what is on its way back is gone', { state: 'refund_due' }, {}, 'gone'],
])('%s', (_, unit, about, answer) => {
  expect(judgeUnit({ ...sealed, ...unit }, { ...plain, ...about })).toBe(answer)
})

test('five answers ask for a human', () => {
  const asked: Answer[] = ['late', 'service', 'unproved', 'company', 'mismatch']
  for (const answer of asked) expect(needsStaff(answer)).toBe(true)
  const settled: Answer[] = ['taken_back', 'cancelled', 'gone', 'waived', 'later']
  for (const answer of settled) expect(needsStaff(answer)).toBe(false)
})
