import type { OpenRedaction } from '../../../domains/payments/index.ts'
import { type RetentionOverview, rowsMax, type TableOnOverview } from '../../../domains/privacy/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import { policyWords } from '../../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { StaffVisit } from '../gate.tsx'
import { holdWords } from './hold-words.ts'
import { nameOfTable } from './table-words.ts'

type RetentionProps = {
  visit: AdminVisit
  staff: StaffVisit['staff']
  overview: RetentionOverview
  openHolds: number
  redactions: readonly OpenRedaction[]
  said?: Said | undefined
}
type Part = { visit: AdminVisit; overview: RetentionOverview }

/** Every clock of the shop: what it holds, what goes next, what is late, what went, and what is kept in spite of it. */
export function RetentionView(props: RetentionProps) {
  const { visit, staff, overview, openHolds, redactions, said } = props
  const words = visit.m.admin.retention
  return (
    <AdminPage visit={visit} title={words.title} here="adminRetention" said={said}>
      <p class="lead">
        {words.overdue(overview.overdue, formatDate(overview.at, visit.locale, 'moment'))} {words.lead}
      </p>
      <Due {...{ visit, overview }} />
      <section aria-labelledby="holds">
        <h2 id="holds">{words.holds}</h2>
        <p>{words.holdsLead}</p>
        <p>
          <a href={href(visit.locale, 'adminHolds')}>{holdWords[visit.locale].are(openHolds)}</a>
        </p>
      </section>
      <Redactions {...{ visit, redactions }} mayRecord={can(staff.role, 'privacy.handle')} />
      <Runs {...{ visit, overview }} />
      <Clocks {...{ visit, overview }} />
    </AdminPage>
  )
}

function Due({ visit, overview: { due, accounts } }: Part) {
  const words = visit.m.admin.retention
  const lines = [
    ...due.map(({ table, rows }) => words.dueRows(nameOfTable(table, visit.locale) ?? table, rows)),
    ...(accounts.told > 0 ? [words.toldAccounts(accounts.told)] : []),
    ...(accounts.erased > 0 ? [words.erasedAccounts(accounts.erased)] : []),
  ]
  return (
    <section aria-labelledby="due">
      <h2 id="due">{words.due}</h2>
      {lines.length === 0 ? (
        <p class="soft">{words.nothingDue}</p>
      ) : (
        <ul class="bullets">
          {lines.map((line) => (
            <li>{line}</li>
          ))}
        </ul>
      )}
    </section>
  )
}

type RedactionsProps = { visit: AdminVisit; redactions: readonly OpenRedaction[]; mayRecord: boolean }

/** What a human can do is offered only where the shop has come to its end. */
function Redactions({ visit, redactions, mayRecord }: RedactionsProps) {
  const { locale } = visit
  const words = visit.m.admin.retention
  return (
    <section aria-labelledby="redactions">
      <h2 id="redactions">{words.redactions}</h2>
      <p>{words.redactionsLead}</p>
      {redactions.length === 0 ? (
        <p class="soft">{words.noRedactions}</p>
      ) : (
        <ul class="devices">
          {redactions.map(({ id, intentId, state, reason, requestedAt, nextAt }) => (
            <li>
              <p>
                <strong>{intentId ?? '–'}</strong>
                <br />
                {words.redactionStates[state](formatDate(nextAt, locale))} {reason && <code>{reason}</code>}
                <br />
                <span class="small soft">{words.since(formatDate(requestedAt, locale))}</span>
              </p>
              {mayRecord && (state === 'unavailable' || state === 'refused') && (
                <form method="post" action={href(locale, 'adminRedaction', { redaction: id })}>
                  <button type="submit" class="button quiet" aria-label={words.recordLabel(intentId ?? id)}>
                    {words.record}
                  </button>
                </form>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Runs({ visit, overview: { runs } }: Part) {
  const { locale } = visit
  const words = visit.m.admin.retention
  return (
    <section aria-labelledby="runs">
      <h2 id="runs">{words.runs}</h2>
      <p>{words.runsLead}</p>
      {runs.length === 0 ? (
        <p class="soft">{words.noRuns}</p>
      ) : (
        <table class="rows">
          <Head words={words.runsHead} />
          <tbody>
            {runs.map(({ at, table, deleted, anonymised }) => (
              <tr>
                <th scope="row">{formatDate(at, locale, 'moment')}</th>
                <td data-label={words.runsHead[1]}>{nameOfTable(table, locale) ?? table}</td>
                <td data-label={words.runsHead[2]}>{deleted.toLocaleString(locale)}</td>
                <td data-label={words.runsHead[3]}>{anonymised.toLocaleString(locale)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

/** What holds something comes first; the other clocks are there for whoever asks. */
function Clocks({ visit, overview: { tables } }: Part) {
  const words = visit.m.admin.retention
  const empty = tables.filter(({ rows }) => rows === 0)
  return (
    <section aria-labelledby="clocks">
      <h2 id="clocks">{words.clocks}</h2>
      <ClockTable visit={visit} tables={tables.filter(({ rows }) => rows > 0)} />
      {empty.length > 0 && (
        <details class="disclosure">
          <summary>{words.emptyClocks(empty.length)}</summary>
          <ClockTable visit={visit} tables={empty} />
        </details>
      )}
    </section>
  )
}

function ClockTable({ visit, tables }: { visit: AdminVisit; tables: readonly TableOnOverview[] }) {
  const { locale } = visit
  const words = visit.m.admin.retention
  const say = policyWords[locale]
  return (
    <table class="rows clocks">
      <Head words={words.clocksHead} />
      <tbody>
        {tables.map(({ table, topic, keptFor, goesWith, rows, nextAt, overdue }) => (
          <tr>
            <th scope="row">
              {nameOfTable(table, locale)}
              <br />
              <span class="small soft">
                <code>{table}</code> · {topic ? say.topics[topic].name : words.impersonal}
              </span>
            </th>
            <td data-label={words.clocksHead[1]}>
              {goesWith ? words.goesWith(nameOfTable(goesWith, locale) ?? goesWith) : say.keptFor(keptFor)}
            </td>
            <td data-label={words.clocksHead[2]}>
              {rows > rowsMax ? words.moreThan(rowsMax.toLocaleString(locale)) : rows.toLocaleString(locale)}
            </td>
            <td data-label={words.clocksHead[3]}>{nextAt ? formatDate(nextAt, locale, 'short') : '–'}</td>
            <td data-label={words.clocksHead[4]}>
              {overdue === 0 ? '0' : <strong class="urgent">{overdue.toLocaleString(locale)}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Head({ words }: { words: readonly string[] }) {
  return (
    <thead>
      <tr>
        {words.map((word) => (
          <th scope="col">{word}</th>
        ))}
      </tr>
    </thead>
  )
}
