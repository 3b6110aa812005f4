import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, expect, test } from 'vitest'
import { parseMailAddress, parseSender } from '../../domains/notifications/mail-address.ts'
import { testClock } from '../../domains/notifications/notifications.fixture.ts'
import { newId } from '../../shared/ids.ts'
import { locales } from '../../shared/locale.ts'
import { letterPress } from '../../web/letters/letter-writer.ts'
import { sampleLetters, sampleShop } from '../../web/letters/letters.fixture.ts'
import { createMailbox } from './mailbox.ts'

const scratch = await mkdtemp(join(tmpdir(), 'mailbox-'))
afterAll(() => rm(scratch, { recursive: true }))

const sender = parseSender('Clés & Cie <shop@example.eu>')
const write = letterPress(sampleShop)

function mailboxIn(name: string, lettersMax?: number) {
  if (!sender) throw new Error('the sender of the tests is one')
  const folder = join(scratch, name)
  const clock = testClock()
  const mailbox = createMailbox({ folder, sender, clock, ...(lettersMax && { lettersMax }) })
  const letter = write(
    'order_link',
    { order: { number: 'K7QF-2M9X', url: 'https://shop.example/o', placedAt: clock.now() } },
    'fr',
  )
  async function send(address: string, content = letter) {
    const to = parseMailAddress(address)
    if (!to) throw new Error(`${address} is no address`)
    return mailbox.send({ id: newId('eml'), to, locale: 'fr', letter: content })
  }
  return { folder, clock, mailbox, send }
}

test('a letter is kept as a file that only this user may read, and reads as it was written', async () => {
  const { folder, clock, mailbox, send } = mailboxIn('one')
  expect(await send('jean@example.eu')).toEqual({ kind: 'accepted', code: 250 })

  const [file = ''] = await readdir(folder)
  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
  const [entry] = await mailbox.list()
  expect(entry).toEqual({
    id: file.replace('.eml', ''),
    at: clock.now(),
    to: 'jean@example.eu',
    subject: 'Votre commande chez AllKeyMasters',
  })
})

// The reader is our own; mailparser, which knows every form of letter, is the judge.
test.each(locales.flatMap((locale) => sampleLetters(locale).map((sample) => ({ locale, ...sample }))))(
  'the letter "$name" in $locale reads as mailparser reads it',
  async ({ locale, name, ...sample }) => {
    const { folder, mailbox, send } = mailboxIn(`read-${name}-${locale}`)
    await send('jean@example.eu', write(sample.kind, sample.model, locale))
    const [id = ''] = (await mailbox.list()).map((entry) => entry.id)

    const ours = await mailbox.find(id)
    const theirs = await simpleParser(await readFile(join(folder, `${id}.eml`)))
    const unix = (text = '') => text.replaceAll('\r\n', '\n').trimEnd()
    expect(unix(ours?.html)).toBe(unix(theirs.html || ''))
    expect(unix(ours?.text)).toBe(unix(theirs.text))
    expect(ours?.subject).toBe(theirs.subject)
    expect(
      ours?.attachments.map(({ fileName, mediaType, cid, content }) => [
        fileName,
        mediaType,
        cid,
        content.toString('hex'),
      ]),
    ).toEqual(
      theirs.attachments.map(({ filename, contentType, cid, content }) => [
        filename,
        contentType,
        cid ?? null,
        content.toString('hex'),
      ]),
    )
  },
)

test('the newest letter comes first, and only so many are kept', async () => {
  const { folder, clock, mailbox, send } = mailboxIn('many', 5)
  const plain = { subject: 'x', html: 'x', text: 'x', attachments: [] }
  for (let count = 0; count < 8; count++) {
    await send(`b${count}@example.eu`, plain)
    clock.pass(1)
  }
  const entries = await mailbox.list()
  expect(entries).toHaveLength(5)
  expect([entries[0]?.to, entries.at(-1)?.to]).toEqual(['b7@example.eu', 'b3@example.eu'])
  expect(await readdir(folder)).toHaveLength(5)
})

test('an empty mailbox is no error', async () => {
  expect(await mailboxIn('never').mailbox.list()).toEqual([])
})

test.each(['../one/secret', '..%2f..', '', 'x', '20261123T090000000-eml_../../../../etc/passwd'])(
  'nothing but a letter is read: %j',
  async (id) => {
    expect(await mailboxIn('one').mailbox.find(id)).toBeNull()
  },
)

test.each([
  ['refused@example.eu', { kind: 'refused', code: 550, isAboutRecipient: true }],
  ['later@example.eu', { kind: 'deferred', code: 451 }],
])('%s rehearses the answer of a difficult mail server', async (address, outcome) => {
  const { mailbox, send } = mailboxIn(`rehearsal-${address}`)
  expect(await send(address)).toEqual(outcome)
  expect(await mailbox.list()).toEqual([])
})

test('a letter of which nobody knows any more is dropped', async () => {
  const { folder, mailbox, send } = mailboxIn('forgetful')
  for (const address of ['kept@example.eu', 'gone@example.eu']) await send(address)
  const [newest] = (await mailbox.list()).map(({ id, to }) => ({ id, to }))
  await mailbox.forget(async (ids) => ids.filter((id) => !newest?.id.endsWith(id)))
  expect((await mailbox.list()).map(({ id }) => id)).not.toContain(newest?.id)
  expect(await readdir(folder)).toHaveLength(1)
})
