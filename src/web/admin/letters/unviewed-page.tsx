import { type UnviewedQuery, unviewedPerPage } from '../../../domains/orders/index.ts'
import { days } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Filters } from '../filters.tsx'
import { listWords } from '../list/list-words.ts'
import { type Column, Rows } from '../rows.tsx'
import type { UnviewedList } from './deps.ts'
import { letterDeskWords } from './letter-words.ts'
import { unviewedWords } from './unviewed-words.ts'

export type UnviewedPageQuery = Omit<UnviewedQuery, 'among'> & { mail: 'all' | 'arrived' | 'not_arrived' }

type Props = {
  visit: AdminVisit
  query: UnviewedPageQuery
  found: UnviewedList
  now: Date
  may: { seeOrder: boolean; change: boolean }
  said?: Said | undefined
  refused?: { typed: string; text: string } | undefined
}

export const unviewedDays = [0, 1, 3, 7, 14, 30] as const

/** Paid and delivered, and nobody has looked: who may wait for a letter that went astray. */
export function UnviewedView({ visit, query, found, now, may, said, refused }: Props) {
  const { locale, m } = visit
  const words = unviewedWords[locale]
  const here = href(locale, 'adminUnviewed')
  const { days: least, productId, mail, sort } = query
  return (
    <AdminPage visit={visit} title={words.title} here="adminUnviewed" said={said}>
      <p>{words.lead}</p>
      <Filters
        visit={visit}
        action={here}
        filters={[
          {
            name: 'days',
            label: words.filterDays,
            chosen: String(least),
            options: unviewedDays.map((each) => [String(each), words.atLeast(each)]),
          },
          {
            name: 'product',
            label: words.filterProduct,
            chosen: productId ?? '',
            options: [
              ['', words.allProducts],
              ...found.products.map((each) => [each.productId, each.name[locale]] as const),
            ],
          },
          {
            name: 'mail',
            label: words.filterMail,
            chosen: mail,
            options: (['all', 'arrived', 'not_arrived'] as const).map((each) => [
              each,
              words.mailFilters[each],
            ]),
          },
          {
            name: 'sort',
            label: words.sort,
            chosen: sort,
            options: (['oldest', 'newest'] as const).map((each) => [each, words.sorts[each]]),
          },
        ]}
      />
      {found.total === 0 ? (
        <p class="lead">{words.none}</p>
      ) : (
        <>
          {found.isMore && <p class="soft">{listWords[locale].more(formatNumber(found.total, locale))}</p>}
          <Rows label={words.title} rows={found.rows} columns={columnsFor(visit, now, may.seeOrder)} />
        </>
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / unviewedPerPage)}
        hrefOf={(page) =>
          `${here}?${new URLSearchParams({ days: String(least), product: productId ?? '', mail, sort, page: String(page) })}`
        }
      />
      {may.change && (
        <section>
          <h2>{words.setting}</h2>
          <form class="stack narrow-form" method="post" action={here}>
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
      )}
    </AdminPage>
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
