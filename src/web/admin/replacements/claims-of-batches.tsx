import { type ClaimInList, recalled, type SupplierAnswer } from '../../../domains/replacement/index.ts'
import type { BatchId } from '../../../shared/ids.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { ReasonedAct } from '../reasoned-act.tsx'
import { type Column, Rows } from '../rows.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type ClaimsProps = {
  visit: AdminVisit
  claims: readonly ClaimInList[]
}

/** What suppliers owe: batch by batch, and key by key where somebody complained. */
export function Claims({ visit, claims }: ClaimsProps) {
  const words = replacementDeskWords[visit.locale]
  const ofBatches = [...Map.groupBy(claims, ({ batchId }) => batchId)].map(([batchId, members]) => ({
    batchId,
    batch: members[0]?.batch,
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

type BatchClaims = { batchId: BatchId; batch: ClaimInList['batch']; keys: number }

function batchColumns(visit: AdminVisit): Column<BatchClaims>[] {
  const { locale } = visit
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
          visit={visit}
          about={batch?.sourceName ?? batchId}
          action={href(locale, 'adminBatch', { batch: batchId })}
          id={batchId}
          buttons={{ credited: words.allCredited, refused: words.allRefused }}
        />
      ),
    },
  ]
}

function claimColumns(visit: AdminVisit): Column<ClaimInList>[] {
  const { locale } = visit
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
          visit={visit}
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
  visit: AdminVisit
  about: string
  action: string
  id: string
  buttons: Readonly<Record<SupplierAnswer, string>>
}

/** What the supplier said, and by which letter: what is credited never comes back into the shop. */
function Answer({ visit, buttons, ...act }: AnswerProps) {
  const words = replacementDeskWords[visit.locale]
  return (
    <ReasonedAct
      {...{ ...act, visit }}
      title={words.answer}
      hint={words.answerHint}
      buttons={[
        ['credited', buttons.credited],
        ['refused', buttons.refused],
      ]}
    />
  )
}
