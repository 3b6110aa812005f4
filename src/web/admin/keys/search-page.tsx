import { can } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { keyStateWords } from './batch-words.ts'
import type { KeySearch } from './deps.ts'
import { keyWords } from './key-words.ts'

type SearchProps = { visit: AdminVisit; found?: KeySearch }
type FoundRow = Extract<KeySearch, { ok: true }>['keys'][number]

/** Looks a key up. What was typed is never in the page that answers. */
export function SearchView({ visit, found }: SearchProps) {
  const { locale } = visit
  const words = keyWords[locale]
  const error = found && !found.ok ? words.refusals[found.reason] : undefined
  return (
    <AdminPage visit={visit} title={words.search} here="adminKeySearch">
      <p>{words.searchLead}</p>
      <form class="filters" method="post" action={href(locale, 'adminKeySearch')}>
        <Input
          id="text"
          name="text"
          label={words.text}
          hint={words.textHint}
          error={error}
          autofocus
          required
          maxlength={5000}
          autocomplete="off"
        />
        <button type="submit" class="button">
          {words.find}
        </button>
      </form>
      {found?.ok && <Found visit={visit} found={found} />}
    </AdminPage>
  )
}

function Found({ visit, found }: { visit: AdminVisit; found: Extract<KeySearch, { ok: true }> }) {
  const words = keyWords[visit.locale]
  if (found.keys.length === 0) return <p class="lead">{words.nothing[found.by]}</p>
  return (
    <section>
      <h2>{words.found[found.by](found.keys.length)}</h2>
      <Rows label={words.search} rows={found.keys} columns={foundColumns(visit)} />
    </section>
  )
}

function foundColumns({ locale, role }: AdminVisit): Column<FoundRow>[] {
  const words = keyWords[locale]
  return [
    {
      label: words.key,
      kind: 'head',
      cell: ({ keyId }) => (
        <a class="mono-id" href={href(locale, 'adminKeyLedger', { key: keyId })}>
          {keyId}
        </a>
      ),
    },
    { label: words.product, cell: ({ product }) => product?.name[locale] ?? '–' },
    { label: words.state, cell: ({ state }) => keyStateWords[locale][state] ?? state },
    {
      label: words.order,
      cell: ({ order }) =>
        order && can(role, 'orders.read') ? (
          <a class="number" href={href(locale, 'adminOrder', { order: order.orderId })}>
            {order.number}
          </a>
        ) : (
          '–'
        ),
    },
  ]
}
