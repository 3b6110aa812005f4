import {
  type BatchHealth,
  type ClaimInList,
  recalled,
  type SupplierAnswer,
} from '../../../domains/replacement/index.ts'
import type { BatchId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type ClaimsProps = {
  visit: AdminVisit
  batches: readonly BatchHealth[]
  claims: readonly ClaimInList[]
}

/** What suppliers owe: batch by batch, and key by key where somebody complained. */
export function Claims({ visit, batches, claims }: ClaimsProps) {
  const words = replacementDeskWords[visit.locale]
  const known = new Map(batches.map((batch) => [batch.id, batch]))
  const ofBatches = [...Map.groupBy(claims, ({ batchId }) => batchId)].map(([batchId, members]) => ({
    batchId,
    batch: known.get(batchId),
    keys: members.length,
  }))
  const bad = claims.filter(({ message }) => message !== recalled)
  return (
    <>
      <Rows label={words.claimsOfBatches} rows={ofBatches} columns={batchColumns(visit)} />
      {bad.length > 0 && <Rows label={words.claims} rows={bad} columns={claimColumns(visit)} />}
    </>
  )
}

type BatchClaims = { batchId: BatchId; batch: BatchHealth | undefined; keys: number }

function batchColumns({ locale }: AdminVisit): Column<BatchClaims>[] {
  const words = replacementDeskWords[locale]
  return [
    { label: words.batch, kind: 'head', cell: ({ batch, batchId }) => batch?.sourceName ?? batchId },
    { label: words.supplier, cell: ({ batch }) => batch?.supplier ?? '–' },
    { label: words.keys, cell: ({ keys }) => formatNumber(keys, locale) },
    {
      label: words.cost,
      cell: ({ batch, keys }) =>
        batch?.unitCostMinor && batch.currency
          ? formatMoney(money(batch.unitCostMinor * keys, batch.currency), locale)
          : '–',
    },
    {
      label: words.act,
      kind: 'act',
      cell: ({ batchId, batch }) => (
        <Answer
          locale={locale}
          about={batch?.sourceName ?? batchId}
          action={href(locale, 'adminBatch', { batch: batchId })}
          id={batchId}
          buttons={{ credited: words.allCredited, refused: words.allRefused }}
        />
      ),
    },
  ]
}

function claimColumns({ locale }: AdminVisit): Column<ClaimInList>[] {
  const words = replacementDeskWords[locale]
  return [
    { label: words.key, kind: 'head', cell: ({ keyId }) => <span class="mono-id">{keyId}</span> },
    { label: words.said, cell: ({ problem }) => words.problems[problem] },
    { label: words.claimed, cell: ({ claimedAt }) => formatDate(claimedAt, locale, 'short') },
    {
      label: words.act,
      kind: 'act',
      cell: ({ keyId }) => (
        <Answer
          locale={locale}
          about={keyId}
          action={href(locale, 'adminSupplierClaim', { key: keyId })}
          id={keyId}
          buttons={words}
        />
      ),
    },
  ]
}

type AnswerProps = {
  locale: Locale
  /** What it is about, for whoever does not see the row. */
  about: string
  action: string
  id: string
  buttons: Readonly<Record<SupplierAnswer, string>>
}

/** What the supplier said, and by which letter: what is credited never comes back into the shop. */
function Answer({ locale, about, action, id, buttons }: AnswerProps) {
  const words = replacementDeskWords[locale]
  return (
    <details class="disclosure">
      <summary>
        {words.answer} <span class="visually-hidden">{about}</span>
      </summary>
      <form class="stack" method="post" action={action}>
        <Input
          id={`reason-${id}`}
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          maxlength={500}
          required
          autocomplete="off"
        />
        <p class="actions">
          {(['credited', 'refused'] as const).map((act) => (
            <button type="submit" class="button quiet" name="act" value={act}>
              {buttons[act]}
              <span class="visually-hidden">: {about}</span>
            </button>
          ))}
        </p>
      </form>
    </details>
  )
}
