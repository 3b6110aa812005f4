import { expect, test, vi } from 'vitest'
import type { UnitId } from '../../../shared/ids.ts'
import { messages } from '../../ui/messages/index.ts'
import type { StorefrontDeps } from '../deps.ts'
import { sampleGift } from '../gifts/gift.fixture.ts'
import { giftWords } from '../gifts/gift-words.ts'
import { sampleOrder, sampleStorefront, shopWith } from '../storefront.fixture.ts'

const token = 'token'

test('a sealed key is not on the page, an open one is', async () => {
  const readKeys = vi.fn(sampleStorefront().readKeys)
  const sealed = await (await shopWith({ readKeys }).get('/orders/t')).text()
  expect(sealed).not.toContain('AAAA-BBBB-CCCC')
  expect(readKeys).not.toHaveBeenCalled()
  const order = sampleOrder([{ kind: 'open' }])
  const answer = await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')
  expect((await answer.text()).replace(/<\/?span>/g, '')).toContain('AAAA-BBBB-CCCC')
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('an unsettled order looks again by itself, with and without scripts', async () => {
  const order = sampleOrder([{ kind: 'waiting_for_payment' }], {
    state: 'awaiting_payment',
    settled: false,
    paidAt: null,
  })
  const html = await (
    await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')
  ).text()
  expect(html).toContain('<noscript><meta http-equiv="refresh" content="5"/></noscript>')
  expect(html).toContain('/assets/order-status.js')
  expect(await (await shopWith().get('/orders/t')).text()).not.toContain('refresh')
})

test.each([
  ['expired_link', 410, messages.en.order.expiredLinkTitle],
  ['unknown', 404, messages.en.order.unknownTitle],
] as const)('a link that is %s answers %d and leads to a new one', async (kind, status, title) => {
  const answer = await shopWith({ orderPage: async () => ({ kind }) }).get('/orders/t')
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(title)
})

test('coming back from the payment page asks for the truth once and leaves a clean address', async () => {
  const returnFromPayment = vi.fn(async () => ({ wasPaid: false }))
  const answer = await shopWith({ returnFromPayment }).get('/fr/orders/t?paid=1')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/fr/orders/t'])
  expect(returnFromPayment).toHaveBeenCalledWith('t')
})

test('opening asks two unticked questions about the sealed keys alone', async () => {
  const order = sampleOrder([{ kind: 'sealed' }, { kind: 'open' }, { kind: 'sealed' }])
  const html = await (
    await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t/reveal')
  ).text()
  expect(html.match(/type="checkbox"/g)).toHaveLength(2)
  expect(html).not.toContain('checked')
  expect(html.match(/name="unit"/g)).toHaveLength(2)
})

test('with both answers the seal is opened and the buyer lands on the key', async () => {
  const order = sampleOrder([{ kind: 'sealed' }])
  const unitId = order.lines[0]?.units[0]?.id ?? ''
  const requestReveal = vi.fn<StorefrontDeps['requestReveal']>(async () => ({ ok: true }))
  const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), requestReveal })
  const answer = await shop.post('/orders/t/reveal', { unit: unitId, express: 'yes', acknowledge: 'yes' })
  expect([answer.status, answer.headers.get('location')]).toEqual([303, `/orders/t#${unitId}`])
  expect(requestReveal).toHaveBeenCalledWith('t', [unitId], { express: true, acknowledge: true })
})

test('the answer waits for the mail server and then for no longer than it takes', async () => {
  const sealed = sampleOrder([{ kind: 'sealed' }])
  const units = (state: { kind: 'opening'; since: Date } | { kind: 'open' }) => ({
    ...sealed,
    lines: sealed.lines.map((line) => ({ ...line, units: line.units.map((unit) => ({ ...unit, state })) })),
  })
  const opening = units({ kind: 'opening', since: new Date() })
  const seen = [sealed, opening, opening, units({ kind: 'open' })]
  const orderPage = vi.fn(async () => ({ kind: 'ok' as const, order: seen.shift() ?? opening }))
  const form: [string, string][] = [
    ['express', 'yes'],
    ['acknowledge', 'yes'],
  ]
  const answer = await shopWith({ orderPage }).post('/orders/t/reveal', form)
  expect(answer.status).toBe(303)
  expect(orderPage).toHaveBeenCalledTimes(4)
})

test.each([
  ['answers_missing', messages.en.reveal.errors.answers_missing],
  ['not_sealed', messages.en.reveal.errors.not_sealed],
  ['email_refused', messages.en.reveal.errors.email_refused],
] as const)('a seal that stays whole says why: %s', async (reason, words) => {
  const answer = await shopWith({ requestReveal: async () => ({ ok: false, reason }) }).post(
    '/orders/t/reveal',
    {},
  )
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
})

test('a key of another order cannot be named', async () => {
  const requestReveal = vi.fn<StorefrontDeps['requestReveal']>()
  const answer = await shopWith({ requestReveal }).post('/orders/t/reveal', {
    unit: 'unt_00000000000000000000000000',
  })
  expect(answer.status).toBe(303)
  expect(requestReveal).not.toHaveBeenCalled()
})

test('the buyer chooses what happens to a missing key', async () => {
  const order = sampleOrder([{ kind: 'missing' }], { state: 'awaiting_choice' })
  const chooseShortage = vi.fn<StorefrontDeps['chooseShortage']>(async () => ({ ok: true }))
  const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), chooseShortage })
  expect(await (await shop.get('/orders/t')).text()).toContain(messages.en.order.shortage.refund)
  expect((await shop.post('/orders/t/shortage', { choice: 'wait' })).status).toBe(303)
  expect(chooseShortage).toHaveBeenCalledWith('t', 'wait')
  expect((await shop.post('/orders/t/shortage', { choice: 'both' })).status).toBe(422)
})

test.each([
  ['card', 'Proof that you paid'],
  ['address', 'The e-mail address that you ordered with'],
] as const)('a refused address asks for the proof that fits the payment: %s', async (emailProof, label) => {
  const order = sampleOrder([{ kind: 'sealed' }], {
    emailRefused: true,
    emailProof,
    email: 'j•••@example.eu',
  })
  const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }) })
  const html = await (await shop.get('/orders/t')).text()
  expect(html).toContain(label)
  expect(html).toContain(messages.en.order.emailRefusedText('j•••@example.eu'))
  // The number stands on this page, so it can prove nothing.
  expect(messages.en.order.proofs[emailProof].hint).not.toMatch(/number/)
})

// RFC 5321: an address has up to 254 letters, and all of them may be the proof.
test('the longest address fits into the proof', async () => {
  const order = sampleOrder([{ kind: 'sealed' }], { emailRefused: true, emailProof: 'address' })
  const correctEmail = vi.fn<StorefrontDeps['correctEmail']>(async () => ({ ok: true, token: 'new-token' }))
  const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), correctEmail })
  const proof = `${'a'.repeat(64)}@${'b'.repeat(185)}.eu`.slice(0, 254)
  expect((await shop.post('/orders/t/email', { email: 'ada@new.example', proof })).status).toBe(303)
  expect(correctEmail).toHaveBeenCalledWith('t', 'ada@new.example', proof)
})

test('another address needs a right address and the proof of payment', async () => {
  const order = sampleOrder([{ kind: 'sealed' }], { emailRefused: true })
  const correctEmail = vi.fn<StorefrontDeps['correctEmail']>(async () => ({ ok: true, token: 'new-token' }))
  const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), correctEmail })
  const wrong = await shop.post('/orders/t/email', { email: 'ada', proof: '4242' })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain(messages.en.order.emailErrors.email)
  const right = await shop.post('/orders/t/email', { email: 'ada@new.example', proof: '4242' })
  expect(right.headers.get('location')).toBe('/orders/new-token?news=email')
  correctEmail.mockResolvedValueOnce({ ok: false, reason: 'proof' })
  const unproven = await shop.post('/orders/t/email', { email: 'ada@new.example', proof: '1' })
  expect(await unproven.text()).toContain(messages.en.order.emailErrors.proof)
})

test('paying again leads to the payment page, or says that it cannot be reached', async () => {
  expect((await shopWith().post('/orders/t/pay', {})).headers.get('location')).toBe(
    'https://pay.example/session',
  )
  const closed = await shopWith({ payAgain: async () => ({ ok: false }) }).post('/orders/t/pay', {})
  expect(closed.status).toBe(422)
  expect(await closed.text()).toContain(messages.en.order.payAgainFailed)
})

test('an unpaid order can be given up', async () => {
  const cancelOrder = vi.fn(async () => undefined)
  const answer = await shopWith({ cancelOrder }).post(`/orders/${token}/cancel`, {})
  expect(answer.status).toBe(303)
  expect(cancelOrder).toHaveBeenCalledWith(token)
})

const release = new Date('2099-03-01T09:00:00Z')
const preordered = (change: Parameters<typeof sampleOrder>[1], state: 'backordered' | 'released') => {
  const order = sampleOrder(
    [state === 'released' ? { kind: state } : { kind: state, promisedBy: null }],
    change,
  )
  return { ...order, lines: order.lines.map((line) => ({ ...line, releaseAt: release })) }
}
const pageOf = async (order: ReturnType<typeof sampleOrder>) =>
  (await shopWith({ orderPage: async () => ({ kind: 'ok', order }) }).get('/orders/t')).text()

test('a pre-order is never said to be a key that is on its way, held, or back on the shelf', async () => {
  const { key, order } = messages.en
  const unpaid = await pageOf(preordered({ state: 'awaiting_payment', paidAt: null }, 'backordered'))
  expect(unpaid).toContain(key.unpaidPreorderText('1 March 2099'))
  expect(unpaid).not.toContain('held for you')
  const paid = await pageOf(preordered({ state: 'confirmed' }, 'backordered'))
  expect(paid).toContain(key.preordered)
  expect(paid).toContain(key.preorderText('1 March 2099'))
  const cancelled = await pageOf(preordered({ state: 'cancelled', paidAt: null }, 'released'))
  expect(cancelled).toContain(key.preorderEndedText)
  expect(cancelled).toContain(order.ordered)
  for (const html of [unpaid, paid, cancelled]) {
    expect(html).not.toContain(key.backordered)
    expect(html).not.toContain(key.releasedText)
  }
})

test('one key is spoken of as one, and its delivery has a time', async () => {
  const one = await pageOf(sampleOrder([{ kind: 'sealed' }]))
  expect(one).toContain(`<h1>${messages.en.order.fulfilledOne}</h1>`)
  expect(one).not.toContain('Your keys')
  expect(one).toContain('23 November at 17:05')
  expect(await pageOf(sampleOrder([{ kind: 'sealed' }, { kind: 'sealed' }]))).toContain('Your keys are here')
})

test('a key with hyphens is broken between its groups only, and copied whole', async () => {
  const html = await pageOf(sampleOrder([{ kind: 'open' }]))
  expect(html).toContain('<span>AAAA-</span><span>BBBB-</span><span>CCCC</span>')
})

test('what was said of a gift is not said any more once it has come back', async () => {
  const order = sampleOrder([{ kind: 'sealed' }])
  const unit = order.lines[0]?.units[0]?.id as UnitId
  const pageWith = async (change: Parameters<typeof sampleGift>[1]) => {
    const listGifts = async () => new Map([[unit, sampleGift(unit, change)]])
    const shop = shopWith({ orderPage: async () => ({ kind: 'ok', order }), listGifts })
    return (await shop.get('/orders/t?news=gift_made')).text()
  }
  expect(await pageWith({})).toContain(giftWords.en.news.made)
  const html = await pageWith({ state: 'ended', reason: 'declined' })
  expect(html).not.toContain(giftWords.en.news.made)
  expect(html).toContain(giftWords.en.face.came.declined)
})
