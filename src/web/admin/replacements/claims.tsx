import { type ClaimInList, claimsPerPage, recalled } from '../../../domains/replacement/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { ClaimAnswer } from './claim-answer.tsx'
import type { ClaimListQuery } from './claims-query.ts'
import { replacementDeskWords } from './replacement-words.ts'

export type ClaimsFound = { rows: readonly ClaimInList[]; total: number; isMore: boolean }
type ClaimsProps = { visit: AdminVisit; query: ClaimListQuery; claims: ClaimsFound; back: string }

/** What suppliers owe and what they said, key by key. */
export function Claims(props: ClaimsProps) {
  const { visit, query, claims } = props
  const words = replacementDeskWords[visit.locale]
  const { text, show } = query.filters
  return (
    <ListView
      {...{ visit, query }}
      path={href(visit.locale, 'adminSupplierClaims')}
      label={words.claims}
      filters={filtersFor(visit, query)}
      columns={columnsFor(props)}
      found={claims}
      perPage={claimsPerPage}
      empty={<p class="soft">{text ? words.noSuchClaim : words.noClaims[show || 'open']}</p>}
    />
  )
}

function filtersFor({ locale }: AdminVisit, { filters }: ClaimListQuery): Filter[] {
  const words = replacementDeskWords[locale]
  return [
    { name: 'text', label: words.search, hint: words.claimSearchHint, value: filters.text },
    {
      name: 'show',
      label: words.state,
      chosen: filters.show,
      options: [
        ['', words.showClaims.open],
        ['credited', words.showClaims.credited],
        ['refused', words.showClaims.refused],
        ['all', words.showClaims.all],
      ],
    },
  ]
}

function columnsFor({ visit, query, back }: ClaimsProps): Column<ClaimInList>[] {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  const { show } = query.filters
  const state: Column<ClaimInList> = {
    label: words.state,
    cell: ({ state, settledAt }) => (
      <span>
        {words.claimStates[state]}
        <br />
        <span class="small soft">{settledAt && formatDate(settledAt, locale, 'short')}</span>
      </span>
    ),
  }
  const act: Column<ClaimInList> = {
    label: words.act,
    kind: 'act',
    cell: ({ keyId, state }) =>
      state === 'open' && (
        <ClaimAnswer
          {...{ visit, back }}
          about={keyId}
          action={href(locale, 'adminSupplierClaim', { key: keyId })}
          id={keyId}
          buttons={words}
        />
      ),
  }
  return [
    {
      label: words.key,
      kind: 'head',
      cell: ({ keyId, problem, message }) => (
        <>
          <a class="mono-id" href={href(locale, 'adminKeyLedger', { key: keyId })}>
            {keyId}
          </a>
          <br />
          <span class="small soft">{message === recalled ? words.recalled : words.problems[problem]}</span>
        </>
      ),
    },
    {
      label: words.batch,
      cell: ({ batch, batchId }) => (
        <span>
          {batch?.sourceName ?? batchId}
          <br />
          <span class="small soft">{batch?.supplier}</span>
        </span>
      ),
    },
    {
      label: words.claimed,
      sort: 'claimed',
      cell: ({ claimedAt }) => formatDate(claimedAt, locale, 'short'),
    },
    ...(show === '' ? [] : [state]),
    {
      label: words.cost,
      kind: 'figure',
      cell: ({ batch }) =>
        batch?.unitCostMinor && batch.currency
          ? formatMoney(money(batch.unitCostMinor, batch.currency), locale)
          : '–',
    },
    ...(show === '' || show === 'all' ? [act] : []),
  ]
}
