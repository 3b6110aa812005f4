import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import type { OpenedDispute } from './deps.ts'
import { disputeReason, fraudKind } from './reason-words.ts'

const now = sampleStorefront().clock.now()
const words = messages.en.disputeDesk
const id = newId('dsp')
const path = `/admin/disputes/${id}`

const blank = { compelling: null, receiptFile: null, ledgerFile: null }
const opened: OpenedDispute = {
  dispute: {
    id,
    orderId: newId('ord'),
    paymentId: newId('pay'),
    providerId: 'du_1',
    state: 'needs_response',
    stage: 'chargeback',
    round: 1,
    reason: 'fraudulent',
    networkCode: '10.4',
    amountMinor: 4990,
    currency: 'EUR',
    dueAt: now,
    openedAt: now,
    submittedAt: null,
    closedAt: null,
  },
  answer: null,
  evidence: {
    stage: 'chargeback',
    fields: { customerEmail: 'ada@example.eu', accessLog: 'order placed' },
    compelling: null,
    receiptFile: null,
    ledgerFile: null,
  },
  choice: { ok: false, gap: 'too_few', found: 1 },
  mayAnswer: true,
  priorOrderIds: [],
  earlier: [],
  orderNumber: '7KQM-2RX9',
  history: [],
}

function officeOf(
  change: Partial<AdminDeps> = {},
  role: (typeof roles)[number] = 'manager',
  proved: Date = now,
) {
  const session = sampleSession({ assurance: 2, provedAt: proved, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      openDispute: async () => opened,
      ...change,
    },
  )
}

const yes = { act: 'send', round: '1', words: 'It was used.', confirm: 'yes' }

test.each(roles)('a dispute is answered by owner and manager: %s', async (role) => {
  const may = role === 'owner' || role === 'manager'
  const submitDisputeAnswer = vi.fn<AdminDeps['submitDisputeAnswer']>(async () => ({ ok: true }))
  const office = officeOf({ submitDisputeAnswer }, role)
  expect((await office.get(path)).status).toBe(may ? 200 : 403)
  expect((await office.post(`${path}/answer`, yes)).status).toBe(may ? 303 : 403)
  expect(submitDisputeAnswer).toHaveBeenCalledTimes(may ? 1 : 0)
})

test('sending and accepting want a proof of the last ten minutes, a draft does not', async () => {
  const submitDisputeAnswer = vi.fn<AdminDeps['submitDisputeAnswer']>()
  const acceptDispute = vi.fn<AdminDeps['acceptDispute']>()
  const proved = new Date(now.getTime() - 11 * 60_000)
  const office = officeOf({ submitDisputeAnswer, acceptDispute }, 'owner', proved)
  for (const act of ['send', 'accept'])
    expect(await asksForProof(await office.post(`${path}/answer`, { ...yes, act }))).toBe(true)
  expect(submitDisputeAnswer).not.toHaveBeenCalled()
  expect(acceptDispute).not.toHaveBeenCalled()
  const saved = await office.post(`${path}/draft`, { words: 'x', next: 'review' })
  expect(saved.headers.get('location')).toBe(`${path}?news=saved&step=send`)
})

test('who looked is written down, and a restricted order says so', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const page = await officeOf({ recordReads }).get(path)
  expect(await page.text()).not.toContain('Art. 18(2)')
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'order', ids: [opened.dispute.orderId] } }),
  )
  const openDispute = async () => ({ ...opened, orderNumber: null })
  expect(await (await officeOf({ openDispute }).get(path)).text()).toContain(words.restricted)
})

test('whose earlier payments stand in it was shown as well', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const [first, second] = [newId('ord'), newId('ord')]
  const openDispute = async () => ({ ...opened, priorOrderIds: [first, second] })
  await officeOf({ recordReads, openDispute }).get(path)
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({
      permission: 'fraud.decide',
      reads: { kind: 'order', ids: [opened.dispute.orderId, first, second] },
    }),
  )
})

test('a draft that comes too late is refused on the page, which is shown and logged as what it is', async () => {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const saveDisputeDraft: AdminDeps['saveDisputeDraft'] = async () => ({ ok: false, reason: 'too_late' })
  const proved = new Date(now.getTime() - 11 * 60_000)
  const office = officeOf({ recordReads, saveDisputeDraft }, 'manager', proved)
  const refused = await office.post(`${path}/draft`, { words: 'x', next: 'stay' })
  expect(refused.status).toBe(422)
  expect(await refused.text()).toContain(words.outcomes.too_late)
  expect(recordReads).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ permission: 'fraud.decide' }))
})

test('the bank asks again: the page says what counts no more, and an answer to the question before is not sent', async () => {
  const submitDisputeAnswer = vi.fn<AdminDeps['submitDisputeAnswer']>(async () => ({
    ok: false,
    reason: 'asked_again',
  }))
  const dispute = { ...opened.dispute, round: 2, stage: 'appeal', state: 'appeal_needs_response' } as const
  const earlier = [
    { round: 1, stage: 'chargeback', state: 'sent', decidedAt: now, evidence: opened.evidence },
  ] as const
  const evidence = { ...blank, stage: 'appeal', fields: { words: 'why', accessLog: 'order placed' } } as const
  const openDispute = async () => ({ ...opened, dispute, earlier, evidence, choice: null })
  const office = officeOf({ submitDisputeAnswer, openDispute })
  for (const locale of ['en', 'fr'] as const) {
    const say = messages[locale].disputeDesk
    const page = await (await office.get(locale === 'en' ? path : `/fr${path}`)).text()
    for (const text of [say.again.appeal, say.earlier, say.answers.sent, say.stages.chargeback])
      expect(page).toContain(text)
  }
  expect(await (await office.get(`${path}?step=send`)).text()).toMatch(/name="round" value="2"/)
  const late = await office.post(`${path}/answer`, yes)
  expect(await late.text()).toContain(words.outcomes.asked_again)
  expect(submitDisputeAnswer).toHaveBeenCalledWith(expect.objectContaining({ round: 1 }))
  const bare = await office.post(`${path}/answer`, { act: 'send', words: 'x', confirm: 'yes' })
  expect(bare.status).toBe(422)
  expect(submitDisputeAnswer).toHaveBeenCalledTimes(1)
})

test('every reason of Stripe’s has words in both languages, and a new one is said to be unknown', () => {
  expect(stripeReasons).toHaveLength(15)
  expect(stripeKinds).toHaveLength(7)
  for (const locale of ['en', 'fr'] as const) {
    for (const reason of stripeReasons) expect(disputeReason(reason, locale)).not.toMatch(/[_:]/)
    for (const kind of stripeKinds) expect(fraudKind(kind, locale)).not.toMatch(/[_:]/)
  }
  expect(disputeReason('brand_new', 'en')).toBe('Unknown reason: brand_new')
  expect(fraudKind('brand_new', 'fr')).toMatch(/^Motif inconnu.: brand_new$/)
})

// As the installed types tell them; the field itself is an open word.
const wordsIn = (file: string, field: RegExp) => {
  const path = join('node_modules/stripe/esm/resources', file)
  const [, told = ''] = readFileSync(path, 'utf8').match(field) ?? []
  return [...told.matchAll(/`(\w+)`/g)].map(([, word]) => word ?? '')
}
const stripeReasons = wordsIn('Disputes.d.ts', /Reason given by cardholder for dispute\. (.*)/)
const stripeKinds = wordsIn(
  'Radar/EarlyFraudWarnings.d.ts',
  /The type of fraud labelled by the issuer\. (.*)/,
)

test('nothing is sent that was not read, and the words that were read are what is sent', async () => {
  const submitDisputeAnswer = vi.fn<AdminDeps['submitDisputeAnswer']>(async () => ({ ok: true }))
  const office = officeOf({ submitDisputeAnswer })
  const unread = await office.post(`${path}/answer`, { act: 'send', round: '1', words: 'x' })
  expect(unread.status).toBe(422)
  expect(await unread.text()).toContain(words.step.confirmMissing)
  const sent = await office.post(`/fr${path}/answer`, { ...yes, words: 'one\r\ntwo ' })
  expect(sent.headers.get('location')).toBe(`/fr${path}?news=sent`)
  expect(submitDisputeAnswer).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ disputeId: id, words: 'one\ntwo' }),
  )
})

test('what was decided by somebody else is said, and shown as it is', async () => {
  const submitDisputeAnswer: AdminDeps['submitDisputeAnswer'] = async () => ({
    ok: false,
    reason: 'decided_already',
  })
  const openDispute = async () => ({ ...opened, mayAnswer: false })
  const answer = await officeOf({ submitDisputeAnswer, openDispute }).post(`${path}/answer`, yes)
  expect(answer.status).toBe(422)
  const text = await answer.text()
  expect(text).toContain(words.outcomes.decided_already)
  expect(text).not.toContain(words.step.send)
})
