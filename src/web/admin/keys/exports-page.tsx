import { exportHours, exportsPerPage, rightDaysMin } from '../../../domains/keys/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { listAddress } from '../list/list-address.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { ExportRow } from './deps.ts'
import { type ExportQuery, exportStates } from './export-query.ts'
import { exportWords } from './export-words.ts'

type ExportsProps = {
  visit: AdminVisit
  /** Who looks: nobody agrees to what they asked for themselves. */
  me: AccountId
  query: ExportQuery
  found: { rows: readonly ExportRow[]; total: number; isMore: boolean }
  names: ReadonlyMap<string, string>
  said?: Said | undefined
}

/** Which keys somebody asked to take out of the shop, and what became of it. */
export function ExportsView(props: ExportsProps) {
  const { visit, query, found, said } = props
  const words = exportWords[visit.locale]
  const { text, state } = query.filters
  return (
    <AdminPage visit={visit} title={words.title} here="adminKeyExports" said={said}>
      <p>{words.lead(exportHours, rightDaysMin)}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(visit.locale, 'adminKeyExports')}
        label={words.title}
        filters={[
          { name: 'text', label: words.search, hint: words.searchHint, value: text },
          {
            name: 'state',
            label: words.state,
            chosen: state,
            options: [
              ['', words.anyState],
              ...exportStates.map((each) => [each, words.states[each]] as const),
            ],
          },
        ]}
        columns={exportColumns(props)}
        perPage={exportsPerPage}
        empty={<p class="soft">{text || state ? words.noneSuch : words.none}</p>}
      />
    </AdminPage>
  )
}

function exportColumns({ visit: { locale }, query, me, names }: ExportsProps): Column<ExportRow>[] {
  const words = exportWords[locale]
  const back = listAddress(href(locale, 'adminKeyExports'), query)
  const nameOf = (id: string) => names.get(id) ?? words.somebody
  return [
    {
      label: words.batch,
      kind: 'head',
      cell: ({ batchId, product, sourceName }) => (
        <>
          <a href={href(locale, 'adminKeyBatch', { batch: batchId })}>{product?.name[locale] ?? '–'}</a>
          <br />
          <span class="small soft">{sourceName}</span>
        </>
      ),
    },
    {
      label: words.asked,
      sort: 'asked',
      cell: ({ askedAt, askedBy }) => (
        <span>
          {formatDate(askedAt, locale, 'moment')}
          <br />
          <span class="small soft">{words.by(nameOf(askedBy))}</span>
        </span>
      ),
    },
    { label: words.reason, cell: ({ reason }) => reason },
    {
      label: words.state,
      cell: ({ state, decidedBy }) => (
        <span>
          <span class={state === 'asked' ? 'state urgent' : 'state'}>{words.states[state]}</span>
          {decidedBy && (
            <>
              <br />
              <span class="small soft">{words.by(nameOf(decidedBy))}</span>
            </>
          )}
        </span>
      ),
    },
    {
      label: words.keys,
      kind: 'figure',
      sort: 'keys',
      cell: ({ keys }) => (keys === null ? '–' : formatNumber(keys, locale)),
    },
    {
      label: words.act,
      kind: 'act',
      cell: (row) => <Act {...{ locale, row, me, back }} />,
    },
  ]
}

type ActProps = {
  locale: AdminVisit['locale']
  row: ExportRow
  me: AccountId
  /** The list as it stands, to which whoever decides comes back. */
  back: string
}

function Act({ locale, row, me, back }: ActProps) {
  const words = exportWords[locale]
  const action = href(locale, 'adminKeyExport', { export: row.id })
  if (row.state === 'approved' && row.askedBy === me)
    return (
      <form method="post" action={href(locale, 'adminKeyExportFile', { export: row.id })}>
        <button type="submit" class="button" aria-label={words.takeOf(row.sourceName)}>
          {words.take}
        </button>
      </form>
    )
  if (row.state !== 'asked' || row.askedBy === me) return null
  return (
    <form class="actions" method="post" action={action}>
      <input type="hidden" name="back" value={back} />
      <button
        type="submit"
        class="button"
        name="act"
        value="agree"
        aria-label={words.agreeTo(row.sourceName)}
      >
        {words.agree}
      </button>
      <button
        type="submit"
        class="text-button"
        name="act"
        value="refuse"
        aria-label={words.refuseTo(row.sourceName)}
      >
        {words.refuse}
      </button>
    </form>
  )
}
