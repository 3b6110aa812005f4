import { describe, expect, test } from 'vitest'
import type { Letter } from '../../domains/notifications/letter.ts'
import { mailKinds } from '../../domains/notifications/letter.ts'
import { newId } from '../../shared/ids.ts'
import { locales } from '../../shared/locale.ts'
import { money } from '../../shared/money.ts'
import { Secret } from '../../shared/secret.ts'
import { contrastRatio, parseOklch } from '../ui/oklch.ts'
import { createLetterWriter, letterPress } from './letter-writer.ts'
import { sampleKeys, sampleLetters, sampleShop } from './letters.fixture.ts'
import { colours, onBrassColours } from './palette.ts'
import { ticketWords } from './ticket-words.ts'

const write = letterPress(sampleShop)
const letters = locales.flatMap((locale) =>
  sampleLetters(locale).map((sample) => ({
    ...sample,
    locale,
    letter: write(sample.kind, sample.model, locale),
  })),
)

function letterNamed(name: string, locale = 'en'): Letter {
  const found = letters.find((each) => each.name === name && each.locale === locale)
  if (!found) throw new Error(`there is no letter "${name}"`)
  return found.letter
}

/** The model as somebody would fill it who tries to bring markup into a letter. */
function withMarkup<Model>(model: Model): Model {
  return mapWords(model, (words) => `${words} <u>`) as Model
}

function hasWords(model: unknown): boolean {
  let isThere = false
  mapWords(model, (words) => {
    isThere = true
    return words
  })
  return isThere
}

/** Words are what has a space; addresses, numbers and the words of the code have none. */
function mapWords(value: unknown, change: (words: string) => string): unknown {
  if (typeof value === 'string') return /\s/.test(value) ? change(value) : value
  if (Array.isArray(value)) return value.map((each) => mapWords(each, change))
  if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
    return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapWords(each, change)]))
}

/** What a reader sees of the HTML. */
function seen(html: string): string {
  const entities: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" }
  return html
    .replace(/<style>[\s\S]*?<\/style>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/&(\w+|#39);/g, (_, name: string) => entities[name] ?? '')
    .replace(/[ \n]+/g, ' ')
}

test.each(locales)('%s: there is a sample of every kind of letter, each with a name of its own', (locale) => {
  const samples = sampleLetters(locale)
  expect(new Set(samples.map(({ kind }) => kind))).toEqual(new Set(mailKinds))
  expect(new Set(samples.map(({ name }) => name)).size).toBe(samples.length)
  expect(samples.map(({ name }) => name)).toEqual(sampleLetters('en').map(({ name }) => name))
})

test.each(letters)('$locale/$name: nothing is missing, in HTML as in plain text', ({ locale, letter }) => {
  expect(letter.subject).not.toMatch(/[\r\n]/)
  expect(letter.html).toMatch(new RegExp(`^<!doctype html><html lang="${locale}">`))
  expect(letter.html).toContain('<meta name="color-scheme" content="light dark"/>')
  for (const text of [letter.subject, letter.text, seen(letter.html)]) {
    expect(text).not.toMatch(/undefined|null|NaN|\[object|\[secret\]|Invalid|=>/)
  }
  for (const needed of [sampleShop.seller.name, sampleShop.seller.email]) {
    expect(letter.text).toContain(needed)
    expect(seen(letter.html)).toContain(needed)
  }
})

const aboutOrders = letters.filter(
  ({ kind }) => !/^(account_|privacy_|withdrawal_|ticket|review|wish|books_|gift$)/.test(kind),
)
test.each(aboutOrders)('$locale/$name: the order is named, and its page a click away', ({ kind, letter }) => {
  for (const text of [letter.text, seen(letter.html)]) expect(text).toContain('K7QF-2M9X')
  // But for the mailbox that has lost it.
  const isThere = kind !== 'address_changed'
  for (const text of [letter.text, letter.html])
    expect(text.includes('/orders/06hx8v2m4n6p8r0t2w4y6z8b0d')).toBe(isThere)
})

test.each(letters)('$locale/$name: the HTML says every word that the plain text says', ({ letter }) => {
  const wordsOf = (text: string) => text.replace(/https:\S+/g, '').match(/[\p{L}\p{N}]+/gu) ?? []
  const pictures = [...letter.html.matchAll(/alt="([^"]*)"/g)].join(' ')
  const inHtml = new Set(wordsOf(`${seen(letter.html)} ${pictures}`))
  expect(wordsOf(letter.text).filter((word) => !inHtml.has(word))).toEqual([])
})

test.each(letters)(
  '$locale/$name: nothing is loaded, and every link leads to the shop itself',
  ({ letter }) => {
    const sources = [...letter.html.matchAll(/\b(?:src|background|srcset)="([^"]*)"/g)].map(
      ([, address]) => address,
    )
    const cids = letter.attachments.map(({ cid }) => `cid:${cid}`)
    expect(sources.filter((source) => !cids.includes(source ?? ''))).toEqual([])
    expect(letter.html).not.toMatch(/url\(|@import|<link|<script|<iframe|<form|javascript:/i)
    const links = [...letter.html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address ?? '')
    expect(
      links.filter((link) => !/^(https:\/\/shop\.example(\/|$)|mailto:bonjour@shop\.example$)/.test(link)),
    ).toEqual([])
    for (const [address] of letter.text.matchAll(/https?:\S+/g))
      expect(address).toMatch(/^https:\/\/shop\.example\//)
  },
)

test.each(letters.filter(({ locale }) => locale === 'fr'))(
  'fr/$name: French spaces and apostrophes',
  ({ letter }) => {
    for (const text of [letter.subject, letter.text, seen(letter.html)]) {
      expect(text).not.toMatch(/\p{L}'\p{L}/u)
      // A plain space before these marks, or none, would be an English habit. Addresses and keys are nobody's prose.
      const prose = text.replace(/https:\S+|(Name|Serial|Unlock):/g, '')
      expect(prose).not.toMatch(/ [;:!?»]|« |\p{L}[;:!?]/u)
    }
  },
)

test.each(letters.filter(({ locale }) => locale === 'en'))('en/$name: no French spaces', ({ letter }) => {
  expect(letter.subject + letter.text).not.toMatch(/\s[:;!?]/)
})

// What an invoice is about stands in its file.
test.each(
  aboutOrders.filter(
    ({ kind }) => kind !== 'order_link' && kind !== 'address_changed' && kind !== 'tax_document',
  ),
)('$locale/$name: the product is named', ({ letter }) => {
  expect(letter.text).toMatch(/Inkwell Studio 4|voyage/i)
})

test.each(sampleLetters('en'))('$name: what others have written is text, never markup', ({ kind, model }) => {
  const { html } = write(kind, withMarkup(model), 'en')
  expect(html).not.toContain('<u>')
  expect(html.includes('&lt;u&gt;')).toBe(hasWords(model))
})

test.each(locales)(
  '%s: delivery at once shows each key whole, in HTML and on a line of its own in the text',
  (locale) => {
    const { html, text } = letterNamed('at-once', locale)
    for (const line of Object.values(sampleKeys).flatMap((key) => key.split('\n'))) {
      expect(html.split(line)).toHaveLength(2)
      expect(text.split(/\r?\n/).filter((each) => each.trim() === line)).toHaveLength(1)
    }
  },
)

test('a letter shows no key before its seal is broken', () => {
  const sealed = letters.filter(
    ({ name }) => !['at-once', 'arrived-at-once', 'revealed', 'replaced'].includes(name),
  )
  for (const { letter } of sealed) {
    for (const key of Object.values(sampleKeys)) expect(letter.html + letter.text).not.toContain(key)
  }
})

test('a key that is a picture travels in the letter and is named where pictures are not seen', () => {
  const { html, text, attachments } = letterNamed('revealed-picture')
  const picture = attachments.find(({ fileName }) => fileName.startsWith('key-'))
  expect(picture?.mediaType).toBe('image/png')
  expect(html).toContain(`src="cid:${picture?.cid}" alt="The key is a picture in this letter"`)
  expect(text).toContain('[The key is a picture in this letter]')
})

test.each(['receipt', 'at-once', 'arrived-at-once'])(
  '%s: the two answers stand word for word, with day and time',
  (name) => {
    for (const text of [letterNamed(name).text.replace(/\n +/g, ' '), seen(letterNamed(name).html)]) {
      expect(text).toContain(
        'I ask you to deliver the key now, before the withdrawal period of 14 days has ended.',
      )
      expect(text).toContain('I know that I lose my right of withdrawal as soon as the key is delivered.')
      expect(text.replace(/\s/g, ' ')).toContain(
        'On 23 November 2026 at 10:14 (Paris time) you gave us these two answers',
      )
    }
  },
)

test('while a key is sealed the letter says until when it may be given back, and how', () => {
  expect(letterNamed('sealed').text).toContain('until\n7\u00a0December\u00a02026 inclusive')
  expect(letterNamed('sealed').text).toContain('https://shop.example/withdraw')
  expect(letterNamed('sealed', 'fr').text).toContain('https://shop.example/fr/withdraw')
})

test.each(letters)(
  '$locale/$name: help and withdrawal are a click away, in its language',
  ({ letter, locale }) => {
    const base = locale === 'fr' ? 'https://shop.example/fr' : 'https://shop.example'
    for (const page of ['help', 'withdraw']) {
      expect(letter.html).toContain(`href="${base}/${page}"`)
      expect(letter.text).toContain(`${base}/${page}\n`)
    }
  },
)

test.each(locales)('%s: whoever asked is told where to look while they wait', (locale) => {
  const { help } = ticketWords[locale]
  expect(letterNamed('ticket-opened', locale).text).toContain(help)
  expect(letterNamed('ticket-answered', locale).text).not.toContain(help)
})

test('amounts and taxes add up by rate', () => {
  const { text } = letterNamed('sealed')
  expect(text).toMatch(/Total, VAT included +€147\.99\nof which 20% VAT +€19\.67\nof which 5\.5% VAT +€1\.56/)
  expect(letterNamed('sealed', 'fr').text).toMatch(/Total TTC +147,99\s€\ndont TVA 20\s% +19,67\s€/)
})

test('wait and refund are offered alike', () => {
  const html = letterNamed('missing-charged').html
  const buttons = [...html.matchAll(/<a href="[^"]*#(wait|refund)" class="([^"]*)" style="([^"]*)"/g)]
  expect(buttons.map(([, answer]) => answer)).toEqual(['wait', 'refund'])
  expect(new Set(buttons.map(([, , look, style]) => `${look} ${style}`)).size).toBe(1)
})

test('the plain text stays within 76 columns, but for addresses', () => {
  for (const { letter } of letters) {
    expect(letter.text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))).toEqual(
      [],
    )
  }
})

test('a demo shop says so in every letter', () => {
  const writeDemo = letterPress({ ...sampleShop, demo: true })
  for (const { kind, model } of sampleLetters('en')) {
    expect(writeDemo(kind, model, 'en').text).toContain('Demo shop: no money has moved')
    expect(letterNamed('sealed').text).not.toContain('Demo shop')
  }
})

test.each(['light', 'dark'] as const)('%s: all text reads with a contrast of 7:1', (scheme) => {
  const { ink, soft, link, ground, sheet, plate } = colours[scheme]
  const pairs = [ink, soft, link].flatMap((text) => [sheet, plate].map((behind) => [text, behind] as const))
  for (const [text, behind] of [...pairs, [soft, ground] as const, onBrassColours]) {
    expect(contrastRatio(parseOklch(text), parseOklch(behind))).toBeGreaterThanOrEqual(7)
  }
})

test('the writer hands the reference to the source of its kind and passes "obsolete" on', async () => {
  const asked: unknown[] = []
  const order = { number: 'K7QF-2M9X', url: 'https://shop.example/orders/x', placedAt: new Date(0) }
  const nothing = async () => null
  const writer = createLetterWriter(sampleShop, {
    order_confirmation: nothing,
    key_delivery: nothing,
    delivery_reminder: nothing,
    waiver_receipt: nothing,
    key_revealed: nothing,
    key_replaced: nothing,
    shortage_question: nothing,
    refund_notice: nothing,
    payment_review: nothing,
    address_changed: nothing,
    account_proof: nothing,
    account_notice: nothing,
    privacy_link: nothing,
    privacy_request: nothing,
    withdrawal_receipt: nothing,
    tax_document: nothing,
    books_heads: nothing,
    gift: nothing,
    gift_news: nothing,
    ticket: nothing,
    review: nothing,
    review_report: nothing,
    wish: nothing,
    order_link: async (reference) => {
      asked.push(reference)
      return { order }
    },
  })
  const reference = { orderId: newId('ord'), subjectId: 'x', cause: '', locale: 'fr', recipient: '' } as const
  expect(await writer.write('order_link', reference)).toMatchObject({
    subject: 'Votre commande chez AllKeyMasters',
  })
  expect(asked).toEqual([reference])
  expect(await writer.write('key_revealed', reference)).toBe('obsolete')
})

test('attachments stay secret until they are sent', () => {
  const { attachments } = letterNamed('revealed-picture')
  expect(attachments.every(({ content }) => content instanceof Secret)).toBe(true)
  expect(JSON.stringify(attachments)).toContain('[secret]')
})

test.each(letters)(
  '$locale/$name: what the law wants on a durable medium is enclosed, and nothing else',
  ({ kind, letter }) => {
    const files = letter.attachments.filter(({ cid }) => cid === undefined)
    expect(files.map(({ mediaType }) => mediaType)).toEqual(
      ['order_confirmation', 'withdrawal_receipt', 'tax_document'].includes(kind) ? ['application/pdf'] : [],
    )
  },
)

test('the confirmation of an order says that the contract is attached', () => {
  expect(letterNamed('sealed').text).toContain('Attached: your contract with our terms of sale, as a PDF.')
  expect(letterNamed('all-later', 'fr').text).toContain('En pièce jointe\u00a0: votre contrat')
})

test('an address names its country once', () => {
  const where = ['12 rue des Serruriers', '69002 Lyon']
  for (const address of [where, [...where, 'France'], [...where, 'FR']]) {
    const seller = { ...sampleShop.seller, address }
    const [sample] = sampleLetters('en')
    if (!sample) throw new Error('there is no sample')
    const { text } = letterPress({ ...sampleShop, seller })(sample.kind, sample.model, 'en')
    expect(text.replace(/\s/g, ' ')).toContain('12 rue des Serruriers, 69002 Lyon, France ')
  }
})

describe('an order with a coupon', () => {
  const [sample] = sampleLetters('en')
  if (sample?.kind !== 'order_confirmation') throw new Error('the first sample is no confirmation')
  const [first, ...others] = sample.model.lines
  if (!first) throw new Error('a confirmation without lines')
  const discounted = {
    ...sample.model,
    lines: [{ ...first, gross: money(108_00, 'EUR'), discount: money(10_00, 'EUR') }, ...others],
    gross: money(137_99, 'EUR'),
    coupon: { code: 'WINTER26', discount: money(10_00, 'EUR') },
  }
  const textOf = (model: typeof discounted) =>
    letterPress(sampleShop)('order_confirmation', model, 'en').text.replace(/\s+/g, ' ')

  test('shows prices of the window, what was taken off, and what was paid', () => {
    const text = textOf(discounted)
    expect(text).toContain('We received your payment of €137.99')
    expect(text).toContain('€118.00')
    expect(text).toMatch(/Discount, code WINTER26 -€10\.00 Total, VAT included €137\.99/)
  })

  test('that costs nothing thanks for no payment', () => {
    const nothing = money(0, 'EUR')
    const text = textOf({
      ...discounted,
      gross: nothing,
      coupon: { code: 'GIFT', discount: money(147_99, 'EUR') },
    })
    expect(text).toContain('costs nothing')
    expect(text).not.toContain('We received your payment')
    expect(text).not.toContain('Paid on')
  })
})
