import * as jsvat from 'jsvat'
import { isEuCountry } from './countries.ts'

/** A VAT number as it is written on an invoice: the letters of its country, which for Greece are EL, and the rest. */
export type VatNumber = string

export type ReadVatNumber =
  | { ok: true; number: VatNumber }
  | { ok: false; reason: 'unreadable' }
  /** Right for another country than the one that was declared. */
  | { ok: false; reason: 'other_country'; country: string }

/**
 * A VAT number as it was typed, with blanks and dots, and perhaps without the letters of its country. In the Union its form and its check
 * digit are looked at (both are told in the directive's annex and by the member states); elsewhere it is taken as it stands.
 */
export function readVatNumber(typed: string, country: string): ReadVatNumber {
  const text = typed.toUpperCase().replace(/[^A-Z0-9]/g, '')
  if (!isEuCountry(country)) {
    return /^[A-Z0-9]{4,20}$/.test(text) ? { ok: true, number: text } : { ok: false, reason: 'unreadable' }
  }
  const prefix = prefixOf(country)
  // Greeks write GR as often as EL.
  const rest = text.startsWith(country) ? text.slice(2) : text
  const found = check(text) ?? check(prefix + rest)
  if (!found) return { ok: false, reason: 'unreadable' }
  if (found.country !== country) return { ok: false, reason: 'other_country', country: found.country }
  return { ok: true, number: found.number }
}

/** The letters by which VAT calls a country. */
export const prefixOf = (country: string) => (country === 'GR' ? 'EL' : country)

/** The letters and the rest, as the register of the Union wants them. */
export function splitVatNumber(number: VatNumber): { prefix: string; rest: string } {
  return { prefix: number.slice(0, 2), rest: number.slice(2) }
}

function check(text: string): { number: VatNumber; country: string } | undefined {
  const { isValid, country } = jsvat.checkVAT(text, jsvat.countries)
  const code = country?.isoCode.short
  return isValid && code !== undefined && isEuCountry(code) ? { number: text, country: code } : undefined
}
