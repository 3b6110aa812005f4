import type { Affected } from '../../../domains/privacy/index.ts'

const head = ['email', 'language', 'account', 'orders', 'topics'] as const

/** Everybody who is affected, a line each (RFC 4180). */
export function peopleCsv(people: readonly Affected[]): string {
  const rows = people.map(({ email, locale, account, orders, topics }) => [
    email,
    locale,
    account ?? '',
    orders.join(' '),
    topics.join(' '),
  ])
  return [head, ...rows].map((row) => `${row.map(cell).join(',')}\r\n`).join('')
}

// A spreadsheet takes what begins like that for a formula, and addresses are typed by strangers.
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
