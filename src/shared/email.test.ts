import { expect, test } from 'vitest'
import { foldEmail, foldMailbox, maskEmail } from './email.ts'

test.each([
  ['  Ada.Lane@Example.EU ', 'ada.lane@example.eu'],
  ['ＡＤＡ@example.eu', 'ada@example.eu'],
])('%j is one mailbox with %s', (typed, folded) => {
  expect(foldEmail(typed)).toBe(folded)
})

test.each([
  ['jean@example.eu', 'j•••@example.eu'],
  ['jean.longname@example.eu', 'j•••@example.eu'],
  ['éloïse@example.eu', 'é•••@example.eu'],
  // Two or three letters are soon guessed when the first one is told.
  ['jo@example.eu', '•••@example.eu'],
  ['jon@example.eu', '•••@example.eu'],
])('%s is shown as %s to whoever has to know the rest', (email, masked) => {
  expect(maskEmail(email)).toBe(masked)
})

test('a mailbox has one spelling where many would pay, and other people keep theirs', () => {
  expect(foldMailbox(' Ada.L+shop@Gmail.com')).toBe('adal@gmail.com')
  expect(foldMailbox('ada.l@googlemail.com')).toBe('adal@gmail.com')
  expect(foldMailbox('Ada.L+a+b@example.eu')).toBe('ada.l@example.eu')
  expect(foldMailbox('+ada@example.eu')).toBe('+ada@example.eu')
  expect(foldMailbox('adal@example.eu')).not.toBe(foldMailbox('ada.l@example.eu'))
})
