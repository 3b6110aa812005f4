import { expect, test } from 'vitest'
import { Secret } from '../../shared/secret.ts'
import { proofSeal } from './proof-seal.ts'

const seal = proofSeal(new Secret('sb_secret_demo'))

test('a token opens for its purpose, whole and unchanged', () => {
  const token = seal.seal('recovery', 'abc123')
  expect(seal.open('recovery', token)).toBe('abc123')
  expect(seal.open('sign_in', token)).toBeNull()
  for (const other of [
    '',
    '.',
    'abc123',
    'abc123.',
    `${token}x`,
    `${token}.x`,
    token.replace('abc', 'abd'),
  ]) {
    expect(seal.open('recovery', other), other).toBeNull()
  }
  expect(proofSeal(new Secret('sb_secret_other')).open('recovery', token)).toBeNull()
})

test('six digits are six others for each purpose, and come back as they were', () => {
  for (const otp of ['000000', '000001', '123456', '999999']) {
    const code = seal.showCode('sign_in', otp)
    expect(code).toMatch(/^\d{6}$/)
    expect(seal.readCode('sign_in', code)).toBe(otp)
    expect(seal.readCode('recovery', code)).not.toBe(otp)
  }
  for (const code of ['', '12345', '1234567', '12345a', '١٢٣٤٥٦'])
    expect(seal.readCode('sign_in', code)).toBeNull()
})
