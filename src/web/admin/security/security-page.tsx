import type { Alert, FailureCount } from '../../../domains/security/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { securityWords } from './security-words.ts'

type SecurityProps = {
  visit: AdminVisit
  alerts: readonly Alert[]
  failures: readonly FailureCount[]
  said?: { kind: 'good' | 'bad'; text: string } | undefined
}

/** What a human has to look at, and where failures come from. */
export function AlertsView({ visit, alerts, failures, said }: SecurityProps) {
  const words = securityWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminSecurity" said={said}>
      <p>{words.lead}</p>
      <section aria-labelledby="alerts">
        <h2 id="alerts">{words.alertsTitle}</h2>
        {alerts.length === 0 ? <p class="soft">{words.none}</p> : <Alerts {...{ visit, alerts }} />}
      </section>
      <section aria-labelledby="failures">
        <h2 id="failures">{words.failuresTitle}</h2>
        <p class="small soft">{words.failuresLead}</p>
        {failures.length === 0 ? (
          <p class="soft">{words.noFailures}</p>
        ) : (
          <Failures {...{ visit, failures }} />
        )}
      </section>
    </AdminPage>
  )
}

function Alerts({ visit, alerts }: Pick<SecurityProps, 'visit' | 'alerts'>) {
  const { locale } = visit
  const words = securityWords[locale]
  const [what, about, count, when] = words.alertHead
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{about}</th>
          <th scope="col">{count}</th>
          <th scope="col">{when}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {alerts.map((alert) => {
          const name = words.alerts[alert.kind]
          const at = formatDate(alert.at, locale, 'dateTime')
          return (
            <tr>
              <th scope="row">{name}</th>
              <td data-label={about}>
                <About {...{ visit, alert }} />
              </td>
              <td data-label={count}>{alert.count}</td>
              <td data-label={when}>{at}</td>
              <td class="row-act">
                <form method="post" action={href(locale, 'adminAlert', { alert: alert.id })}>
                  <button type="submit" class="button quiet" aria-label={words.acknowledgeLabel(name, at)}>
                    {words.acknowledge}
                  </button>
                </form>
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function About({ visit, alert }: { visit: AdminVisit; alert: Alert }) {
  const { accountId, country } = alert
  const place = country ? new Intl.DisplayNames(visit.locale, { type: 'region' }).of(country) : alert.network
  if (!accountId && !place) return '–'
  return (
    <span>
      {accountId && <HistoryLink {...{ visit, id: accountId }} />}
      {accountId && place && <br />}
      {place}
    </span>
  )
}

/** An id is no name: what it stands for is looked up in the history, by whoever may. */
function HistoryLink({ visit, id }: { visit: AdminVisit; id: string }) {
  return (
    <a class="mono-id" href={`${href(visit.locale, 'adminAudit')}?subject=${id}`}>
      {id}
    </a>
  )
}

function Failures({ visit, failures }: Pick<SecurityProps, 'visit' | 'failures'>) {
  const words = securityWords[visit.locale]
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{words.network}</th>
          <th scope="col" class="amount">
            {words.failures}
          </th>
        </tr>
      </thead>
      <tbody>
        {failures.map(({ network, count }) => (
          <tr>
            <th scope="row">{network ?? words.unknown}</th>
            <td class="amount" data-label={words.failures}>
              {count}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
