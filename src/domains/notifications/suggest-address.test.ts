import { expect, test } from 'vitest'
import { suggestAddress } from './suggest-address.ts'

test.each([
  ['ada@gmial.com', 'ada@gmail.com'],
  ['ada@gmal.com', 'ada@gmail.com'],
  ['ada@gmail.con', 'ada@gmail.com'],
  ['ada@gmail.fr', 'ada@gmail.com'],
  ['Ada.M+x@GMAIL.co', 'Ada.M+x@gmail.com'],
  ['ada@hotmial.fr', 'ada@hotmail.fr'],
  ['ada@hotmaill.con', 'ada@hotmail.com'],
  ['ada@outlok.com', 'ada@outlook.com'],
  ['ada@yaho.fr', 'ada@yahoo.fr'],
  ['ada@wandoo.fr', 'ada@wanadoo.fr'],
  ['ada@lapost.net', 'ada@laposte.net'],
  ['ada@orange.ft', 'ada@orange.fr'],
  ['ada@free.ft', 'ada@free.fr'],
  ['ada@acme-tools.con', 'ada@acme-tools.com'],
])('%s was probably meant to be %s', (typed, meant) => expect(suggestAddress(typed)).toBe(meant))

test.each([
  ['ada@gmail.com'],
  ['ada@mail.com'],
  ['ada@yahoo.ro'],
  ['ada@orange.com'],
  ['ada@fred.fr'],
  ['ada@love.fr'],
  ['ada@shop.example'],
  ['ada@acme.co'],
  ['ada@gmx.at'],
  ['ada@students.gmail.example'],
  ['no address'],
  [''],
])('of %s nothing is asked', (typed) => expect(suggestAddress(typed)).toBeNull())
