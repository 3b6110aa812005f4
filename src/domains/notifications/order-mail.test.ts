import { afterAll, expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { startSmtpServer } from '../../platform/mail/smtp.fixture.ts'
import { createSmtpMailer } from '../../platform/mail/smtp-mailer.ts'
import type { MailId, OrderId, UnitId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { createLetterWriter } from '../../web/letters/letter-writer.ts'
import { sampleShop } from '../../web/letters/letters.fixture.ts'
import { openKey } from '../keys/keys.fixture.ts'
import { correctEmail, type OrderEvent, requestReveal } from '../orders/index.ts'
import { advance, type Verdict } from '../payments/index.ts'
import { recordMailEvent } from './came-back/record-mail-event.ts'
import { parseSender } from './mail-address.ts'
import { notedQueue, testClock } from './notifications.fixture.ts'
import { orderLetters } from './order-letters.ts'
import { orderMailHooks } from './order-mail-hooks.ts'
import { listMailForOrder } from './queries.ts'
import { reactToOrders } from './reactions.ts'
import { sendMail } from './send-mail.ts'

const shop = await testShop()
const { db, vault } = shop
let answer: number | undefined
const smtp = await startSmtpServer({ rcpt: () => answer })
const sender = parseSender('shop@example.eu')
if (!sender) throw new Error('the sender of the tests is one')
const mailer = createSmtpMailer({ url: smtp.url, sender, log: () => {} })
afterAll(async () => {
  mailer.close()
  await smtp.close()
})

const orderUrl = ({ linkVersion }: { linkVersion: number }) => `${sampleShop.baseUrl}/orders/v${linkVersion}`
const models = orderLetters({ db, vault, now: () => new Date(), orderUrl })
const deps = {
  db,
  jobs: notedQueue(),
  clock: testClock(),
  mailer,
  writer: createLetterWriter(sampleShop, {
    ...models,
    account_proof: async () => null,
    account_notice: async () => null,
    privacy_link: async () => null,
    privacy_request: async () => null,
    withdrawal_receipt: async () => null,
    gift: async () => null,
    gift_news: async () => null,
    ticket: async () => null,
    tax_document: async () => null,
    books_heads: async () => null,
    review: async () => null,
    review_report: async () => null,
    wish: async () => null,
  }),
  hooks: orderMailHooks(shop.deps.outbox, testClock()),
  isRestricted: async () => false,
}

/** Lets the events be heard and the letters go, until nothing follows. */
async function settle(): Promise<void> {
  for (;;) {
    const events = shop.events.splice(0)
    // The order's own events are the only ones that these tests cause.
    for (const event of events) if ('orderId' in event) await reactToOrders(deps, event as OrderEvent)
    const jobs = deps.jobs.queued.splice(0).filter(({ options }) => !options.startAfter)
    for (const { payload } of jobs) if ('mailId' in payload) await sendMail(deps, payload.mailId as MailId)
    if (events.length === 0 && jobs.length === 0) return
  }
}

async function paidOrder(options: {
  delivery: 'sealed' | 'at_once'
  quantity?: number
  locale?: 'fr'
}): Promise<OrderId> {
  const orderId = await shop.anOrder(await shop.aProduct(3), options)
  await shop.pay(orderId)
  await shop.advance(orderId)
  await settle()
  return orderId
}

async function unitsOf(orderId: OrderId) {
  return db.selectFrom('unit').select(['id', 'state']).where('order_id', '=', orderId).orderBy('id').execute()
}

async function keyOf(unitId: UnitId): Promise<string> {
  const key = (await openKey(db, unitId, vault)).expose()
  return key.kind === 'text' ? key.text : ''
}

const reveal = (orderId: OrderId, unitIds: readonly UnitId[]) =>
  requestReveal(db, shop.deps.outbox, {
    orderId,
    unitIds,
    express: true,
    acknowledge: true,
    locale: 'en',
    country: 'FR',
  })

const lastLetter = () => smtp.letters.at(-1)
/** Its text, however the lines were broken. */
const lastText = () => lastLetter()?.text?.replace(/[ \n]+/g, ' ')

test('a sealed key opens when the receipt of the two answers was accepted, and then comes by mail', async () => {
  answer = undefined
  const orderId = await paidOrder({ delivery: 'sealed', quantity: 2 })
  expect(lastLetter()?.subject).toMatch(/^Order .*: your 2 keys are ready$/)
  const unitIds = (await unitsOf(orderId)).map(({ id }) => id)

  // The mail server is away: no receipt, no key.
  answer = 451
  expect(await reveal(orderId, unitIds)).toEqual({ ok: true })
  await settle()
  expect((await unitsOf(orderId)).map(({ state }) => state)).toEqual(['delivered', 'delivered'])

  answer = undefined
  const before = smtp.letters.length
  deps.clock.pass(60_000)
  const [receipt] = (await listMailForOrder(db, orderId)).filter(({ kind }) => kind === 'waiver_receipt')
  if (receipt) await sendMail(deps, receipt.id)
  expect((await unitsOf(orderId)).map(({ state }) => state)).toEqual(['revealed', 'revealed'])
  expect(lastText()).toContain('I know that I lose my right of withdrawal as soon as the key is delivered.')

  await settle()
  expect(smtp.letters.slice(before).map(({ subject }) => subject?.replace(/^.*: /, ''))).toEqual([
    'confirmation of your two answers',
    'your 2 keys',
  ])
  for (const id of unitIds) expect(lastLetter()?.text).toContain(await keyOf(id))
})

test.each([
  ['rejected', undefined, 'We could not accept this payment.', 'All of it goes back to where it came from'],
  ['expired', 'fr', 'Nous n’avons pas décidé à temps.', 'La somme entière retourne d’où elle vient'],
] as const)(
  'money that was here already and is %s: its buyer reads why, and that it comes back',
  async (how, locale, why, back) => {
    answer = undefined
    const orderId = await shop.anOrder(await shop.aProduct(1), locale ? { locale } : {})
    await shop.emulator.control.sessions.pay(await shop.sessionOf(orderId), { method: 'ideal' })
    const until = new Date(Date.now() + days(1))
    const screenedBy = (verdict: Verdict) => {
      const say = async () => verdict
      return advance(
        { ...shop.deps, screening: { ...shop.deps.screening, judge: say, recall: say } },
        orderId,
      )
    }
    await screenedBy({ do: 'wait', until, isNew: true })
    await settle()
    const before = smtp.letters.length
    for (let look = 0; look < 2; look++) await screenedBy({ do: 'stop', how })
    await settle()
    const [told, refunded] = smtp.letters.slice(before).map(({ text }) => text?.replace(/[ \n]+/g, ' '))
    expect(told).toContain(why)
    expect(told).toContain(back)
    expect(told).not.toMatch(/nothing was charged|rien n’a été débité/i)
    expect(refunded ?? '').not.toContain(why)
  },
  20_000,
)

test('delivery at once: one letter holds the key and confirms the two answers', async () => {
  answer = undefined
  const before = smtp.letters.length
  const orderId = await paidOrder({ delivery: 'at_once', locale: 'fr' })
  const [unit] = await unitsOf(orderId)
  const [letter, ...others] = smtp.letters.slice(before)
  expect(others.map(({ subject }) => subject)).toEqual([])
  expect(letter?.subject).toMatch(/^Commande .*\u00a0: votre clé$/)
  expect(letter?.text).toContain(unit ? await keyOf(unit.id) : 'a unit')
  expect(lastText()).toContain('Je reconnais perdre mon droit de rétractation dès que la clé m’est remise.')
  const receipts = await db
    .selectFrom('waiver')
    .select('receipt_accepted_at')
    .where('order_id', '=', orderId)
    .execute()
  expect(receipts.every(({ receipt_accepted_at }) => receipt_accepted_at !== null)).toBe(true)
  expect(receipts).toHaveLength(1)
})

test.each([
  ['waiver_receipt', 'sealed'],
  ['order_confirmation', 'at_once'],
] as const)(
  'a %s that comes back proves nothing any more, if its provider says so',
  async (kind, delivery) => {
    answer = undefined
    await db.deleteFrom('suppression').execute()
    const orderId = await paidOrder({ delivery })
    const unitIds = (await unitsOf(orderId)).map(({ id }) => id)
    if (delivery === 'sealed') await reveal(orderId, unitIds)
    await settle()
    const accepted = async () =>
      (
        await db.selectFrom('waiver').select('receipt_accepted_at').where('order_id', '=', orderId).execute()
      ).map(({ receipt_accepted_at }) => receipt_accepted_at !== null)
    const [letter] = (await listMailForOrder(db, orderId)).filter((mail) => mail.kind === kind)
    const event = {
      kind: 'bounced',
      isPermanent: true,
      code: '5.1.1',
      recipient: null,
      at: new Date(),
    } as const
    const report = (isSigned: boolean) =>
      recordMailEvent(
        { ...deps, outbox: shop.deps.outbox, isSigned },
        { ...event, references: [letter?.id ?? ''] },
      )
    // A report by mail can be written by anybody who got the letter.
    expect(await report(false)).toBe('recorded')
    expect(await accepted()).toEqual([true])
    const taken = { state: 'accepted', report_code: null, reported_at: null } as const
    await db.updateTable('mail').set(taken).where('order_id', '=', orderId).execute()
    expect(await report(true)).toBe('recorded')
    expect(await accepted()).toEqual([false])
    expect((await unitsOf(orderId)).map(({ state }) => state)).toEqual(['revealed'])
    await db.deleteFrom('suppression').execute()
  },
)

test.each(['sealed', 'at_once'] as const)(
  '%s: the contract in the confirmation stays the same whatever becomes of the keys',
  async (delivery) => {
    answer = undefined
    const orderId = await paidOrder({ delivery, quantity: 2 })
    const sent = lastLetter()?.attachments.find(({ contentType }) => contentType === 'application/pdf')
    expect(sent?.filename).toMatch(/^order-.*\.pdf$/)
    if (delivery === 'sealed') {
      await reveal(
        orderId,
        (await unitsOf(orderId)).map(({ id }) => id),
      )
      await settle()
    }
    deps.clock.pass(days(3))
    const again = await deps.writer.write('order_confirmation', {
      orderId,
      subjectId: orderId,
      cause: '',
      locale: 'en',
      recipient: 'buyer@example.eu',
    })
    const [contract] =
      again === 'obsolete' ? [] : again.attachments.filter(({ mediaType }) => mediaType === 'application/pdf')
    expect(sent?.content.equals(Buffer.from(contract?.content.expose() ?? []))).toBe(true)
  },
)

test('the contract holds the terms and the answers that came with the order, and no others', async () => {
  answer = undefined
  const contractOf = async (orderId: OrderId) =>
    (await models.order_confirmation({ orderId, subjectId: orderId, cause: '', locale: 'en', recipient: '' }))
      ?.contract
  const atOnce = await paidOrder({ delivery: 'at_once' })
  expect(await contractOf(atOnce)).toMatchObject({
    // The fixture sells under these; those of today are others.
    termsVersion: '2026-11',
    delivery: 'at_once',
    waivers: [{ textVersion: '2026-11' }],
  })

  const sealed = await paidOrder({ delivery: 'sealed' })
  await reveal(
    sealed,
    (await unitsOf(sealed)).map(({ id }) => id),
  )
  await settle()
  expect((await unitsOf(sealed)).map(({ state }) => state)).toEqual(['revealed'])
  expect(await contractOf(sealed)).toMatchObject({ delivery: 'sealed', waivers: [] })
})

test('a refused address is shown at the order, and a corrected one gets what did not arrive', async () => {
  answer = 550
  const orderId = await paidOrder({ delivery: 'sealed' })
  const refusedAt = () =>
    db
      .selectFrom('order_contact')
      .select('email_refused_at')
      .where('order_id', '=', orderId)
      .executeTakeFirst()
  expect((await refusedAt())?.email_refused_at).toBeInstanceOf(Date)

  answer = undefined
  await db.transaction().execute((tx) => correctEmail(tx, shop.deps.outbox, orderId, 'right@example.eu'))
  await settle()
  expect((await refusedAt())?.email_refused_at).toBeNull()
  expect(smtp.recipients.at(-1)).toBe('right@example.eu')
  expect(lastLetter()?.text).toContain('https://shop.example/orders/v2')
})

test('a letter that the old address refuses late does not blame the corrected one', async () => {
  answer = undefined
  const orderId = await paidOrder({ delivery: 'sealed' })
  const [mail] = await listMailForOrder(db, orderId)
  await db.transaction().execute((tx) => correctEmail(tx, shop.deps.outbox, orderId, 'right@example.eu'))
  const late = { ...mail, orderId, recipient: 'buyer@example.eu' }
  await db.transaction().execute(async (tx) => {
    await deps.hooks.order_confirmation?.onRefused?.(tx, late as never)
  })
  const contact = await db
    .selectFrom('order_contact')
    .select('email_refused_at')
    .where('order_id', '=', orderId)
    .executeTakeFirst()
  expect(contact?.email_refused_at).toBeNull()
})
