import { expect, test } from 'vitest'
import { failingShareAtLeast, isSick } from './batch-health.ts'
import { messagesOf } from './platform-messages.ts'
import { type ComplaintFacts, judgeComplaint, type Reason, type ReplacementSetting } from './policy.ts'

const setting: ReplacementSetting = {
  version: 1,
  warrantyDays: 365,
  mailboxMax: 2,
  mailboxDays: 90,
  unitMax: 1,
  sickShareBasisPoints: 200,
  sickKeysMin: 3,
}
const honest: ComplaintFacts = {
  problem: 'already_used',
  daysSinceDelivery: 3,
  replacedOfUnit: 0,
  replacedOfMailbox: 0,
  isHeld: false,
  batch: { opened: 100, failed: 0 },
}

test.each<[string, Partial<ComplaintFacts>, Reason[]]>([
  ['a used key within the warranty is replaced', {}, []],
  ['so is one that the platform does not know', { problem: 'not_accepted' }, []],
  ['on the last day of the warranty too', { daysSinceDelivery: 365 }, []],
  ['a day later a human decides', { daysSinceDelivery: 366 }, ['warranty']],
  ['another key does not help in the wrong region', { problem: 'wrong_region' }, ['problem']],
  ['nor for what the account owns already', { problem: 'already_owned' }, ['problem']],
  ['nor while the platform is down', { problem: 'platform_down' }, ['problem']],
  ['the second key of a unit is no accident', { replacedOfUnit: 1 }, ['unit']],
  ['nor the third of a mailbox', { replacedOfMailbox: 2 }, ['mailbox']],
  [
    'unless the batch fails for others as well',
    { replacedOfMailbox: 2, batch: { opened: 40, failed: 6 } },
    [],
  ],
  ['while a bank doubts the payment nothing leaves', { isHeld: true }, ['held']],
  ['everything that speaks against it is named', { isHeld: true, replacedOfUnit: 1 }, ['unit', 'held']],
])('%s', (_, change, expected) => {
  expect(judgeComplaint({ ...honest, ...change }, setting)).toEqual(expected)
})

test.each([
  [{ opened: 0, failed: 0 }, 0],
  [{ opened: 10, failed: 0 }, 0],
  [{ opened: 1, failed: 1 }, 0.2065],
  [{ opened: 20, failed: 3 }, 0.0524],
  [{ opened: 1000, failed: 30 }, 0.0211],
  [{ opened: 100, failed: 100 }, 0.963],
])('of %o at least this share fails', (batch, share) => {
  expect(failingShareAtLeast(batch)).toBeCloseTo(share, 3)
})

test('a batch is sick when more fail than chance explains, and not for one unlucky customer', () => {
  expect(isSick({ opened: 2, failed: 2 }, setting)).toBe(false)
  expect(isSick({ opened: 20, failed: 3 }, setting)).toBe(true)
  expect(isSick({ opened: 1000, failed: 22 }, setting)).toBe(false)
  expect(isSick({ opened: 1000, failed: 40 }, setting)).toBe(true)
})

test.each(['harbour', 'lumen-store', 'kestrel', 'quillon', 'a platform that nobody knows'])(
  'the messages of %s are named once, are in both languages, and end with something else',
  (platform) => {
    const messages = messagesOf(platform)
    const names = messages.map(({ name }) => name)
    expect(new Set(names).size).toBe(names.length)
    expect(names.at(-1)).toBe('other')
    for (const { text } of messages) expect(text.en && text.fr).toBeTruthy()
  },
)
