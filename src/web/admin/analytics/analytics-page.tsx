import { fewest, other, type Ranked, type TrafficReport } from '../../../domains/analytics/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { FunnelTable } from './funnel-table.tsx'
import { RankingTable } from './ranking-table.tsx'
import { VisitsChart } from './visits-chart.tsx'

type AnalyticsProps = { visit: AdminVisit; report: TrafficReport }

export function AnalyticsView({ visit, report }: AnalyticsProps) {
  const words = visit.m.admin.analytics
  return (
    <AdminPage visit={visit} title={words.title} here="adminAnalytics">
      <p>{words.lead(fewest)}</p>
      {isEmpty(report) ? <p class="lead">{words.empty}</p> : <Charts visit={visit} report={report} />}
    </AdminPage>
  )
}

function Charts({ visit, report }: AnalyticsProps) {
  const { locale } = visit
  const words = visit.m.admin.analytics
  const ranking = (title: string, column: string, rows: readonly Ranked[]) => (
    <RankingTable {...{ visit, title, column, rows }} />
  )
  const named = (rows: readonly Ranked[], none: string, rare: string) =>
    rows.map((row) => ({ ...row, name: row.name === '' ? none : row.name === other ? rare : row.name }))
  return (
    <>
      <VisitsChart visit={visit} days={report.visits} />
      <FunnelTable visit={visit} steps={report.funnel} />
      {ranking(
        words.products,
        words.product,
        report.products.map((row) => productOf(row, locale)),
      )}
      {ranking(words.referrers, words.host, named(report.referrers, words.direct, words.rareHosts))}
      {ranking(
        words.campaigns,
        words.campaign,
        named(report.campaigns, words.noCampaign, words.rareCampaigns),
      )}
      {ranking(
        words.countries,
        words.country,
        named(report.countries, words.unknown, words.rareCountries).map((row) => countryOf(row, locale)),
      )}
      {ranking(words.gaps, words.searched, report.searchGaps)}
    </>
  )
}

function isEmpty({ funnel, visits, products }: TrafficReport): boolean {
  return products.length === 0 && [...funnel, ...visits].every(({ count }) => count === 0)
}

function productOf({ name, count }: Ranked, locale: Locale) {
  const slug = name.slice(pages.catalogue.length + 1)
  return { name: slug, count, link: href(locale, 'product', { slug }) }
}

function countryOf(row: Ranked, locale: Locale): Ranked {
  if (!/^[A-Z]{2}$/.test(row.name)) return row
  return { ...row, name: new Intl.DisplayNames(locale, { type: 'region' }).of(row.name) ?? row.name }
}
