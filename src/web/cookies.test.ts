import { expect, test } from 'vitest'
import { cartCookieValue, cookieJar, foreignCookiesIn, parseCartCookie, parseTheme } from './cookies.ts'

const plain = cookieJar({ secure: false })
const secure = cookieJar({ secure: true })

test('a cookie over https can be set by no other host of the domain and read by no script', () => {
  const written = secure.write('cart', 'token~1')
  expect(written).toBe('__Host-akm_cart=token~1; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax; Secure')
})

test('over plain http on one’s own machine the name has no prefix', () => {
  expect(plain.write('theme', 'dark')).toBe(
    'akm_theme=dark; Max-Age=15552000; Path=/; HttpOnly; SameSite=Lax',
  )
})

test('a cookie is read by its whole name only', () => {
  expect(plain.read('other_akm_cart=x; akm_cart=y', 'cart')).toBe('y')
  expect(plain.read('akm_cart_old=x', 'cart')).toBeUndefined()
  expect(secure.read('akm_cart=forged', 'cart')).toBeUndefined()
  expect(plain.read(undefined, 'cart')).toBeUndefined()
})

test('a value cannot smuggle in another attribute or header', () => {
  expect(() => plain.write('theme', 'dark; Domain=evil.example')).toThrow(TypeError)
  expect(() => plain.write('theme', 'dark\r\nset-cookie: x=y')).toThrow(TypeError)
})

test('a name that is not registered does not compile', () => {
  // @ts-expect-error the registry has no such cookie
  expect(() => plain.write('tracking', 'x')).toThrow()
})

test('clearing ends the cookie at once', () => {
  expect(plain.clear('cart')).toContain('Max-Age=0')
})

test('the cart cookie carries token and count, and broken ones count as none', () => {
  const token = 'a'.repeat(43)
  expect(parseCartCookie(cartCookieValue(token, 3))).toEqual({ token, count: 3 })
  for (const broken of ['', 'x', `${token}`, `${token}~`, `${token}~-1`, `${token}~1~2`, 'short~1'])
    expect(parseCartCookie(broken), broken).toBeNull()
})

test('an unknown theme is the device’s', () => {
  expect(['dark', 'light', 'system', 'pink', undefined].map(parseTheme)).toEqual([
    'dark',
    'light',
    'system',
    'system',
    'system',
  ])
})

test('cookies of others are found by their whole name, or by how it begins', () => {
  const registered = [
    { name: '_ga', maxAgeDays: 1 },
    { name: '_ga_*', maxAgeDays: 1 },
  ]
  const header = '_ga=1; akm_cart=_ga; _gat=1; _ga_ABC=2; x_ga=1; _ga=3'
  expect(foreignCookiesIn(header, registered)).toEqual(['_ga', '_ga_ABC'])
  expect(foreignCookiesIn(header, [])).toEqual([])
  expect(foreignCookiesIn(null, registered)).toEqual([])
})

test('a cookie of others is expired for the host and for every domain above it', () => {
  expect(secure.forget('_ga', 'www.shop.example')).toEqual([
    '_ga=; Max-Age=0; Path=/; Secure',
    '_ga=; Max-Age=0; Path=/; Secure; Domain=www.shop.example',
    '_ga=; Max-Age=0; Path=/; Secure; Domain=shop.example',
  ])
  for (const host of ['localhost', '127.0.0.1', '[::1]'])
    expect(plain.forget('_ga', host), host).toEqual(['_ga=; Max-Age=0; Path=/'])
  expect(plain.forget('_ga_\r\nset-cookie: x', 'localhost')).toEqual([])
})
