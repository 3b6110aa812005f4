import { unviewedPerPage } from '../../../domains/orders/index.ts'
import { days } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { UnviewedList } from './deps.ts'
import { letterDeskWords } from './letter-words.ts'
import { mailFilters, type UnviewedListQuery, unviewedDays } from './unviewed-query.ts'
import { unviewedWords } from './unviewed-words.ts'

type Props = {
  visit: AdminVisit
  query: UnviewedListQuery
  found: UnviewedList
  now: Date
  may: { seeOrder: boolean; change: boolean }
  said?: Said | undefined
  refused?: { typed: string; text: string } | undefined
}

/** Paid and delivered, and nobody has looked: who may wait for a letter that went astray. */
export function UnviewedView(props: Props) {
  const { visit, query, found, now, may, said } = props
  const { locale } = visit
  const words = unviewedWords[locale]
  const isNarrow = Object.values(query.filters).some(Boolean)
  return (
    <AdminPage visit={visit} title={words.title} here="adminUnviewed" said={said}>
      <p>{words.lead}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminUnviewed')}
        label={words.title}
        perPage={unviewedPerPage}
        columns={columnsFor(visit, now, may.seeOrder)}
        filters={filtersFor(props)}
        empty={<p class="lead">{isNarrow ? words.noneSuch : words.none}</p>}
      />
      {may.change && <ReminderForm {...props} />}
    </AdminPage>
  )
}

function filtersFor({ visit: { locale }, query: { filters }, found }: Props): Filter[] {
  const words = unviewedWords[locale]
  return [
    {
      name: 'days',
      label: words.filterDays,
      chosen: filters.days,
      options: [
        ['', words.atLeast(0)],
        ...unviewedDays.map((each) => [each, words.atLeast(Number(each))] as const),
      ],
    },
    {
      name: 'product',
      label: words.filterProduct,
      chosen: filters.product,
      options: [
        ['', words.allProducts],
        ...found.products.map((each) => [each.productId, each.name[locale]] as const),
      ],
    },
    {
      name: 'mail',
      label: words.filterMail,
      chosen: filters.mail,
      options: [['', words.anyMail], ...mailFilters.map((each) => [each, words.mailFilters[each]] as const)],
    },
  ]
}

function ReminderForm({ visit: { locale }, found, refused }: Props) {
  const words = unviewedWords[locale]
  return (
    <section>
      <h2>{words.setting}</h2>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminUnviewed')}>
        <p>{words.settingText}</p>
        <Input
          id="after"
          name="after"
          label={words.days}
          hint={words.daysHint}
          value={refused?.typed ?? found.setting.afterDays?.toString() ?? ''}
          error={refused?.text}
          autofocus={Boolean(refused)}
          inputmode="numeric"
          autocomplete="off"
          maxlength={3}
        />
        <p class="actions">
          <button type="submit" class="button">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}

function columnsFor(
  { locale }: AdminVisit,
  now: Date,
  maySeeOrder: boolean,
): Column<UnviewedList['rows'][number]>[] {
  const all = letterDeskWords[locale]
  const words = unviewedWords[locale]
  return [
    {
      label: all.order,
      kind: 'head',
      cell: ({ orderId, number }) =>
        maySeeOrder ? (
          <a class="number" href={href(locale, 'adminOrder', { order: orderId })}>
            {number}
          </a>
        ) : (
          <span class="number">{number}</span>
        ),
    },
    {
      label: words.age,
      sort: 'delivered',
      cell: ({ deliveredAt }) => (
        <div>
          {words.ageOf(Math.floor((now.getTime() - deliveredAt.getTime()) / days(1)))}
          <br />
          <span class="small soft">{formatDate(deliveredAt, locale, 'short')}</span>
        </div>
      ),
    },
    { label: words.products, cell: ({ products }) => products.map((name) => name[locale]).join(', ') },
    { label: words.sealed, cell: ({ sealed }) => sealed },
    {
      label: words.mail,
      cell: ({ mail, emailRefused }) => (
        <div>
          <span class={mail?.state === 'accepted' && !emailRefused ? 'state open' : 'state urgent'}>
            {emailRefused ? words.refusedAddress : mail ? words.mails[mail.state] : words.noMail}
          </span>
          <br />
          <span class="small soft">
            {mail?.remindedAt
              ? `${words.reminded}, ${formatDate(mail.remindedAt, locale, 'short')}`
              : words.notReminded}
          </span>
        </div>
      ),
    },
  ]
}
