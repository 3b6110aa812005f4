import { z } from 'zod'
import type { CompanyOnInvoice } from '../../domains/invoicing/index.ts'
import { readVatNumber } from '../../domains/tax/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Messages } from '../ui/messages/index.ts'
import { typedLine, typedLines } from '../ui/typed-text.ts'
import { countryName } from '../ui/vat-words.ts'
import { companyWords } from './company-words.ts'

/** What was typed, to be shown again beside what is wrong with it. */
export type CompanyValues = { name: string; address: string; vatNumber: string }
export type CompanyErrors = Partial<Record<keyof CompanyValues, string>>

export type ParsedCompany =
  | { ok: true; company: CompanyOnInvoice; values: CompanyValues }
  | { ok: false; errors: CompanyErrors; values: CompanyValues }

const nameMax = 120
const addressMax = 300
const linesMax = 8

const rawForm = z.object({ name: typedLine, address: typedLines, vat_number: typedLine })

/** A company for an invoice; its VAT number has to be one of the country whose VAT the order has. */
export function parseCompany(
  body: Record<string, unknown>,
  { country, locale, m }: { country: string; locale: Locale; m: Messages },
): ParsedCompany {
  const { name, address, vat_number: vatNumber } = rawForm.parse(body)
  const values = { name, address, vatNumber }
  const addressLines = address.split('\n').filter((line) => line !== '')
  const read = vatNumber === '' ? null : readVatNumber(vatNumber, country)
  const words = companyWords[locale].errors
  const { tooLong } = m.checkout.errors
  const found: Record<keyof CompanyValues, string | false> = {
    name: name === '' ? words.name : name.length > nameMax && tooLong(nameMax),
    address:
      addressLines.length === 0
        ? words.address
        : addressLines.length > linesMax
          ? words.lines(linesMax)
          : address.length > addressMax && tooLong(addressMax),
    vatNumber: read !== null && !read.ok && numberError(read, country, locale),
  }
  const errors = Object.fromEntries(Object.entries(found).filter(([, error]) => error)) as CompanyErrors
  if (Object.keys(errors).length > 0) return { ok: false, errors, values }
  return { ok: true, company: { name, addressLines, vatNumber: read?.ok ? read.number : null }, values }
}

type Unread = Exclude<ReturnType<typeof readVatNumber>, { ok: true }>

function numberError(read: Unread, country: string, locale: Locale): string {
  const { errors } = companyWords[locale]
  const named = (code: string) => countryName(code, locale)
  return read.reason === 'other_country'
    ? errors.otherCountry(named(read.country), named(country))
    : errors.unreadable(named(country))
}

export function valuesOf(company: CompanyOnInvoice | null): CompanyValues {
  return {
    name: company?.name ?? '',
    address: company?.addressLines.join('\n') ?? '',
    vatNumber: company?.vatNumber ?? '',
  }
}
