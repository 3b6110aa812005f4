import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatMoney, money, roundMinor, splitVat } from './money.ts'

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

test('rounding goes half away from zero', () => {
  expect([0.5, 1.5, -0.5, -1.5, 2.4].map(roundMinor)).toEqual([1, 2, -1, -2, 2])
})

test('money is written as the reader writes it, and refuses fractions of a cent', () => {
  expect(formatMoney(money(1299, 'EUR'), 'en')).toBe('€12.99')
  expect(formatMoney(money(1299, 'EUR'), 'fr')).toBe('12,99\u00a0€')
  expect(formatMoney(money(500, 'JPY'), 'en')).toMatch(/500/)
  expect(() => money(12.5, 'EUR')).toThrow(RangeError)
})
