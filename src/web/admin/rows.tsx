import type { Child } from 'hono/jsx'

/**
 * A column of a list: `head` names the row, `amount` is set to the right, one to a row, `figure` is another number, `act` holds
 * what can be done with the row. `sort`: the name under which the list can be ordered by it; `order`: by what that is, where the
 * kind does not say it (a head by words, a number by numbers, what has no kind by days).
 */
export type Column<Row> = {
  label: string
  kind?: 'head' | 'amount' | 'figure' | 'act'
  sort?: string
  order?: Order
  cell(row: Row): Child
}

/** What the rows of a list follow: `due` are days ahead, `states` come in the order of what happens to a thing. */
export type Order = 'days' | 'due' | 'words' | 'numbers' | 'states'

export function orderOf({ kind, order }: Pick<Column<never>, 'kind' | 'order'>): Order {
  if (order) return order
  if (kind === 'head') return 'words'
  return kind === 'amount' || kind === 'figure' ? 'numbers' : 'days'
}

type RowsProps<Row> = {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** What screen readers call the table. */
  label: string
  /** How the rows are ordered, and the address of another order: `placed`, or `-placed` with the highest first. */
  order?: Ordered
}
type Ordered = { by: string; isDescending: boolean; hrefOf(sort: string): string }

/** A list of the back office: a table that becomes cards on a phone. */
export function Rows<Row>({ rows, columns, label, order }: RowsProps<Row>) {
  return (
    <table class="rows" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head column={column} order={order} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column) =>
              column.kind === 'head' ? (
                <th scope="row">{column.cell(row)}</th>
              ) : (
                <td class={classOf(column)} data-label={column.label}>
                  {column.cell(row)}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head<Row>({ column, order }: { column: Column<Row>; order: Ordered | undefined }) {
  const { label, sort } = column
  if (!sort || !order)
    return (
      <th scope="col" class={classOf(column)}>
        {label}
      </th>
    )
  const isBy = order.by === sort
  // Numbers and days are asked for from the highest on, words and states from the first on; asked again, the other way round.
  const first = ['words', 'states'].includes(orderOf(column)) ? sort : `-${sort}`
  const other = order.isDescending ? sort : `-${sort}`
  return (
    <th
      scope="col"
      class={classOf(column)}
      aria-sort={isBy ? (order.isDescending ? 'descending' : 'ascending') : undefined}
    >
      <a href={order.hrefOf(isBy ? other : first)}>{label}</a>
    </th>
  )
}

function classOf({ kind }: { kind?: Column<unknown>['kind'] }): string | undefined {
  if (kind === 'amount' || kind === 'figure') return kind
  return kind === 'act' ? 'row-act' : undefined
}
