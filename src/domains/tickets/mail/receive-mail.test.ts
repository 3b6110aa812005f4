import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId, type TicketId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { days, hours } from '../../../shared/time.ts'
import { fileBytesMax } from '../files/prepare-files.ts'
import { replyAddressesAt, ticketLinksWith } from '../signed-names.ts'
import { testTickets } from '../tickets.fixture.ts'
import { guessLocale } from './guess-locale.ts'
import { mailsPerHour, newMailboxesPerHour, ticketsPerDay } from './place-mail.ts'
import { type MailDeps, receiveMail } from './receive-mail.ts'
import type { ReceivedMail } from './received-mail.ts'

const shop = await testTickets()
const secret = new Secret(randomBytes(32))
const replies = replyAddressesAt('Help@In.Shop.example', secret)
const deps: MailDeps = { ...shop.deps, replies }

let sent = 0
function aMail(differences: Partial<ReceivedMail> = {}): ReceivedMail {
  sent += 1
  return {
    kind: 'person',
    reference: `<m${sent}@mail.example.org>`,
    from: `${newId('acc')}@example.org`,
    to: ['help@in.shop.example'],
    subject: 'A question',
    text: 'Does it run here?',
    files: [],
    ...differences,
  }
}
const answerTo = (id: TicketId, differences: Partial<ReceivedMail> = {}) =>
  receiveMail(deps, aMail({ to: [replies.addressFor(id)], ...differences }))

async function openedBy(email: string): Promise<TicketId[]> {
  const { rows } = await shop.pool.query('select id from shop.ticket where email = $1 order by id', [email])
  return rows.map(({ id }) => id)
}

test('a mail opens a ticket with its words and its subject, in the language that it is written in', async () => {
  const mail = aMail({ subject: 'Une  question\n simple', text: 'Bonjour, ma clé ne marche pas, merci.' })
  expect(await receiveMail(deps, mail)).toBe('opened')
  const [id] = await openedBy(mail.from ?? '')
  if (!id) throw new Error('no ticket')
  const { ticket, messages } = await shop.threadOf(id)
  expect(ticket).toMatchObject({
    channel: 'mail',
    subject: 'other',
    title: 'Une question simple',
    locale: 'fr',
  })
  expect(messages[0]?.mailReference).toBe(mail.reference)
  expect(shop.newsOf(id)).toEqual(['opened'])
})

test('a word that ends with an accent tells the language as well', () => {
  expect(guessLocale('Clé perdue')).toBe('fr')
  expect(guessLocale('Cléopâtre')).toBe('en')
})

test('an answer goes to the ticket of its address, in whatever case the servers on the way wrote it', async () => {
  const email = 'nora.reply@example.org'
  const id = await shop.aTicket({ email })
  const text = 'It is Europe.\n\nOn Tue, Nov 24, 2026, Shop <a@b.example> wrote:\n> Which region?'
  expect(await answerTo(id, { from: 'Nora.Reply@Example.org', text })).toBe('written')
  expect(
    await answerTo(id, {
      to: ['x@y.example', replies.addressFor(id).toUpperCase()],
      from: 'friend@example.org',
    }),
  ).toBe('written')
  const { messages } = await shop.threadOf(id)
  expect(messages.map(({ body, sentFrom }) => [body, sentFrom]).slice(1)).toEqual([
    ['It is Europe.', null],
    ['Does it run here?', 'friend@example.org'],
  ])
})

test('an address that was guessed or changed opens a ticket of its own, and reaches nobody else’s', async () => {
  const id = await shop.aTicket()
  const address = replies.addressFor(id)
  const other = replyAddressesAt('help@in.shop.example', new Secret(randomBytes(32)))
  const forged = [
    address.replace(/.(?=@)/, (last) => (last === '0' ? '1' : '0')),
    other.addressFor(id),
    `help+${id.slice(4)}@in.shop.example`,
    `help+${newId('tkt').slice(4)}.${'0'.repeat(20)}@in.shop.example`,
    address.replace('in.shop.example', 'in.shop.example.evil.example'),
  ]
  for (const to of forged) expect(replies.read([to]), to).toBeUndefined()
  for (const to of forged) expect(await receiveMail(deps, aMail({ to: [to] })), to).toBe('opened')
  expect((await shop.threadOf(id)).messages).toHaveLength(1)
})

test('a link opens its own ticket, for four hundred days, and says nothing when it is changed', () => {
  const links = ticketLinksWith(secret)
  const [id, other] = [newId('tkt'), newId('tkt')]
  const now = new Date('2026-11-27T10:00:00Z')
  const token = links.tokenFor(id, now)
  expect(links.read(token, now)).toBe(id)
  expect(links.read(token, new Date(now.getTime() + days(399)))).toBe(id)
  expect(links.read(token, new Date(now.getTime() + days(402)))).toBeUndefined()
  expect(links.read(token.replace(id.slice(4), other.slice(4)), now)).toBeUndefined()
  expect(links.read(`${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`, now)).toBeUndefined()
  // What answers by mail opens no page, and the other way round.
  expect(links.read(replies.addressFor(id).split('+')[1] ?? '', now)).toBeUndefined()
  for (const nothing of ['', '..', token.toUpperCase(), `${token} `])
    expect(links.read(nothing, now)).toBeUndefined()
})

test('the same mail is taken once, also when it comes twice at once', async () => {
  const mail = aMail({ from: 'twice@example.org' })
  const both = await Promise.all([receiveMail(deps, mail), receiveMail(deps, mail)])
  expect(both.toSorted()).toEqual(['opened', 'repeated'])
  expect(await receiveMail(deps, mail)).toBe('repeated')
  expect(await openedBy('twice@example.org')).toHaveLength(1)
})

test('what programs wrote, what bounced, and what the shop wrote itself opens nothing', async () => {
  expect(await receiveMail(deps, aMail({ kind: 'automatic', from: 'auto@example.org' }))).toBe('automatic')
  expect(await receiveMail(deps, aMail({ kind: 'bounce', from: 'auto@example.org' }))).toBe('bounce')
  expect(await receiveMail(deps, aMail({ from: 'help+anything@in.shop.example' }))).toBe('automatic')
  expect(await receiveMail(deps, aMail({ from: null }))).toBe('unreadable')
  expect(await openedBy('auto@example.org')).toEqual([])
})

test('two programs that do not say so stop each other: so many mails an hour for a ticket, so many tickets a day', async () => {
  const id = await shop.aTicket({ email: 'loop@example.org' })
  const outcomes: string[] = []
  for (let count = 0; count < mailsPerHour + 3; count++) outcomes.push(await answerTo(id))
  expect(outcomes.filter((each) => each === 'written')).toHaveLength(mailsPerHour)
  expect(outcomes.slice(mailsPerHour)).toEqual(['too_many', 'too_many', 'too_many'])
  shop.pass(hours(1) + 1000)
  expect(await answerTo(id)).toBe('written')

  const opening = async () => receiveMail(deps, aMail({ from: 'Loop.New@example.org' }))
  for (let count = 0; count < ticketsPerDay; count++) expect(await opening()).toBe('opened')
  // What comes then is not lost, and no letter answers it.
  for (let count = 1; count < mailsPerHour; count++) expect(await opening()).toBe('written')
  expect(await opening()).toBe('too_many')
  const tickets = await openedBy('Loop.New@example.org')
  expect(tickets.flatMap((each) => shop.newsOf(each))).toEqual(Array(ticketsPerDay).fill('opened'))
  const last = tickets.at(-1)
  if (!last) throw new Error('no ticket')
  const { messages } = await shop.threadOf(last)
  expect(messages.map(({ sentFrom }) => sentFrom)).toEqual([
    null,
    ...Array(mailsPerHour - 1).fill('Loop.New@example.org'),
  ])
  shop.pass(days(1) + 1000)
  expect(await opening()).toBe('opened')
})

// Else anybody fills the mailbox of somebody else with letters of ours, or has the shop hear nothing more from them.
test('addresses of one mailbox are counted together, also when they come at once', async () => {
  const outcomes = await Promise.all(
    Array.from({ length: ticketsPerDay + 4 }, (_, at) =>
      receiveMail(deps, aMail({ from: `bombed+${at}@example.org` })),
    ),
  )
  expect(outcomes.filter((each) => each === 'opened')).toHaveLength(ticketsPerDay)
  expect(outcomes.filter((each) => each === 'written')).toHaveLength(4)
  expect(await receiveMail(deps, aMail({ from: 'bombed@example.org' }))).toBe('written')
  const id = await shop.aTicket()
  const answers = await Promise.all(Array.from({ length: mailsPerHour + 4 }, () => answerTo(id)))
  expect(answers.filter((each) => each === 'written')).toHaveLength(mailsPerHour)
})

test('when more mailboxes than customers write within an hour, letters go to those alone that are known', async () => {
  shop.pass(hours(2))
  const known = 'known.mailbox@example.eu'
  await shop.anOrder(known)
  await receiveMail(deps, aMail({ from: 'wrote.before@example.org' }))
  shop.pass(hours(2))
  for (let count = 0; count < newMailboxesPerHour; count++) await receiveMail(deps, aMail())
  const newsOf = async (from: string) => {
    expect(await receiveMail(deps, aMail({ from }))).toBe('opened')
    return shop.newsOf((await openedBy(from)).at(-1) as TicketId)
  }
  expect(await newsOf('nobody.yet@example.org')).toEqual([])
  // What the flood itself opened makes nobody known.
  expect(await newsOf('nobody.yet@example.org')).toEqual([])
  expect(await newsOf(known)).toEqual(['opened'])
  expect(await newsOf('wrote.before@example.org')).toEqual(['opened'])
  shop.pass(hours(1) + 1000)
  expect(await newsOf('another.yet@example.org')).toEqual(['opened'])
})

test('an order that a mail names is attached when the address is its own, and nobody else’s ever', async () => {
  const email = 'mail.order@example.eu'
  const number = await shop.numberOf(await shop.anOrder(email))
  await receiveMail(
    deps,
    aMail({ from: email, text: `My order is ${number.toLowerCase().replace('-', ' ')}, thanks.` }),
  )
  await receiveMail(deps, aMail({ from: 'stranger@example.eu', text: `My order is ${number}.` }))
  const orderOf = async (from: string) => {
    const [id] = await openedBy(from)
    return id ? (await shop.threadOf(id)).ticket.orderId : undefined
  }
  expect(await orderOf(email)).toMatch(/^ord_/)
  expect(await orderOf('stranger@example.eu')).toBeNull()
})

test('of files those that can be kept are kept, and a mail without words has its subject', async () => {
  let cleaned = 0
  const refusing: MailDeps = {
    ...deps,
    clean: async (content) => {
      cleaned += 1
      return content.byteLength > 3
        ? { ok: false, reason: 'type' }
        : { ok: true, mediaType: 'image/png', content }
    },
  }
  const file = (name: string, bytes: number) => ({ name, content: new Uint8Array(bytes) })
  const files = [
    file('film.png', fileBytesMax + 1),
    file('a.exe', 9),
    ...['b', 'c', 'd', 'e'].map((name) => file(`${name}.png`, 3)),
  ]
  await receiveMail(
    refusing,
    aMail({ from: 'files@example.org', text: '  ', subject: 'It says this', files }),
  )
  const [id] = await openedBy('files@example.org')
  const { messages } = await shop.threadOf(id as TicketId)
  expect(messages[0]?.body).toBe('It says this')
  expect(messages[0]?.files.map(({ name }) => name)).toEqual(['b.png', 'c.png'])
  // What is drawn anew costs: no more are tried than would be kept.
  expect(cleaned).toBe(3)
})

// Whoever writes has no account and needs none: what they send must cost next to nothing.
test('a mail that was made to be slow is taken in no time', async () => {
  const texts = ['On it you wrote:\n>\n'.repeat(100_000), 'ABCD EFGH '.repeat(3_000_000)]
  for (const [at, text] of texts.entries()) {
    const mail = aMail({ from: `slow${at}@example.org`, subject: 'AB '.repeat(1_000_000), text })
    const began = performance.now()
    expect(await receiveMail(deps, mail)).toBe('opened')
    expect(performance.now() - began).toBeLessThan(1000)
  }
})

test.each([
  ['in a sentence', (number: string) => `The code ${number.replace('-', ' ')} from June`],
  [
    'below many other words',
    (number: string) => `${'Your shop sold this game last year with good help. '.repeat(40)}${number}`,
  ],
  [
    'below many other numbers',
    (number: string) => `${'ABCD-EFGH 1234 5678 '.repeat(40)}\n${number.replace('-', '')}`,
  ],
])('the number of an order is found %s', async (where, write) => {
  const email = `${where.replaceAll(' ', '.')}@example.eu`
  const order = await shop.anOrder(email)
  await receiveMail(deps, aMail({ from: email, text: write(await shop.numberOf(order)) }))
  const [id] = await openedBy(email)
  expect((await shop.threadOf(id as TicketId)).ticket.orderId).toBe(order)
})

test('an answer to a ticket that is gone is a new one, and a long one is cut', async () => {
  expect(await answerTo(newId('tkt'), { from: 'late@example.org', text: 'x'.repeat(30_000) })).toBe('opened')
  const [id] = await openedBy('late@example.org')
  expect((await shop.threadOf(id as TicketId)).messages[0]?.body).toHaveLength(10_000)
})
