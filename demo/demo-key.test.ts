import { expect, test } from 'vitest'
import { demoKey } from './demo-key.ts'

test('a demo key is always the same, and another for another number or product', () => {
  const product = { slug: 'folded-post', keyPattern: '^[A-Z0-9]{5}(-[A-Z0-9]{5}){2}$' }
  expect(demoKey(product, 7)).toBe(demoKey(product, 7))
  expect(demoKey(product, 7)).not.toBe(demoKey(product, 8))
  expect(demoKey(product, 7)).not.toBe(demoKey({ ...product, slug: 'rustwing' }, 7))
})

test.each([
  ['^[A-Z0-9]{5}(-[A-Z0-9]{5}){2}$', /^DEMO/],
  ['^BC-[A-Z0-9]{6}$', /^BC-DEMO/],
  ['^[0-9]{16}$', /^[0-9]{16}$/],
  ['^[A-HJ-NP-Z2-9]{16}$', /^[^OI01]{16}$/],
  ['^[A-Z]{3}$', /^[A-Z]{3}$/],
])('a key for %s reads %s', (keyPattern, shape) => {
  const key = demoKey({ slug: 'x', keyPattern }, 1)
  expect(key).toMatch(new RegExp(keyPattern))
  expect(key).toMatch(shape)
})

test('a pattern beyond the simple ones is refused instead of guessed at', () => {
  expect(() => demoKey({ slug: 'x', keyPattern: '^(A|B)+$' }, 1)).toThrow(RangeError)
})
