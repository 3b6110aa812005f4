import type { Affected } from '../../../domains/privacy/index.ts'

const head = ['email', 'language', 'account', 'orders', 'topics'] as const

/** Everybody who is affected, a line each (RFC 4180), in pieces. */
export async function* peopleCsv(pieces: AsyncIterable<readonly Affected[]>): AsyncGenerator<string> {
  yield line(head)
  for await (const people of pieces) yield people.map(lineOf).join('')
}

function lineOf({ email, locale, account, orders, topics }: Affected): string {
  return line([email, locale, account ?? '', orders.join(' '), topics.join(' ')])
}

const line = (cells: readonly string[]) => `${cells.map(cell).join(',')}\r\n`

// A spreadsheet takes what begins like that for a formula, and addresses are typed by strangers.
function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}
