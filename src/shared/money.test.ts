import fc from 'fast-check'
import { expect, test } from 'vitest'
import { currencies, leastCharge } from './currency.ts'
import {
  allocate,
  formatMoney,
  money,
  parseMinor,
  plainAmount,
  rateOf,
  roundMinor,
  splitVat,
} from './money.ts'

test('tax and net of an inclusive amount always add up to it', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: 0, max: 3000 }),
      (gross, rate) => {
        const { netMinor, taxMinor } = splitVat(gross, rate)
        expect(netMinor + taxMinor).toBe(gross)
        expect(taxMinor).toBeGreaterThanOrEqual(0)
      },
    ),
  )
  expect(splitVat(1200, 2000)).toEqual({ netMinor: 1000, taxMinor: 200 })
})

test('shares add up to the amount, stay within their weight, and are within a cent of what is exact', () => {
  const weights = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 60 })
  fc.assert(
    fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (weights, part) => {
      const sum = weights.reduce((total, weight) => total + weight, 0)
      const amount = Math.floor(sum * part)
      const shares = allocate(amount, weights)
      expect(shares.reduce((total, share) => total + share, 0)).toBe(amount)
      for (const [index, share] of shares.entries()) {
        const weight = weights[index] ?? 0
        expect(share).toBeGreaterThanOrEqual(0)
        expect(share).toBeLessThanOrEqual(weight)
        expect(Math.abs(share - (amount * weight) / (sum || 1))).toBeLessThan(1)
      }
    }),
  )
})

test('what is left goes to those that lost most, the first of equals first', () => {
  expect(allocate(1000, [1, 1, 1])).toEqual([334, 333, 333])
  expect(allocate(100, [50, 25, 26])).toEqual([49, 25, 26])
  expect(allocate(2, [1, 3, 3])).toEqual([0, 1, 1])
  expect(allocate(5, [0, 0])).toEqual([0, 0])
})

test('rounding goes half away from zero', () => {
  expect([0.5, 1.5, -0.5, -1.5, 2.4].map(roundMinor)).toEqual([1, 2, -1, -2, 2])
})

test('money is written as the reader writes it, and refuses fractions of a cent', () => {
  expect(formatMoney(money(1299, 'EUR'), 'en')).toBe('€12.99')
  expect(formatMoney(money(1299, 'EUR'), 'fr')).toBe('12,99\u00a0€')
  expect(formatMoney(money(500, 'JPY'), 'en')).toMatch(/500/)
  expect(() => money(12.5, 'EUR')).toThrow(RangeError)
})

test('amounts are counted as Stripe counts them, which is not always how they are written', () => {
  // Without a smaller unit at Stripe (docs: zero-decimal currencies); all others of ours are charged in hundredths.
  const wholeAtStripe = new Set('BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '))
  for (const [code, { digits }] of Object.entries(currencies)) {
    expect([code, wholeAtStripe.has(code) ? 0 : 2]).toEqual([code, digits])
    expect(leastCharge(code)).toBeGreaterThan(0)
  }
  for (const odd of ['ISK', 'UGX']) expect(currencies).not.toHaveProperty(odd)
  // People write forints whole, and Intl knows that: taken for the provider's digits it would be a hundredfold error.
  expect(parseMinor('4990', 'HUF')).toBe(4990_00)
  expect(formatMoney(money(4990_00, 'HUF'), 'fr')).toMatch(/^4\s990\sHUF$/)
  expect(formatMoney(money(4990_50, 'HUF'), 'en')).toMatch(/4,990\.50/)
})

test('yen have no hundredths: neither typed, nor written, nor shown', () => {
  expect(parseMinor('500', 'JPY')).toBe(500)
  expect(parseMinor('5.00', 'JPY')).toBeUndefined()
  expect(parseMinor('5,5', 'GBP')).toBe(550)
  expect(parseMinor('5.555', 'GBP')).toBeUndefined()
  expect(plainAmount(money(500, 'JPY'))).toBe('500')
  expect(plainAmount(money(1290, 'GBP'))).toBe('12.90')
  expect(formatMoney(money(1500, 'JPY'), 'en')).toBe('JP¥1,500')
  expect(formatMoney(money(1299, 'GBP'), 'fr')).toMatch(/^12,99.£GB$/)
})

test('a rate is between whole units, also where one of the two has no hundredths', () => {
  expect(rateOf(money(8000, 'JPY'), money(4444, 'EUR'))).toBeCloseTo(0.005555, 8)
  expect(rateOf(money(1000, 'GBP'), money(1160, 'EUR'))).toBeCloseTo(1.16, 8)
})
