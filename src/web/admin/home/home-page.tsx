import type { Forecast, Range, TradeReport } from '../../../domains/reports/index.ts'
import { can, permissions } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import type { Overdue } from '../../storefront/deps.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage } from '../admin-layout.tsx'
import { forecastColumns } from '../forecast/forecast-columns.tsx'
import type { StaffVisit } from '../gate.tsx'
import { OverdueNotice } from '../retention/overdue-notice.tsx'
import { Rows } from '../rows.tsx'
import { type Health, unviewedMax } from './deps.ts'
import { HealthSection } from './health-section.tsx'
import { homeWords } from './home-words.ts'
import { TradeSection } from './trade-section.tsx'
import type { Work } from './work.ts'

type HomeProps = StaffVisit & {
  work: readonly Work[]
  overdue: Overdue | null
  range: Range
  /** Null: whoever looks may not see it. */
  trade: TradeReport | null
  shortages: readonly Forecast[] | null
  unviewed: number | null
  health: Health | null
  today: string
}

export function AdminHomeView(props: HomeProps) {
  const { visit, session, staff, overdue, trade, shortages, health } = props
  const words = visit.m.admin
  const name = session.account.displayName ?? session.account.email
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="admin"
      islands={trade && trade.days.length > 1 ? ['chart.js'] : []}
    >
      <p class="lead">{words.home.hello(name, words.roles[staff.role].toLowerCase())}</p>
      <OverdueNotice visit={visit} overdue={overdue} />
      <WorkSection {...props} />
      {trade && <TradeSection visit={visit} range={props.range} trade={trade} />}
      {shortages && <Shortages visit={visit} shortages={shortages} today={props.today} />}
      {health && <HealthSection visit={visit} health={health} />}
      <section aria-labelledby="may">
        <h2 id="may">{words.home.may}</h2>
        <ul class="bullets columns">
          {permissions
            .filter((permission) => can(staff.role, permission))
            .map((permission) => (
              <li>{words.permissions[permission]}</li>
            ))}
        </ul>
      </section>
      <p class="small soft">{words.home.session}</p>
    </AdminPage>
  )
}

/** What waits for somebody stands first, whatever the figures say. */
function WorkSection({ visit, work, unviewed }: Pick<HomeProps, 'visit' | 'work' | 'unviewed'>) {
  const { title, nothing } = visit.m.desk.work
  const all = [...work, ...(unviewed ? [unviewedToDo(visit, unviewed)] : [])]
  return (
    <section aria-labelledby="work">
      <h2 id="work">{title}</h2>
      {all.length === 0 ? (
        <p class="soft">{nothing}</p>
      ) : (
        <ul class="work">
          {all.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function unviewedToDo({ locale }: HomeProps['visit'], count: number): Work {
  const words = homeWords[locale]
  const number = formatNumber(Math.min(count, unviewedMax), locale)
  const text = count > unviewedMax ? words.unviewedMany(number) : words.unviewed(number, count === 1)
  return { text, href: `${href(locale, 'adminUnviewed')}?days=1` }
}

type ShortagesProps = Pick<HomeProps, 'visit' | 'today'> & { shortages: readonly Forecast[] }

function Shortages({ visit, shortages, today }: ShortagesProps) {
  const words = homeWords[visit.locale]
  return (
    <section aria-labelledby="stock">
      <h2 id="stock">{words.stock}</h2>
      {shortages.length === 0 ? (
        <p class="soft">{words.stockGood}</p>
      ) : (
        <Rows label={words.stock} rows={shortages} columns={forecastColumns(visit, today)} />
      )}
      <p>
        <a href={href(visit.locale, 'adminForecast')}>{words.wholeForecast}</a>
      </p>
    </section>
  )
}
