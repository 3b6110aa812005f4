import { type AddressClaim, claimsPerPage } from '../../../domains/correction/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { claimWords } from './claim-words.ts'
import type { ClaimsQuery } from './claims-query.ts'
import { letterDeskWords } from './letter-words.ts'

type Props = {
  visit: AdminVisit
  query: ClaimsQuery
  found: { rows: AddressClaim[]; total: number; numbers: ReadonlyMap<OrderId, string> }
}

/** Who asks for another address. Nobody is named here. */
export function ClaimsView({ visit, query, found }: Props) {
  const { show } = letterDeskWords[visit.locale]
  const words = claimWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminAddressClaims">
      <p>{words.lead}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(visit.locale, 'adminAddressClaims')}
        label={words.title}
        perPage={claimsPerPage}
        columns={columnsFor(visit, found.numbers)}
        filters={[
          {
            name: 'show',
            label: words.state,
            chosen: query.filters.show,
            options: [
              ['', show.open],
              ['all', show.all],
            ],
          },
        ]}
        empty={<p class="lead">{query.filters.show === 'all' ? words.none : words.noneOpen}</p>}
      />
    </AdminPage>
  )
}

function columnsFor({ locale }: AdminVisit, numbers: Props['found']['numbers']): Column<AddressClaim>[] {
  const { order } = letterDeskWords[locale]
  const words = claimWords[locale]
  return [
    {
      label: order,
      kind: 'head',
      cell: ({ id, orderId }) => (
        <a class="number" href={href(locale, 'adminAddressClaim', { claim: id })}>
          {numbers.get(orderId) ?? order}
        </a>
      ),
    },
    { label: words.made, sort: 'made', cell: ({ madeAt }) => formatDate(madeAt, locale, 'moment') },
    { label: words.met, cell: ({ met }) => metIn(words.mets, met).join(', ') },
    {
      label: words.state,
      cell: ({ state }) => (
        <span class={state === 'open' ? 'state urgent' : 'state open'}>{words.states[state]}</span>
      ),
    },
  ]
}

/** What somebody knew of an order, each by its name. */
export const knownOf = (met: AddressClaim['met']) =>
  (['link', 'card', 'amount', 'day'] as const).filter((each) => met[each])

export function metIn(words: Record<keyof AddressClaim['met'], string>, met: AddressClaim['met']): string[] {
  return knownOf(met).map((each) => words[each])
}
