import { expect, test } from 'vitest'
import { can, isDangerous, parseRole, permissions, roles } from './index.ts'

/** What the seller was promised, written down a second time: a change of the table must be meant. */
const golden = `
  catalogue.edit   owner manager
  prices.edit      owner manager                         dangerous
  keys.import      owner manager
  keys.reveal      owner manager                         dangerous
  keys.export      owner                                 dangerous
  orders.read      owner manager support finance
  orders.resend    owner manager support
  orders.correct   owner manager support                 dangerous
  orders.vouch     owner manager                         dangerous
  orders.refund    owner manager finance                 dangerous
  orders.make      owner manager                         dangerous
  customers.read   owner manager support privacy
  tickets.answer   owner manager support
  tickets.manage   owner manager
  help.edit        owner manager support
  fraud.decide     owner manager                         dangerous
  disputes.answer  owner manager                         dangerous
  reports.read     owner manager finance
  books.read       owner manager finance
  books.export     owner finance                         dangerous
  books.keep       owner finance                         dangerous
  privacy.handle   owner privacy                         dangerous
  audit.read       owner manager privacy
  settings.edit    owner                                 dangerous
  staff.manage     owner                                 dangerous`

test('every role may do exactly what the matrix says', () => {
  const lines = permissions.map((permission) =>
    [
      permission,
      ...roles.filter((role) => can(role, permission)),
      ...(isDangerous(permission) ? ['dangerous'] : []),
    ].join(' '),
  )
  const expected = golden
    .trim()
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
  expect(lines).toEqual(expected)
})

test('a role that does not exist is none', () => {
  for (const text of ['', 'admin', 'OWNER', 'owner ', '__proto__']) expect(parseRole(text)).toBeUndefined()
})
