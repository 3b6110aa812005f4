import { holdersPerPage } from '../../../domains/keys/index.ts'
import { type Recall, type RecallWay, recallWays } from '../../../domains/replacement/index.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type ListQuery, listQuery, oneOf } from '../list/list-query.ts'
import { ListView } from '../list/list-view.tsx'
import type { BatchRow, HolderRow } from './deps.ts'
import { holderWords } from './holder-words.ts'

const filters = { state: oneOf(['sealed', 'open']) }
export const holderList = listQuery<'imported', typeof filters>(['imported'], filters)
type Query = ListQuery<'imported', { state: '' | 'sealed' | 'open' }>

type HoldersProps = {
  visit: AdminVisit
  batch: BatchRow
  query: Query
  /** Not asked for by whoever only asks how far a recall is. */
  found?: { rows: readonly HolderRow[]; total: number } | undefined
  recalls: readonly Recall[]
  said?: Said | undefined
  /** What was to be done, where its reason was missing. */
  unreasoned?: RecallWay | undefined
}

/** Who holds keys of a batch, and calling it back from them. */
export function HoldersView(props: HoldersProps) {
  const { visit, batch, found, recalls, said } = props
  const { locale } = visit
  const words = holderWords[locale]
  const isUnderWay = recalls.some(({ endedAt }) => endedAt === null)
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminKeyBatches"
      from={{
        title: batch.product?.name[locale] ?? batch.sourceName,
        href: href(locale, 'adminKeyBatch', { batch: batch.id }),
      }}
      said={said}
      islands={isUnderWay ? ['progress.js'] : []}
    >
      {recalls.length > 0 && (
        <Recalls visit={visit} recalls={recalls} progressOf={isUnderWay ? batch.id : null} />
      )}
      {found && <Holders {...props} found={found} />}
      {found && batch.sold > 0 && !isUnderWay && <Begin {...props} />}
    </AdminPage>
  )
}

function Holders({
  visit,
  batch,
  query,
  found,
}: HoldersProps & { found: NonNullable<HoldersProps['found']> }) {
  const { locale } = visit
  const words = holderWords[locale]
  return (
    <>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminKeyHolders', { batch: batch.id })}
        label={words.title}
        query={query}
        hasViews={false}
        filters={[
          {
            name: 'state',
            label: words.state,
            chosen: query.filters.state,
            options: [
              ['', words.states.all],
              ['sealed', words.states.sealed],
              ['open', words.states.open],
            ],
          },
        ]}
        columns={[
          {
            label: words.order,
            kind: 'head',
            cell: ({ order }) =>
              order ? (
                <a class="number" href={href(locale, 'adminOrder', { order: order.orderId })}>
                  {order.number}
                </a>
              ) : (
                words.hidden
              ),
          },
          {
            label: words.key,
            cell: ({ keyId }) => (
              <a class="mono-id" href={href(locale, 'adminKeyLedger', { key: keyId })}>
                {keyId}
              </a>
            ),
          },
          { label: words.state, cell: ({ isOpen }) => words.states[isOpen ? 'open' : 'sealed'] },
        ]}
        found={found}
        perPage={holdersPerPage}
        empty={<p class="lead">{words.none}</p>}
      />
    </>
  )
}

type RecallsProps = Pick<HoldersProps, 'visit' | 'recalls'> & { progressOf: BatchId | null }

function Recalls({ visit: { locale }, recalls, progressOf }: RecallsProps) {
  const words = holderWords[locale]
  const progress = progressOf && {
    id: 'progress',
    'data-from': `${href(locale, 'adminKeyHolders', { batch: progressOf })}?only=progress`,
  }
  return (
    <section {...progress} aria-live="polite">
      <h2>{words.recalls}</h2>
      <ul>
        {recalls.map((recall) => (
          <li>
            {words.ways[recall.way]}, {words.told(recall)}, {recall.endedAt ? words.ended : words.underWay}
            <br />
            <span class="small soft">
              {formatDate(recall.askedAt, locale, 'moment')}, {recall.reason}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Begin({ visit: { locale }, batch, unreasoned }: HoldersProps) {
  const words = holderWords[locale]
  if (!batch.isOut)
    return (
      <section>
        <h2>{words.recall}</h2>
        <p>{words.notOut}</p>
      </section>
    )
  return (
    <section>
      <h2>{words.recall}</h2>
      <p>{words.recallLead}</p>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminKeyHolders', { batch: batch.id })}
      >
        <Field id="way" label={words.way}>
          <select id="way" name="way">
            {recallWays.map((way) => (
              <option value={way} selected={way === unreasoned}>
                {words.ways[way]}
              </option>
            ))}
          </select>
        </Field>
        <Input
          id="reason"
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          error={unreasoned ? words.refusals.reason_missing : undefined}
          autofocus={Boolean(unreasoned)}
          maxlength={500}
          required
          autocomplete="off"
        />
        <p class="actions">
          <button type="submit" class="button">
            {words.button}
          </button>
        </p>
      </form>
    </section>
  )
}
