import {
  closeYear,
  type HeldUp,
  readYearState,
  type YearRefusal,
  type YearState,
} from '../domains/books/index.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'

export const usage = `akm books close --year 2026 [--yes]
  Closes a financial year for good, once it is over and its days and months are closed. Without --yes it says what it would do.`

type BooksClose = Pick<CommandDeps, 'db' | 'terminal' | 'clock' | 'seller'>

/** @returns the exit code: 1 where the year cannot be closed, 2 where nothing was asked for. */
export async function run(
  args: string[],
  { db, terminal, clock, seller: { yearEnd } }: BooksClose,
): Promise<number> {
  const options = { year: { type: 'string' }, yes: { type: 'boolean' } } as const
  const { values } = parseOptions({ args, options }, usage)
  const year = Number(values.year)
  if (!/^(19|20)\d{2}$/.test(values.year ?? '')) {
    terminal.complain(usage)
    return 2
  }
  const shop = { db, yearEnd }
  const state = await readYearState(shop, year, clock.now())
  if (state.closed) return said(terminal, `Closed before: ${state.closed.hash}`, 0)
  if (state.refusal) return complained(terminal, refusals[state.refusal](state))
  terminal.print(planOf(state))
  if (!values.yes) return complained(terminal, 'Nothing is closed yet: say it once more with --yes.', 2)
  const outcome = await closeYear(shop, { year, actor: { kind: 'system' } }, clock.now())
  if (!outcome.ok) return complained(terminal, refusals[outcome.reason](state))
  return said(terminal, `Closed: ${outcome.hash}\nKeep this hash apart from the shop.`, 0)
}

function planOf({ year, from, to, entries, debitMinor }: YearState): string {
  const euros = (debitMinor / 100).toFixed(2)
  return `The financial year ${year}, ${from} to ${to}: ${entries} entries, ${euros} euros on each side. Once it is closed nothing comes into it; what is known later stands in the next year.`
}

const refusals: Record<YearRefusal, (state: YearState) => string> = {
  not_over: ({ closableFrom }) => `It can be closed from ${closableFrom}: its last days are still open.`,
  waiting: ({ heldUp }) =>
    `Something of it waits for its exchange rate, and keeps its last day open: ${heldUp.map(heldUpOf).join(', ')}. Write down the rate in the back office, or wait until it is published.`,
  open_days: () => 'Days of it are still open: the nightly job closes them.',
  open_months: () => 'Months of it are still open: the nightly job closes them.',
  earlier_open: () => 'A year before it is still open: close that one first.',
  empty: () => 'Nothing is booked in it.',
}

function heldUpOf({ currency, movements, since }: HeldUp): string {
  return `${currency} (${movements} ${movements === 1 ? 'movement' : 'movements'}, the first of ${since})`
}

function said(terminal: BooksClose['terminal'], text: string, code: number): number {
  terminal.print(text)
  return code
}

function complained(terminal: BooksClose['terminal'], text: string, code = 1): number {
  terminal.complain(text)
  return code
}
