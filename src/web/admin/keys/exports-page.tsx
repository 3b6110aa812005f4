import { exportHours, type KeyExport, rightDaysMin } from '../../../domains/keys/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { ProductOnDesk } from './deps.ts'
import { exportWords } from './export-words.ts'

type ExportRow = KeyExport & { product: ProductOnDesk | null }
type ExportsProps = {
  visit: AdminVisit
  /** Who looks: nobody agrees to what they asked for themselves. */
  me: AccountId
  exports: readonly ExportRow[]
  names: ReadonlyMap<string, string>
  said?: Said | undefined
}

/** Which keys somebody asked to take out of the shop, and what became of it. */
export function ExportsView(props: ExportsProps) {
  const { visit, exports, said } = props
  const words = exportWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminKeyExports" said={said}>
      <p>{words.lead(exportHours, rightDaysMin)}</p>
      {exports.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Rows label={words.title} rows={exports} columns={exportColumns(props)} />
      )}
    </AdminPage>
  )
}

function exportColumns({ visit: { locale }, me, names }: ExportsProps): Column<ExportRow>[] {
  const words = exportWords[locale]
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
      cell: ({ state, decidedBy, keys }) => (
        <span>
          <span class={state === 'asked' ? 'state urgent' : 'state'}>{words.states[state]}</span>
          {keys !== null && <> {words.keys(formatNumber(keys, locale))}</>}
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
      label: words.act,
      kind: 'act',
      cell: (row) => <Act locale={locale} row={row} me={me} />,
    },
  ]
}

function Act({ locale, row, me }: { locale: AdminVisit['locale']; row: ExportRow; me: AccountId }) {
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
  if (row.state !== 'asked') return null
  if (row.askedBy === me) return <span class="small soft">{words.waits}</span>
  return (
    <form class="actions" method="post" action={action}>
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
