import { type AddressClaim, claimsPerPage } from '../../../domains/correction/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { claimWords } from './claim-words.ts'
import { letterDeskWords } from './letter-words.ts'

type Props = {
  visit: AdminVisit
  query: { show: 'open' | 'all'; page: number }
  found: { rows: AddressClaim[]; total: number; numbers: ReadonlyMap<OrderId, string> }
}

/** Who asks for another address. Nobody is named here. */
export function ClaimsView({ visit, query, found }: Props) {
  const { locale } = visit
  const all = letterDeskWords[locale]
  const words = claimWords[locale]
  const here = href(locale, 'adminAddressClaims')
  return (
    <AdminPage visit={visit} title={words.title} here="adminAddressClaims">
      <p>{words.lead}</p>
      <p class="actions">
        {(['open', 'all'] as const).map((show) => (
          <a
            class="button"
            href={show === 'open' ? here : `${here}?show=all`}
            aria-current={query.show === show ? 'page' : undefined}
          >
            {all.show[show]}
          </a>
        ))}
      </p>
      {found.total === 0 ? (
        <p class="lead">{query.show === 'open' ? words.noneOpen : words.none}</p>
      ) : (
        <Rows
          label={words.title}
          rows={found.rows}
          columns={[
            {
              label: all.order,
              kind: 'head',
              cell: ({ id, orderId }) => (
                <a class="number" href={href(locale, 'adminAddressClaim', { claim: id })}>
                  {found.numbers.get(orderId) ?? all.order}
                </a>
              ),
            },
            { label: words.made, cell: ({ madeAt }) => formatDate(madeAt, locale, 'moment') },
            { label: words.met, cell: ({ met }) => metIn(words.mets, met).join(', ') },
            {
              label: words.state,
              cell: ({ state }) => (
                <span class={state === 'open' ? 'state urgent' : 'state open'}>{words.states[state]}</span>
              ),
            },
          ]}
        />
      )}
      <Pagination
        m={visit.m}
        page={query.page}
        pageCount={Math.ceil(found.total / claimsPerPage)}
        hrefOf={(page) => `${here}?show=${query.show}&page=${page}`}
      />
    </AdminPage>
  )
}

export function metIn(words: Record<keyof AddressClaim['met'], string>, met: AddressClaim['met']): string[] {
  return (['link', 'card', 'amount', 'day'] as const).filter((each) => met[each]).map((each) => words[each])
}
