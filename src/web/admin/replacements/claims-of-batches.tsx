import { type OwingBatch, owingBatchesMax } from '../../../domains/replacement/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { ClaimAnswer } from './claim-answer.tsx'
import { replacementDeskWords } from './replacement-words.ts'

type OwingProps = { visit: AdminVisit; owing: readonly OwingBatch[]; back: string }

const fewBatches = 5

/** What is owed of each batch, answered at once; folded where it would push the list out of sight. */
export function ClaimsOfBatches({ visit, owing, back }: OwingProps) {
  const words = replacementDeskWords[visit.locale]
  return (
    <details class="disclosure" open={owing.length <= fewBatches}>
      <summary>{words.claimsOfBatches}</summary>
      {owing.length === owingBatchesMax && <p class="soft">{words.mostOwing(owingBatchesMax)}</p>}
      <Rows label={words.claimsOfBatches} rows={owing} columns={columnsFor(visit, back)} />
    </details>
  )
}

function columnsFor(visit: AdminVisit, back: string): Column<OwingBatch>[] {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  return [
    {
      label: words.batch,
      kind: 'head',
      cell: ({ batch, batchId }) => (
        <a href={href(locale, 'adminKeyBatch', { batch: batchId })}>{batch?.sourceName ?? batchId}</a>
      ),
    },
    { label: words.supplier, cell: ({ batch }) => batch?.supplier ?? '–' },
    { label: words.keys, kind: 'figure', cell: ({ keys }) => formatNumber(keys, locale) },
    {
      label: words.cost,
      kind: 'figure',
      cell: ({ batch, keys }) =>
        batch?.unitCostMinor && batch.currency
          ? formatMoney(money(batch.unitCostMinor * keys, batch.currency), locale)
          : '–',
    },
    {
      label: words.act,
      kind: 'act',
      cell: ({ batchId, batch }) => (
        <ClaimAnswer
          {...{ visit, back }}
          about={batch?.sourceName ?? batchId}
          action={href(locale, 'adminClaimsOfBatch', { batch: batchId })}
          id={batchId}
          buttons={{ credited: words.allCredited, refused: words.allRefused }}
        />
      ),
    },
  ]
}
