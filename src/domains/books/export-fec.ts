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
  const { rows } = await sql<{ last: number | null }>`
    select max(number) as last from shop.book_entry where financial_year = ${financialYear}`.execute(db)
  const last = rows[0]?.last ?? 0
  for (let after = 0; after < last; after += pageSize)
    for (const row of await readPage(db, financialYear, after)) yield line(fieldsOf(row))
}

/** Entries; their numbers have no gap. */
const pageSize = 1000

async function readPage(db: Db, year: number, after: number): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select e.number, e.journal, to_char(e.day, 'YYYYMMDD') as day, l.account, l.party, e.piece,
      to_char(e.piece_day, 'YYYYMMDD') as "pieceDay", e.label, l.debit_minor as debit, l.credit_minor as credit,
      to_char(e.closed_on, 'YYYYMMDD') as "closedOn", l.foreign_minor::text as foreign, l.currency,
      to_char(settled.day, 'YYYYMMDD') as "settledOn"
    from shop.book_entry e join shop.book_line l on l.entry_id = e.id
    -- By case, not by condition: an order's few lines lead to their entries, never the index of all numbers to them.
    left join lateral (
      select max(of.day) as day
      from (select s.debit_minor, s.credit_minor,
          (select case when number is not null then day end from shop.book_entry where id = s.entry_id) as day
        from shop.book_line s where s.account = ${accounts.customers} and s.party = l.party) of
      where of.day is not null
      having sum(of.debit_minor) = sum(of.credit_minor)) settled on l.account = ${accounts.customers}
    where e.financial_year = ${year} and e.number > ${after} and e.number <= ${after + pageSize}
    order by e.number, l.position`.execute(db)
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
