import type { Child } from 'hono/jsx'

/**
 * A column of a list: `head` names the row, `amount` is set to the right, one to a row, `figure` is another number, `act` holds
 * what can be done with the row.
 */
export type Column<Row> = {
  label: string
  kind?: 'head' | 'amount' | 'figure' | 'act'
  cell(row: Row): Child
}

type RowsProps<Row> = {
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  /** What screen readers call the table. */
  label: string
}

/** A list of the back office: a table that becomes cards on a phone. */
export function Rows<Row>({ rows, columns, label }: RowsProps<Row>) {
  return (
    <table class="rows" aria-label={label}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th scope="col" class={classOf(column)}>
              {column.label}
            </th>
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

function classOf({ kind }: { kind?: Column<unknown>['kind'] }): string | undefined {
  if (kind === 'amount' || kind === 'figure') return kind
  return kind === 'act' ? 'row-act' : undefined
}
