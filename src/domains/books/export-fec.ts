import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { digitsOf } from '../../shared/currency.ts'
import { accountLabel, accounts, type Journal, journals } from './accounts.ts'

const columns = [
  ...[
    'JournalCode',
    'JournalLib',
    'EcritureNum',
    'EcritureDate',
    'CompteNum',
    'CompteLib',
    'CompAuxNum',
    'CompAuxLib',
  ],
  ...[
    'PieceRef',
    'PieceDate',
    'EcritureLib',
    'Debit',
    'Credit',
    'EcritureLet',
    'DateLet',
    'ValidDate',
    'Montantdevise',
  ],
  'Idevise',
]

type Row = {
  number: number
  position: number
  journal: Journal
  day: string
  account: string
  party: string | null
  piece: string
  pieceDay: string
  label: string
  debit: number
  credit: number
  settledOn: string | null
  closedOn: string
  foreign: string | null
  currency: string | null
}

/**
 * The file of a financial year as the French tax administration reads it (LPF art. A47 A-1): eighteen columns with tabs between, a
 * head, dates as YYYYMMDD, a comma in amounts, lines by number. Only closed days are in it. Page by page: memory does not grow
 * with the year. What a customer owed and paid is lettered with the number of the order when nothing is left of it.
 */
export async function* exportFec(db: Db, financialYear: number): AsyncGenerator<string> {
  yield line(columns)
  let last = { number: 0, position: 0 }
  for (;;) {
    const rows = await readPage(db, financialYear, last)
    for (const row of rows) yield line(fieldsOf(row))
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = end
  }
}

const pageSize = 5000

async function readPage(db: Db, year: number, last: { number: number; position: number }): Promise<Row[]> {
  const { rows } = await sql<Row>`
    with page as (
      select e.number, l.position, e.journal, to_char(e.day, 'YYYYMMDD') as day, l.account, l.party, e.piece,
        to_char(e.piece_day, 'YYYYMMDD') as "pieceDay", e.label, l.debit_minor as debit, l.credit_minor as credit,
        to_char(e.closed_on, 'YYYYMMDD') as "closedOn", l.foreign_minor::text as foreign, l.currency
      from shop.book_entry e join shop.book_line l on l.entry_id = e.id
      where e.financial_year = ${year} and (e.number, l.position) > (${last.number}, ${last.position})
      order by e.number, l.position limit ${pageSize}),
    settled as (
      select l.party, to_char(max(e.day), 'YYYYMMDD') as day
      from shop.book_line l join shop.book_entry e on e.id = l.entry_id
      where l.account = ${accounts.customers} and l.party in (select party from page where account = ${accounts.customers})
        and e.number is not null
      group by l.party having sum(l.debit_minor) = sum(l.credit_minor))
    select page.*, settled.day as "settledOn"
    from page left join settled on settled.party = page.party and page.account = ${accounts.customers}
    order by page.number, page.position`.execute(db)
  return rows
}

function fieldsOf(row: Row): string[] {
  const { account, party, settledOn, foreign, currency } = row
  const aux = party ?? ''
  return [
    ...[row.journal, journals[row.journal], String(row.number), row.day, account, accountLabel(account)],
    ...[
      aux,
      aux && auxLabel(account, aux),
      row.piece,
      row.pieceDay,
      row.label,
      amount(row.debit),
      amount(row.credit),
    ],
    ...[settledOn ? aux : '', settledOn ?? '', row.closedOn],
    ...(foreign !== null && currency ? [amount(Number(foreign), digitsOf(currency)), currency] : ['', '']),
  ]
}

const auxLabel = (account: string, party: string) =>
  account === accounts.customers ? `Commande ${party}` : party

const amount = (minor: number, digits = 2) => (minor / 10 ** digits).toFixed(digits).replace('.', ',')

const line = (fields: readonly string[]) =>
  `${fields.map((field) => field.replace(/[\t\r\n|]/g, ' ')).join('\t')}\r\n`
