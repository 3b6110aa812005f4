import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { currencies, digitsOf } from '../../shared/currency.ts'
import { assert } from '../../shared/errors.ts'
import { accountLabel, accounts, journals } from './accounts.ts'

const columns = [
  ...['JournalCode', 'JournalLib', 'EcritureNum', 'EcritureDate', 'CompteNum', 'CompteLib'],
  ...['CompAuxNum', 'CompAuxLib', 'PieceRef', 'PieceDate', 'EcritureLib', 'Debit', 'Credit'],
  ...['EcritureLet', 'DateLet', 'ValidDate', 'Montantdevise', 'Idevise'],
]

/**
 * The file of a financial year as the French tax administration reads it (LPF art. A47 A-1): eighteen columns with tabs between, a
 * head, dates as YYYYMMDD, a comma in amounts, lines by number. Only closed days are in it. In pieces of many lines, which the database
 * writes: memory does not grow with the year. What a customer owed and paid is lettered with the number of the order when nothing
 * is left of it.
 */
export async function* exportFec(db: Db, financialYear: number): AsyncGenerator<string> {
  yield `${columns.join('\t')}\r\n`
  const { rows } = await sql<{ last: number | null }>`
    select max(number) as last from shop.book_entry where financial_year = ${financialYear}`.execute(db)
  const last = rows[0]?.last ?? 0
  const names = await listAccountNames(db)
  for (let after = 0; after < last; after += pageSize)
    yield await readPage(db, { financialYear, after, names })
}

/** Entries; their numbers have no gap. */
const pageSize = 2000

/** What accounts are called, of all that a closed day has anything on. */
async function listAccountNames(db: Db): Promise<Record<string, string>> {
  const { rows } = await sql<{ account: string }>`select distinct account from shop.book_day`.execute(db)
  return Object.fromEntries(rows.map(({ account }) => [account, plain(accountLabel(account))]))
}

type Page = { financialYear: number; after: number; names: Record<string, string> }

/** Each line is put together where it lies: as columns it would be taken apart there, and here once more. */
async function readPage(db: Db, { financialYear, after, names }: Page): Promise<string> {
  const { rows } = await sql<{ text: string | null; unnamed: number }>`
    with page as materialized (
      select e.number, e.head, e.piece, e.closed_on, l.*
      from (
        select id, number, concat_ws(E'\t', journal, j.name, number, to_char(day, 'YYYYMMDD')) as head,
          concat_ws(E'\t', ${plainly(sql`piece`)}, to_char(piece_day, 'YYYYMMDD'), ${plainly(sql`label`)}) as piece,
          to_char(closed_on, 'YYYYMMDD') as closed_on
        from shop.book_entry join json_each_text(${JSON.stringify(journals)}) j (code, name) on j.code = journal
        where financial_year = ${financialYear} and number > ${after} and number <= ${after + pageSize} offset 0) e
      -- From each entry to its few lines: joined, the planner walks over all lines of all years for every page.
      cross join lateral (
        select position, account, ${plainly(sql`party`)} as party, debit_minor, credit_minor, foreign_minor, currency,
          case account when ${accounts.customers} then party end as owing
        from shop.book_line where entry_id = e.id offset 0) l
    ), settled as materialized (
      select of_page.owing, to_char(even.day, 'YYYYMMDD') as day
      from (select distinct owing from page where owing is not null) of_page
      -- By case, not by condition: an order's few lines lead to their entries, never the index of all numbers to them.
      cross join lateral (
        select max(of.day) as day
        from (select s.debit_minor, s.credit_minor,
            (select case when number is not null then day end from shop.book_entry where id = s.entry_id) as day
          from shop.book_line s where s.account = ${accounts.customers} and s.party = of_page.owing offset 0) of
        where of.day is not null
        having sum(of.debit_minor) = sum(of.credit_minor)) even
    )
    select count(*) filter (where a.name is null) as unnamed,
      string_agg(concat_ws(E'\t', p.head, p.account, a.name,
        coalesce(p.party, ''), case when p.party is null then '' when p.owing is null then p.party else 'Commande ' || p.party end,
        p.piece, ${inEuros(sql`p.debit_minor`)}, ${inEuros(sql`p.credit_minor`)},
        case when s.day is null then '' else p.party end, coalesce(s.day, ''), p.closed_on,
        case when p.currency is null then '' else
          replace(round(p.foreign_minor / 10::numeric ^ d.digits, d.digits)::text, '.', ',') end,
        coalesce(p.currency, '')
      ) || E'\r\n', '' order by p.number, p.position) as text
    from page p
      left join json_each_text(${JSON.stringify(names)}) a (account, name) on a.account = p.account
      left join json_each_text(${JSON.stringify(digits)}) c (currency, digits) on c.currency = p.currency
      cross join lateral (select coalesce(c.digits::integer, 2) as digits) d
      left join settled s on s.owing = p.owing`.execute(db)
  const [page] = rows
  assert(page?.unnamed === 0, 'every account of a closed day is one of its sums')
  return page.text ?? ''
}

const digits = Object.fromEntries(Object.keys(currencies).map((code) => [code, digitsOf(code)]))

/** What would end a field, or a line, is a blank. */
const plain = (text: string) => text.replace(/[\t\r\n|]/g, ' ')
const plainly = (text: RawBuilder<unknown>) => sql`translate(${text}, E'\t\r\n|', '    ')`

const inEuros = (minor: RawBuilder<unknown>) =>
  sql`${minor} / 100 || ',' || lpad((${minor} % 100)::text, 2, '0')`
