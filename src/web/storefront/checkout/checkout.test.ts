import { expect, test, vi } from 'vitest'
import { unitsAtCheckoutMax } from '../../../domains/gifts/index.ts'
import { newId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { messages } from '../../ui/messages/index.ts'
import { vatWords } from '../../ui/vat-words.ts'
import type { StorefrontDeps } from '../deps.ts'
import { giftWords } from '../gifts/gift-words.ts'
import { cartToken, sampleCart, sampleProduct, shopWith, withCart } from '../storefront.fixture.ts'

const form = {
  checkout_key: '4b7f5c1e-2b39-4f4e-9a8e-3d2f7a1c9b10',
  total: '6998',
  currency: 'EUR',
  email: 'ada@example.org',
  country: 'FR',
  delivery: 'sealed',
}

test('without a cart it leads to the cart', async () => {
  const answer = await shopWith().get('/checkout')
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/cart'])
  const empty = shopWith({ openCart: async () => null })
  expect((await empty.get('/fr/checkout', withCart)).headers.get('location')).toBe('/fr/cart')
})

test.each([
  ['en', 'Order and pay'],
  ['fr', 'Commander avec obligation de paiement'],
] as const)(
  'in %s the total with VAT stands directly above the button “%s”',
  async (locale: Locale, button) => {
    const html = await (await shopWith().get(href(locale, 'checkout'), withCart)).text()
    const between = html.slice(html.indexOf('<p class="total">'), html.indexOf(button))
    expect(between.replace(/<[^>]+>/g, ' ').trim()).toMatch(
      locale === 'en' ? /^Total, VAT included\s+€69\.98$/ : /^Total TTC\s+69,98\s€$/,
    )
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/)
  },
)

test('a right form is one order and leads to the payment page', async () => {
  const placeOrder = vi.fn<StorefrontDeps['placeOrder']>(async () => ({
    ok: true,
    redirectUrl: 'https://pay.example/1',
  }))
  const answer = await shopWith({ placeOrder }).post('/checkout', form, withCart)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, 'https://pay.example/1'])
  expect(placeOrder).toHaveBeenCalledWith(
    expect.objectContaining({
      cartToken,
      checkoutKey: form.checkout_key,
      shownTotal: { minor: 6998, currency: 'EUR' },
    }),
  )
})

test('a wrong field is told beside the field, which takes the focus and keeps what was typed', async () => {
  const placeOrder = vi.fn<StorefrontDeps['placeOrder']>()
  const answer = await shopWith({ placeOrder }).post('/checkout', { ...form, email: 'ada@' }, withCart)
  const html = await answer.text()
  expect(answer.status).toBe(422)
  expect(html).toMatch(/<input[^>]*id="email"[^>]*value="ada@"[^>]*autofocus[^>]*aria-invalid="true"/)
  expect(html).toContain(`<p class="error" id="email-error">${messages.en.checkout.errors.emailWrong}`)
  expect(html).toContain(`value="${form.checkout_key}"`)
  expect(placeOrder).not.toHaveBeenCalled()
})

test('of a bundle it is asked what each of its parts asks for', async () => {
  const { product, ...cart } = withProduct(sampleCart())
  const [game, voucher] = [
    { ...product, legalNature: 'digital_content' },
    { ...product, legalNature: 'voucher' },
  ] as const
  const bundle = { ...product, legalNature: 'digital_service', parts: [game, voucher] } as const
  const waiverQuestions = vi.fn<StorefrontDeps['waiverQuestions']>(() => [])
  const openCart = async () => ({ ...cart, lines: cart.lines.map((line) => ({ ...line, product: bundle })) })
  await shopWith({ openCart, waiverQuestions }).get('/checkout', withCart)
  expect(waiverQuestions).toHaveBeenCalledWith(['digital_content', 'voucher'], 'en')
})

function withProduct(cart: ReturnType<typeof sampleCart>) {
  const [line] = cart.lines
  if (!line) throw new Error('an empty cart')
  return { ...cart, product: line.product }
}

const productId = sampleCart().lines[0]?.product.id ?? sampleProduct().id

test.each([
  [{ ok: false, reason: 'price_changed' }, messages.en.checkout.errors.priceChanged],
  [{ ok: false, reason: 'coupon', problem: 'used_before' }, messages.en.checkout.errors.coupons.used_before],
  [{ ok: false, reason: 'free_limit' }, messages.en.checkout.errors.freeLimit],
  [{ ok: false, reason: 'limit', limit: 'open_orders' }, messages.en.checkout.errors.limits.open_orders],
  [{ ok: false, reason: 'region', products: [{ productId }] }, 'cannot be activated in France'],
  [{ ok: false, reason: 'sold_out', products: [{ productId, wanted: 2, left: 1 }] }, '1 are left'],
] as const)('the shop’s own refusal is told above the form: %j', async (outcome, words) => {
  const answer = await shopWith({
    placeOrder: async () => outcome as Awaited<ReturnType<StorefrontDeps['placeOrder']>>,
  }).post('/checkout', form, withCart)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
})

test('an order whose payment page cannot be reached is not lost', async () => {
  const outcome = { ok: false, reason: 'payment_unavailable', orderUrl: '/orders/t' } as const
  const answer = await shopWith({ placeOrder: async () => outcome }).post('/checkout', form, withCart)
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/orders/t'])
})

const freeCart = {
  ...sampleCart(),
  coupon: { id: newId('cpn'), code: 'GIFT', problem: null },
  discount: money(6998, 'EUR'),
  toPay: money(0, 'EUR'),
}

test('an order that costs nothing has a button that says so, and no page of a payment', async () => {
  const placeOrder = vi.fn<StorefrontDeps['placeOrder']>(async () => ({ ok: true, byLetter: true }))
  const shop = shopWith({ openCart: async () => freeCart, placeOrder })
  const html = await (await shop.get('/checkout', withCart)).text()
  expect(html).toContain(messages.en.checkout.buttonFree)
  expect(html).not.toContain(messages.en.checkout.button)
  expect(html).toContain('<input type="hidden" name="total" value="0"')
  const answer = await shop.post('/checkout', { ...form, total: '0' }, withCart)
  const text = await answer.text()
  expect(answer.status).toBe(200)
  expect(text).toContain(messages.en.checkout.byLetter.sent('ada@example.org'))
  // Nothing on it leads to the order: that is what the letter is for.
  expect(text).not.toContain('/orders/')
})

test('the page tells what the register said of a number, and what is then paid', async () => {
  const checkVatNumber = vi.fn<StorefrontDeps['checkVatNumber']>(async () => 'valid')
  const placeOrder = vi.fn<StorefrontDeps['placeOrder']>()
  const business = {
    country: 'DE',
    company_name: 'Muster GmbH',
    company_address: 'Weg 1',
    vat_number: 'DE136695976',
  }
  const shop = shopWith({ checkVatNumber, placeOrder })
  const answer = await shop.post('/checkout', { ...form, ...business, act: 'rework' }, withCart)
  const html = await answer.text()
  expect(answer.status).toBe(200)
  expect(placeOrder).not.toHaveBeenCalled()
  expect(html).toContain(vatWords.en.checked.valid)
  expect(html).toContain(vatWords.en.none.reverse_charge)
  expect(html).toContain('<input type="hidden" name="vat_check" value="valid"')
  // 20 % off twice 34.99, each unit by itself.
  expect(html).toContain('<input type="hidden" name="total" value="5832"')
})

test.each([
  [{ ok: false, reason: 'vat_number', check: 'unavailable' }, 200, vatWords.en.checked.unavailable],
  [{ ok: false, reason: 'vat_number', check: 'invalid' }, 422, vatWords.en.errors.invalid],
  [{ ok: false, reason: 'vat_changed' }, 422, vatWords.en.checked.changed],
  [
    { ok: false, reason: 'confirm_country', networkCountry: 'DE' },
    422,
    vatWords.en.confirm.title('Germany', 'France'),
  ],
] as const)('before anything is ordered the buyer is told: %j', async (outcome, status, words) => {
  const shop = shopWith({ placeOrder: async () => outcome })
  const answer = await shop.post('/checkout', form, withCart)
  expect(answer.status).toBe(status)
  expect(await answer.text()).toContain(words)
})
test.each(['en', 'fr'] as const)(
  'in %s an address that looks like a slip is asked about once; whoever insists, and whoever says yes, orders',
  async (locale) => {
    const placeOrder = vi.fn<StorefrontDeps['placeOrder']>(async () => ({
      ok: true,
      redirectUrl: 'https://pay.example/1',
    }))
    const shop = shopWith({ placeOrder })
    const send = (change: Record<string, string>) =>
      shop.post(href(locale, 'checkout'), { ...form, email: 'ada@gmial.com', ...change }, withCart)
    const asked = await send({})
    const html = await asked.text()
    expect(asked.status).toBe(422)
    expect(html).toContain(messages[locale].emailQuestion.ask('ada@gmail.com'))
    expect(html).toContain('<input type="hidden" name="email_asked" value="ada@gmial.com"')
    expect(html).not.toMatch(/<input[^>]*type="checkbox"[^>]*checked/)
    expect(placeOrder).not.toHaveBeenCalled()

    expect((await send({ email_asked: 'ada@gmial.com' })).status).toBe(303)
    expect(placeOrder).toHaveBeenLastCalledWith(expect.objectContaining({ email: 'ada@gmial.com' }))
    expect((await send({ email_asked: 'ada@gmial.com', email_meant: 'yes' })).status).toBe(303)
    expect(placeOrder).toHaveBeenLastCalledWith(expect.objectContaining({ email: 'ada@gmail.com' }))
    // An answer to another question is none.
    expect((await send({ email_asked: 'ada@hotmial.com', email_meant: 'yes' })).status).toBe(422)
    const changed = { email: 'eve@example.org', email_asked: 'ada@gmial.com', email_meant: 'yes' }
    expect((await send(changed)).status).toBe(303)
    expect(placeOrder).toHaveBeenLastCalledWith(expect.objectContaining({ email: 'eve@example.org' }))
  },
)

test('whoever tries many numbers has to work for it, and nobody else is asked', async () => {
  const checkVatNumber = vi.fn<StorefrontDeps['checkVatNumber']>(async () => 'valid')
  const until = new Date('2026-11-23T17:05:00Z')
  const checkAttempt = vi.fn(async () => ({ kind: 'wait' as const, until }))
  const shop = shopWith({ checkVatNumber, limits: { checkAttempt, noteSuccess: async () => {} } })
  const business = {
    country: 'DE',
    company_name: 'Muster GmbH',
    company_address: 'Weg 1',
    vat_number: 'DE136695976',
  }
  expect((await shop.post('/checkout', { ...form, ...business, act: 'rework' }, withCart)).status).toBe(429)
  expect((await shop.post('/checkout', { ...form, ...business }, withCart)).status).toBe(429)
  expect(checkVatNumber).not.toHaveBeenCalled()
  expect(checkAttempt).toHaveBeenCalledWith(expect.objectContaining({ action: 'vat_number' }))
  checkAttempt.mockClear()
  const own = { ...business, country: 'FR', vat_number: 'FR40303265045', act: 'rework' }
  expect((await shop.post('/checkout', { ...form, ...own }, withCart)).status).toBe(200)
  expect(checkAttempt).not.toHaveBeenCalled()
})

test.each(['en', 'fr'] as const)(
  'more keys than are given with one order are not offered as a gift, before anybody fills in a card: %s',
  async (locale) => {
    const page = async (quantity: number) => {
      const cart = sampleCart()
      const openCart = async () => ({ ...cart, lines: cart.lines.map((line) => ({ ...line, quantity })) })
      return (await shopWith({ openCart }).get(href(locale, 'checkout'), withCart)).text()
    }
    const { too_many } = giftWords[locale].checkoutProblems
    const [most, more] = [await page(unitsAtCheckoutMax), await page(unitsAtCheckoutMax + 1)]
    expect([most.includes('value="gift"'), most.includes(too_many)]).toEqual([true, false])
    expect([more.includes('value="gift"'), more.includes(too_many)]).toEqual([false, true])
  },
)
