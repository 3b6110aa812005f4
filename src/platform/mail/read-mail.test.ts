import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { withoutQuotes } from '../../domains/tickets/mail/without-quotes.ts'
import { readMail } from './read-mail.ts'

const folder = 'test/mail'
const token = 'help+0123456789abcdefghjkmnpqrs.0123456789abcdef0123@in.shop.example'

/** As it comes over the wire: lines end with CRLF, bytes stay bytes. */
async function rawMail(name: string): Promise<Buffer> {
  const kept = (await readFile(`${folder}/${name}.eml`)).toString('latin1')
  return Buffer.from(kept.replace(/\r?\n/g, '\r\n'), 'latin1')
}

/** What is left of each mail that a person wrote, and the files with it. */
const written: Record<string, [from: string, words: string, files?: string[]]> = {
  'gmail-english': ['nora@example.org', 'It is for Europe. I’ve tried it twice.'],
  'gmail-french': ['amelie@example.fr', 'Bonjour, elle est refusée : « déjà utilisée ».'],
  'gmail-german': ['jonas@example.de', 'Danke, jetzt geht es.'],
  'gmail-mobile-inline-picture': [
    'nora@example.org',
    'Here is the message:\n\n[image: Screenshot_20261124.png]',
    ['Screenshot_20261124.png'],
  ],
  'gmail-forwarded': [
    'nora@example.org',
    '---------- Forwarded message ---------\nFrom: AllKeyMasters <shop@shop.example>\nDate: Tue, Nov 24, 2026 at 9:40 AM\nSubject: Your order\nTo: Nora <nora@example.org>\n\nThe way to your order.',
  ],
  'gmail-forwarded-french': [
    'amelie@example.fr',
    '---------- Message transféré ---------\nDe : AllKeyMasters <shop@shop.example>\nDate : mar. 24 nov. 2026 à 09:40\nObjet : Votre commande\nÀ : Amelie <amelie@example.fr>\n\nLe chemin vers votre commande.',
  ],
  'gmail-spanish': ['ines@example.es', 'Sí, es para Europa.'],
  'outlook-desktop-english': [
    'nora@corp.example',
    'It says “already used”. The account is in France.\n\nKind regards\nNora Lind',
  ],
  'outlook-desktop-french': ['rene@corp.example', 'Voici la région : Belgique.'],
  'outlook-german-original': ['jonas@example.de', 'Es kostet 20 €, warum?'],
  'outlook-html-only': ['nora@corp.example', 'I was charged twice & got one key.'],
  'outlook-ios': ['nora@outlook.example', 'Works now, thank you!'],
  'outlook-signature-picture': ['nora@corp.example', 'Please add our VAT number.'],
  'outlook-tnef': ['nora@corp.example', 'Do you sell to schools?'],
  'apple-mail': ['sami@icloud.example', 'Still nothing in the junk folder.'],
  'apple-iphone-french': ['sami@icloud.example', 'Oui, c’est bien ça.'],
  'apple-two-pictures': ['sami@icloud.example', 'See both.', ['écran 1.png', '../../evil.png']],
  'thunderbird-inline-answers': ['jonas@example.de', 'Harbour.\n\nGermany.'],
  yahoo: ['nora@yahoo.example', 'I would like to change the address.'],
  'utf-8-bare': ['nora@example.org', 'My order is 7kqm 2rx9. Naïve question: does it run on Ubuntu? 🐧'],
  'koi8-russian': ['olga@example.org', 'Ключ не работает.'],
  'shift-jis': ['yuki@example.jp', 'キーが使えません。'],
  'windows-1252-no-mime': ['rene@example.fr', 'C’est l’été… la clé “A” marche.'],
  'no-message-id': ['nora@example.org', 'Hello, is there a discount for students?'],
  'plain-with-pdf': ['nora@example.org', 'The statement of my bank is attached.', ['statement.pdf']],
  'svg-and-zip': ['nora@example.org', 'Open these.', ['nice.png', 'a.zip']],
  'only-a-picture': ['sami@icloud.example', '', ['shot.png']],
  'signed-smime': ['nora@corp.example', 'This one is signed.'],
  'html-with-script': [
    'nora@example.org',
    'Is the key for Europe [https://evil.example/]?\n\n[https://evil.example/pixel.gif]',
  ],
  'to-hidden': ['nora@example.org', 'I answer from a list.'],
  'calendar-invitation': ['nora@corp.example', 'Can we talk on Thursday?'],
  'truncated-multipart': ['nora@example.org', 'The rest of this mail was lost'],
}

const notWritten: Record<string, 'automatic' | 'bounce'> = {
  'calendar-accepted': 'automatic',
  'out-of-office-rfc3834': 'automatic',
  'out-of-office-exchange': 'automatic',
  'out-of-office-french': 'automatic',
  'out-of-office-precedence': 'automatic',
  newsletter: 'automatic',
  'read-receipt': 'automatic',
  'bounce-postfix': 'bounce',
  'bounce-exchange': 'bounce',
  'bounce-exim': 'bounce',
}

test('every mail of the collection is tried', () => {
  const names = readdirSync(folder).map((file) => file.replace('.eml', ''))
  expect(names.length).toBeGreaterThanOrEqual(40)
  expect([...Object.keys(written), ...Object.keys(notWritten)].toSorted()).toEqual(names.toSorted())
})

test.each(Object.entries(written))(
  '%s: what was written is read, without what is quoted',
  async (name, expected) => {
    const [from, words, files = []] = expected
    const mail = await readMail(await rawMail(name))
    expect(mail).toMatchObject({ kind: 'person', from })
    expect(withoutQuotes(mail.text)).toBe(words)
    expect(mail.files.map((file) => file.name)).toEqual(files)
  },
)

test.each(Object.entries(notWritten))('%s was written by no person', async (name, kind) => {
  expect((await readMail(await rawMail(name))).kind).toBe(kind)
})

test('lines that end with LF alone read the same', async () => {
  for (const name of ['gmail-english', 'outlook-desktop-french', 'apple-mail']) {
    const wire = await readMail(await rawMail(name))
    const bare = await readMail(await readFile(`${folder}/${name}.eml`))
    expect(withoutQuotes(bare.text)).toBe(withoutQuotes(wire.text))
  }
})

test('to whom it went is found in the head, in the copy, and in what the servers on its way noted', async () => {
  expect((await readMail(await rawMail('gmail-english'))).to).toContain(token)
  expect((await readMail(await rawMail('to-hidden'))).to).toEqual([token])
  expect((await readMail(await rawMail('to-hidden'), ['help@in.shop.example'])).to[0]).toBe(
    'help@in.shop.example',
  )
})

test('subjects in any coding are read, and a mail without an id has one that is the same each time', async () => {
  expect((await readMail(await rawMail('gmail-french'))).subject).toBe(
    'Re: Une clé qui ne fonctionne pas [T-7KQM-2RX9]',
  )
  expect((await readMail(await rawMail('koi8-russian'))).subject).toBe('Ключ')
  expect((await readMail(await rawMail('shift-jis'))).subject).toBe('質問')
  const [once, again] = [
    await readMail(await rawMail('no-message-id')),
    await readMail(await rawMail('no-message-id')),
  ]
  expect(once.reference).toMatch(/^<[0-9a-f]{64}@none>$/)
  expect(again.reference).toBe(once.reference)
})

// Quadratic patterns would hold the whole shop while one mail is read.
test('a mail that was made to be slow is read in no time', async () => {
  const slow = [
    `${'> '.repeat(20_000)}x`,
    `On ${'a '.repeat(50_000)}`,
    'From: a\n'.repeat(20_000),
    `${'-'.repeat(60_000)} x`,
    `${'On \n'.repeat(20_000)}`,
    ' '.repeat(200_000),
    'On it you wrote:\n>\n'.repeat(100_000),
    `${'\n'.repeat(100_000)}x`,
    `Sent from my ${'x'.repeat(100_000)}\n`.repeat(3),
  ]
  for (const text of slow) {
    const began = performance.now()
    withoutQuotes(text)
    expect(performance.now() - began, text.slice(0, 20)).toBeLessThan(1000)
  }
})

test('what is no mail at all is still no harm', async () => {
  for (const raw of [
    '',
    '\0\0\0',
    'just words',
    `X: ${'y'.repeat(100_000)}`,
    'Content-Type: multipart/mixed; boundary=""\n\n--\n--',
  ]) {
    const mail = await readMail(Buffer.from(raw)).catch(() => null)
    expect(mail === null || mail.from === null).toBe(true)
  }
  const nested = Array.from(
    { length: 3000 },
    (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\n\n--b${at}\n`,
  )
  await readMail(Buffer.from(`From: a@example.org\n${nested.join('')}`)).catch(() => null)
})

// The database takes none of these: a mail that fails comes again for ever, and nobody ever reads it.
test('signs that no column takes are gone, and a sender that is no address is none', async () => {
  const read = (head: string, body = 'Hello') => readMail(Buffer.from(`${head}\r\n\r\n${body}`))
  const poisoned = await read(
    'From: a@example.org\r\nSubject: =?utf-8?Q?hi=00there=07?=\r\nMessage-ID: <a\0b@x.example>',
    'one\0two',
  )
  expect(poisoned).toMatchObject({ from: 'a@example.org', subject: 'hi there ', text: 'onetwo' })
  expect(poisoned.reference).toMatch(/^<[0-9a-f]{64}@none>$/)
  for (const id of ['<a\u0001b@x.example>', '<é@x.example>', `<${'x'.repeat(400)}>`])
    expect((await read(`From: a@example.org\r\nMessage-ID: ${id}`)).reference).toMatch(/@none>$/)
  for (const from of [
    `${'a'.repeat(300)}@example.org`,
    `a@${'b.'.repeat(140)}example`,
    `a@${'\ufe0f'.repeat(300)}example.org`,
    'nobody',
  ])
    expect((await read(`From: ${from}\r\nMessage-ID: <a@x.example>`)).from, from.slice(0, 9)).toBeNull()
})
