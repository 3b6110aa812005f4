import { describe, expect, test, vi } from 'vitest'
import { messages } from '../../ui/messages/index.ts'
import { sampleOrder, shopWith } from '../storefront.fixture.ts'
import { withdrawalWords } from './withdrawal-words.ts'

const words = withdrawalWords.en
const ada = { name: 'Ada <b>', number: '7KQM-2RX9', email: 'ada@example.org' }

const fieldsOf = (html: string) =>
  Object.fromEntries(
    [...html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name,
      (value ?? '').replaceAll('&lt;', '<').replaceAll('&gt;', '>'),
    ]),
  )

describe('a guest', () => {
  test('is asked for name, order and address, and for nothing else', async () => {
    const html = await (await shopWith().get('/withdraw')).text()
    const form = /<form class="stack" method="post" action="\/withdraw".*?<\/form>/s.exec(html)?.[0] ?? ''
    const asked = [...form.matchAll(/<(?:input|select|textarea)[^>]* name="(\w+)"/g)].map(([, name]) => name)
    expect(asked).toEqual(['name', 'number', 'email'])
  })

  test('sees the statement once more before it is sent, and sends it with one button', async () => {
    const withdraw = vi.fn(async () => ({
      reference: 'W-8K2F9QZ1',
      statement: {
        name: ada.name,
        orderNumber: ada.number,
        email: ada.email,
        madeAt: new Date('2026-11-23T17:00:00Z'),
      },
      answers: [],
    }))
    const shop = shopWith({ withdraw })
    const second = await (await shop.post('/withdraw', ada)).text()
    expect(second).toContain(words.statement(ada.number))
    expect(second).toContain(`>${words.confirm}<`)
    expect(withdraw).not.toHaveBeenCalled()
    const fields = fieldsOf(second)
    const done = await shop.post('/withdraw/confirm', fields as Record<string, string>)
    expect(done.status).toBe(200)
    expect(done.headers.get('cache-control')).toBe('no-store')
    const html = await done.text()
    expect(html).toContain(words.received)
    expect(html).toMatch(/23.November.2026/)
    expect(html).toContain('Ada &lt;b&gt;')
    expect(withdraw).toHaveBeenCalledWith(
      { formKey: fields.key, name: ada.name, orderNumber: ada.number, email: ada.email, locale: 'en' },
      null,
    )
  })

  test('reads the same whether the order exists or not', async () => {
    const shop = shopWith()
    const fields = { ...ada, key: 'k' }
    const pageFor = async (number: string) =>
      (await (await shop.post('/withdraw/confirm', { ...fields, number })).text()).replaceAll(number, '#')
    expect(await pageFor('7KQM-2RX9')).toBe(await pageFor('AAAA-AAAA'))
  })

  test('who has lost the number is not turned away', async () => {
    const answer = await shopWith().post('/withdraw', { ...ada, number: 'the one of Monday' })
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain(words.odd)
  })

  test('is told what is missing, and what was typed stays', async () => {
    const answer = await shopWith().post('/withdraw', { name: '', number: ada.number, email: 'nowhere' })
    expect(answer.status).toBe(422)
    const html = await answer.text()
    for (const text of [words.errors.name, words.errors.email, `value="${ada.number}"`])
      expect(html).toContain(text)
  })

  test('goes back and finds the form as it was filled in', async () => {
    const html = await (await shopWith().post('/withdraw', { ...ada, step: 'change' })).text()
    expect(html).toContain(`action="/withdraw"`)
    expect(html).toContain(`value="${ada.email}"`)
  })

  test('who skips the second step is brought back to it', async () => {
    const withdraw = vi.fn()
    const answer = await shopWith({ withdraw }).post('/withdraw/confirm', ada)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).toContain(`action="/withdraw"`)
    expect(html).toContain(words.errors.form)
    expect(withdraw).not.toHaveBeenCalled()
  })

  test('who tries too often solves a sum, and keeps their form', async () => {
    const until = new Date('2026-11-23T17:00:30Z')
    const limits = {
      checkAttempt: async () => ({ kind: 'wait', until }) as const,
      noteSuccess: async () => undefined,
    }
    const withdraw = vi.fn()
    const shop = shopWith({ limits, withdraw })
    const answer = await shop.post('/withdraw/confirm', { ...ada, key: 'same' })
    expect(answer.status).toBe(429)
    expect(await answer.text()).toContain('name="key" value="same"')
    expect(withdraw).not.toHaveBeenCalled()
  })

  test('reads it in French, in the words of the law', async () => {
    const shop = shopWith()
    const first = await (await shop.get('/fr/withdraw')).text()
    expect(first).toContain('Renoncer au contrat ici')
    expect(await (await shop.post('/fr/withdraw', ada)).text()).toContain('>Confirmer la rétractation<')
  })
})

describe('with the order’s link', () => {
  const order = sampleOrder([{ kind: 'sealed' }, { kind: 'sealed' }, { kind: 'open' }])
  const shop = (change = {}) => shopWith({ orderPage: async () => ({ kind: 'ok', order }), ...change })

  test('the form is filled in, and the last day is named', async () => {
    const html = await (await shop().get('/orders/t/withdraw')).text()
    for (const text of ['value="Ada Martin"', 'value="ada@example.org"', '7 December 2026'])
      expect(html).toContain(text)
    expect(html.match(/name="unit"/g)).toHaveLength(2)
    expect(html).not.toContain('checked')
  })

  test('keys that are named are the only ones, and what is open cannot be named', async () => {
    const [first, , open] = order.lines[0]?.units ?? []
    const withdraw = vi.fn(async (statement: typeof ada) => ({
      reference: 'W-1',
      statement: { ...ada, ...statement, orderNumber: order.number, madeAt: new Date() },
      answers: [{ unitId: first?.id as never, answer: 'taken_back' as const }],
    }))
    const second = await shop().post('/orders/t/withdraw', [
      ...Object.entries({ name: ada.name, email: ada.email }),
      ['unit', first?.id ?? ''],
      ['unit', open?.id ?? ''],
    ])
    const html = await second.text()
    expect(html).toContain(words.onlyThese)
    expect(html.match(/type="hidden" name="unit"/g)).toHaveLength(1)
    const fields = fieldsOf(html) as Record<string, string>
    const done = await shop({ withdraw }).post('/orders/t/withdraw/confirm', fields)
    expect(withdraw).toHaveBeenCalledWith(expect.anything(), { token: 't', unitIds: [first?.id] })
    expect(await done.text()).toContain(words.answers.taken_back)
  })

  test.each(['/orders/t/withdraw', '/orders/t/withdraw/confirm'])(
    'keys that can no longer be given back do not become the whole order: %s',
    async (path) => {
      const withdraw = vi.fn()
      const orderPage = vi.fn(async () => ({ kind: 'ok' as const, order }))
      const unit = order.lines[0]?.units[2]?.id ?? ''
      for (const named of [unit, 'no key at all']) {
        const answer = await shop({ withdraw, orderPage }).post(path, { ...ada, key: 'k', unit: named })
        expect(answer.status).toBe(422)
        const html = await answer.text()
        expect(html).toContain(words.errors.keysGone)
        expect(html).toContain(`value="${ada.email}"`)
      }
      expect(withdraw).not.toHaveBeenCalled()
      expect(orderPage).toHaveBeenCalledTimes(2)
    },
  )

  test('a confirmation without its second step is brought back, and told so', async () => {
    const withdraw = vi.fn()
    const answer = await shop({ withdraw }).post('/orders/t/withdraw/confirm', ada)
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain(words.errors.form)
    expect(withdraw).not.toHaveBeenCalled()
  })

  test('a key that is missing can be given back as well', async () => {
    const waiting = sampleOrder([{ kind: 'missing' }, { kind: 'sealed' }])
    const html = await (
      await shop({ orderPage: async () => ({ kind: 'ok', order: waiting }) }).get('/orders/t/withdraw')
    ).text()
    expect(html.match(/name="unit"/g)).toHaveLength(2)
  })

  test('the number cannot be changed to somebody else’s', async () => {
    const withdraw = vi.fn(async () => ({
      reference: 'W-1',
      statement: { ...ada, orderNumber: order.number, madeAt: new Date() },
      answers: [],
    }))
    await shop({ withdraw }).post('/orders/t/withdraw/confirm', { ...ada, number: 'AAAA-AAAA', key: 'k' })
    expect(withdraw).toHaveBeenCalledWith(
      expect.objectContaining({ orderNumber: order.number }),
      expect.objectContaining({ token: 't' }),
    )
  })

  test('after the period it says so, and takes the statement all the same', async () => {
    const late = shop({ isWithdrawalOver: () => true })
    const html = await (await late.get('/orders/t/withdraw')).text()
    expect(html).toContain(words.over('7 December 2026'))
    expect(html).toContain(`>${words.next}<`)
  })

  test('a link that opens nothing withdraws from nothing', async () => {
    const withdraw = vi.fn()
    const strange = shopWith({ orderPage: async () => ({ kind: 'unknown' }), withdraw })
    const answer = await strange.post('/orders/forged/withdraw/confirm', { ...ada, key: 'k' })
    expect(answer.status).toBe(404)
    expect(withdraw).not.toHaveBeenCalled()
  })
})

test('whoever is signed in chooses from their orders', async () => {
  const placedAt = new Date('2026-11-20T10:00:00Z')
  const own = { number: '7KQM-2RX9', token: 'tok', placedAt, products: [{ en: 'Iron', fr: 'Fer' }] }
  const shop = shopWith({
    ordersToWithdraw: async () => ({ orders: [own], buyer: { name: 'Ada', email: 'ada@example.org' } }),
  })
  const answer = await shop.get('/withdraw', { cookie: 'akm_session=s' })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const html = await answer.text()
  expect(html).toContain('href="/orders/tok/withdraw"')
  expect(html).toContain('value="ada@example.org"')
  expect(messages.en.footer.withdraw).toBe(words.title)
})
