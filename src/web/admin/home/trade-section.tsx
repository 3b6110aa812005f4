import type { Child } from 'hono/jsx'
import { fewest } from '../../../domains/analytics/index.ts'
import { type Range, ranges, type TradeReport } from '../../../domains/reports/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber, formatShare } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { DayChart } from '../chart/day-chart.tsx'
import { changeOf, formatChange } from './change.ts'
import { homeWords } from './home-words.ts'

type TradeProps = { visit: AdminVisit; range: Range; trade: TradeReport }

/** What trade came to, beside as many days before. */
export function TradeSection({ visit, range, trade }: TradeProps) {
  const { locale } = visit
  const words = homeWords[locale]
  return (
    <>
      <section aria-labelledby="trade">
        <div class="section-head">
          <h2 id="trade">{words.trade}</h2>
          <Ranges visit={visit} range={range} />
        </div>
        <p class="soft small">{words.compared(daysOf(trade.span, locale), daysOf(trade.before, locale))}</p>
        <Headlines visit={visit} trade={trade} />
        <details class="disclosure">
          <summary>{words.meaning}</summary>
          <dl class="meanings">
            {words
              .meanings(trade.bookedUntil && formatDate(noonOf(trade.bookedUntil), locale), fewest)
              .map(([name, text]) => (
                <div>
                  <dt>{name}</dt>
                  <dd>{text}</dd>
                </div>
              ))}
          </dl>
        </details>
      </section>
      {trade.days.length > 1 && <Charts visit={visit} trade={trade} />}
    </>
  )
}

function Ranges({ visit: { locale }, range }: Pick<TradeProps, 'visit' | 'range'>) {
  const words = homeWords[locale]
  return (
    <nav aria-label={words.rangeLabel}>
      <ul class="ranges">
        {ranges.map((each) => (
          <li>
            <a
              href={`${href(locale, 'admin')}?range=${each}#trade`}
              aria-current={each === range ? 'true' : undefined}
            >
              {words.ranges[each]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const euros = (minor: number, locale: Locale) => formatMoney(money(minor, shopCurrency), locale)

function Headlines({ visit: { locale }, trade: { now, past, bookedUntil } }: Omit<TradeProps, 'range'>) {
  const words = homeWords[locale]
  const visits = (count: typeof now.visits) => (count === 'few' ? `< ${fewest}` : formatNumber(count, locale))
  const rate = (margin: typeof now.margin) =>
    margin && margin.turnoverMinor > 0 ? formatShare(margin.marginMinor / margin.turnoverMinor, locale) : '–'
  const booked = bookedUntil ? formatDate(noonOf(bookedUntil), locale, 'short') : '–'
  const told =
    rate(now.margin) === '–'
      ? words.bookedUntil(booked)
      : words.marginRate(rate(now.margin), rate(past.margin), booked)
  const share = (conversion: number | null) => (conversion === null ? '–' : formatShare(conversion, locale))
  return (
    <dl class="headlines">
      <Headline name={words.turnover} value={euros(now.turnoverMinor, locale)}>
        <Change now={now.turnoverMinor} then={past.turnoverMinor} locale={locale} />{' '}
        {words.before(euros(past.turnoverMinor, locale))}
        {now.creditedMinor > 0 && <>. {words.credited(euros(now.creditedMinor, locale))}</>}
      </Headline>
      <Headline name={words.margin} value={now.margin ? euros(now.margin.marginMinor, locale) : '–'}>
        {now.margin ? told : words.bookedTonight}
      </Headline>
      <Headline name={words.orders} value={formatNumber(now.orders, locale)}>
        <Change now={now.orders} then={past.orders} locale={locale} />{' '}
        {words.before(formatNumber(past.orders, locale))}
      </Headline>
      <Headline name={words.conversion} value={share(now.conversion)}>
        {words.ofVisits(visits(now.visits))}. {words.before(share(past.conversion))}
      </Headline>
    </dl>
  )
}

function Headline({ name, value, children }: { name: string; value: string; children?: Child }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="headline-value">{value}</dd>
      <dd class="soft small">{children}</dd>
    </div>
  )
}

function Change({ now, then, locale }: { now: number; then: number; locale: Locale }) {
  const change = changeOf(now, then)
  if (change === null) return null
  return <span class={change < 0 ? 'change down' : 'change up'}>{formatChange(change, locale)}</span>
}

function Charts({ visit, trade }: Omit<TradeProps, 'range'>) {
  const { locale } = visit
  const words = homeWords[locale]
  // Without cents at the side, where they say nothing.
  const rough = (minor: number) => euros(minor, locale).replace(/[.,]00(?!\d)/, '')
  return (
    <div class="day-charts">
      <DayChart
        visit={visit}
        id="turnover-a-day"
        title={words.turnoverADay}
        line={words.turnoverLine}
        days={trade.days.map(({ day, turnoverMinor }) => ({
          day,
          height: turnoverMinor,
          shown: euros(turnoverMinor, locale),
        }))}
        format={rough}
        zoom={{ currency: shopCurrency }}
      />
      <DayChart
        visit={visit}
        id="orders-a-day"
        title={words.ordersADay}
        line={words.ordersLine}
        days={trade.days.map(({ day, orders }) => ({
          day,
          height: orders,
          shown: formatNumber(orders, locale),
        }))}
        format={(count) => formatNumber(count, locale)}
        zoom={{ currency: null }}
      />
    </div>
  )
}

function daysOf({ from, to }: TradeReport['span'], locale: Locale): string {
  const [first, last] = [formatDate(noonOf(from), locale), formatDate(noonOf(to), locale)]
  return first === last ? first : homeWords[locale].fromTo(first, last)
}
