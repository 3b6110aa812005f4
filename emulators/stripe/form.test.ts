import { describe, expect, it } from 'vitest'
import { decodeForm } from './form.ts'

describe('a form', () => {
  it.each([
    ['a=1&b=x%20y', { a: '1', b: 'x y' }],
    ['a[b][c]=1&a[d]=2', { a: { b: { c: '1' }, d: '2' } }],
    ['a[0]=x&a[1]=y', { a: ['x', 'y'] }],
    ['a[]=x&a[]=y', { a: ['x', 'y'] }],
    ['a[0][b]=1&a[1][b]=2', { a: [{ b: '1' }, { b: '2' }] }],
    ['a%5Bb%5D=1', { a: { b: '1' } }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['', {}],
  ])('%s is decoded', (encoded, decoded) => {
    expect(JSON.parse(JSON.stringify(decodeForm(encoded)))).toEqual(decoded)
  })

  it('cannot reach the prototype of anything', () => {
    decodeForm('__proto__[polluted]=yes&constructor[prototype][polluted]=yes&a[__proto__][polluted]=yes')
    expect('polluted' in {}).toBe(false)
  })
})
