import { expect, test } from 'vitest'
import { createKeyring, parseKeyring } from '../../../platform/crypto/keyring.ts'
import { sealerOver } from '../../../platform/crypto/sealer.ts'
import { newId } from '../../../shared/ids.ts'
import { mailboxLinksOver } from '../subject/mailbox-link.ts'
import { daysLeft, dueDay, needsIdentity, referenceOf, requestKinds } from './request.ts'

test.each([
  ['2026-11-26', '2026-12-26', '2027-02-26'],
  ['2027-01-31', '2027-02-28', '2027-04-30'],
  ['2028-01-30', '2028-02-29', '2028-04-30'],
  ['2026-12-31', '2027-01-31', '2027-03-31'],
])('what came on %s is answered by %s, or extended by %s', (received, due, extended) => {
  expect(dueDay(received, { extended: false })).toBe(due)
  expect(dueDay(received, { extended: true })).toBe(extended)
})

test('days are counted in the calendar of the shop', () => {
  const request = { dueOn: '2026-12-26' }
  expect(daysLeft(request, new Date('2026-12-26T22:59:00Z'))).toBe(0)
  expect(daysLeft(request, new Date('2026-12-26T23:01:00Z'))).toBe(-1)
  expect(daysLeft(request, new Date('2026-11-26T12:00:00Z'))).toBe(30)
})

test('whatever shows or changes data waits until it is known whose it is', () => {
  expect(requestKinds.filter((kind) => !needsIdentity(kind))).toEqual(['objection', 'question'])
})

test('a reference can be read out on the telephone', () => {
  expect(referenceOf(newId('prq'))).toMatch(/^P-[0-9A-Z]{6}$/)
})

const links = mailboxLinksOver(sealerOver(parseKeyring(createKeyring())))
const now = new Date('2026-11-26T12:00:00Z')
const claim = { email: 'Guest@example.eu', request: newId('prq'), until: new Date(now.getTime() + 1000) }

test('a link opens what it claims until it is over, and nobody reads an address in it', () => {
  const token = links.tokenFor(claim)
  expect(links.read(token, now)).toEqual(claim)
  expect(links.read(token, claim.until)).toBeUndefined()
  expect(Buffer.from(token, 'base64url').toString('latin1')).not.toContain('example')
})

test.each(['', 'x', 'x'.repeat(80), '../../etc', 'a'.repeat(5000)])(
  'a link of somebody else’s making opens nothing: %s',
  (token) => {
    expect(links.read(token, now)).toBeUndefined()
  },
)

test('a link with one changed letter, or of another shop, opens nothing', () => {
  const token = links.tokenFor(claim)
  for (let at = 0; at < token.length; at += 7) {
    const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
    expect(links.read(changed, now)).toBeUndefined()
  }
  const others = mailboxLinksOver(sealerOver(parseKeyring(createKeyring())))
  expect(links.read(others.tokenFor(claim), now)).toBeUndefined()
})
