import type { Forecast, Range, TradeReport } from '../../../domains/reports/index.ts'
import { can, permissions, type Role } from '../../../domains/staff/index.ts'
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
import type { WorkFound } from './list-work.ts'
import type { Part } from './read-parts.ts'
import { TradeSection } from './trade-section.tsx'
import type { Work } from './work.ts'

type HomeProps = StaffVisit &
  WorkFound & {
    overdue: Overdue | null
    range: Range
    trade: Part<TradeReport>
    shortages: Part<readonly Forecast[]>
    unviewed: Part<number>
    health: Part<Health>
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
      islands={isFound(trade) && trade.days.length > 1 ? ['chart.js'] : []}
    >
      <p class="lead">{words.home.hello(name, words.roles[staff.role].toLowerCase())}</p>
      <OverdueNotice visit={visit} overdue={overdue} />
      <WorkSection {...props} />
      {isFound(trade) && <TradeSection visit={visit} range={props.range} trade={trade} />}
      {trade === 'failed' && <Failed visit={visit} id="trade" />}
      {isFound(shortages) && <Shortages visit={visit} shortages={shortages} today={props.today} />}
      {shortages === 'failed' && <Failed visit={visit} id="stock" />}
      {isFound(health) && <HealthSection visit={visit} health={health} />}
      {health === 'failed' && <Failed visit={visit} id="health" />}
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

function isFound<Found>(part: Part<Found>): part is Found {
  return part !== null && part !== 'failed'
}

/** The place of a part that could not be read; why is in the log. */
function Failed({ visit, id }: Pick<HomeProps, 'visit'> & { id: 'trade' | 'stock' | 'health' }) {
  const words = homeWords[visit.locale]
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{id === 'health' ? words.health.title : words[id]}</h2>
      <p class="urgent">{words.partFailed}</p>
    </section>
  )
}

/** What waits for somebody stands first, whatever the figures say. */
function WorkSection({ visit, staff, work, isWhole, unviewed }: HomeProps) {
  const { title, nothing } = visit.m.desk.work
  const isAll = isWhole && unviewed !== 'failed'
  const all = [
    ...setUpToDo(visit, staff.role),
    ...work,
    ...(isFound(unviewed) && unviewed > 0 ? [unviewedToDo(visit, unviewed)] : []),
  ]
  return (
    <section aria-labelledby="work">
      <h2 id="work">{title}</h2>
      {!isAll && <p class="urgent">{homeWords[visit.locale].workFailed}</p>}
      {all.length === 0 ? (
        isAll && <p class="soft">{nothing}</p>
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

/** Nobody can buy in a shop that is closed: what is missing comes first. */
function setUpToDo({ locale, shop }: HomeProps['visit'], role: Role): Work[] {
  if (!shop.isClosed || !can(role, 'settings.edit')) return []
  return [{ text: homeWords[locale].isClosed, href: href(locale, 'adminSetUp') }]
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
