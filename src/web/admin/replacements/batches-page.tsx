import { batchHealthPerPage, type ReplacementSetting } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { formatNumber, formatShare } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { listAddress } from '../list/list-address.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { HealthRow } from './deps.ts'
import type { HealthListQuery } from './health-query.ts'
import { replacementDeskWords } from './replacement-words.ts'
import { type SettingNumber, settingNumbers } from './setting-form.ts'

type PageProps = {
  visit: AdminVisit
  query: HealthListQuery
  found: { rows: readonly HealthRow[]; total: number }
  claims: { total: number; isMore: boolean }
  setting: ReplacementSetting
  said?: Said | undefined
  typed?: Typed | undefined
}

/** The rules' numbers as they were sent, where they were refused, and which of them are wrong. */
export type Typed = { values: Partial<Record<SettingNumber, string>>; wrong: readonly unknown[] }

/** Which batches fail, what their suppliers owe, and from when on it is too much. */
export function BatchesView({ visit, query, found, claims, setting, said, typed }: PageProps) {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  const { text, show } = query.filters
  const list = { title: words.title, href: href(locale, 'adminReplacements') }
  return (
    <AdminPage visit={visit} title={words.batches} here="adminReplacements" from={list} said={said}>
      <p>{words.batchesLead}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminBatchHealth')}
        label={words.batches}
        filters={[
          { name: 'text', label: words.search, hint: words.searchHint, value: text },
          {
            name: 'show',
            label: words.showBatches.label,
            chosen: show,
            options: [
              ['', words.showBatches.all],
              ['sick', words.showBatches.sick],
              ['out', words.showBatches.out],
            ],
          },
        ]}
        columns={batchColumns(visit, query)}
        perPage={batchHealthPerPage}
        empty={<p class="soft">{text || show ? words.noSuchBatch : words.noBatches}</p>}
      />
      <section>
        <h2>{words.claims}</h2>
        <p>{words.claimsLead}</p>
        <p>
          <a href={href(locale, 'adminSupplierClaims')}>{words.owed(claims.total, claims.isMore)}</a>
        </p>
      </section>
      <section>
        <h2>{words.rules}</h2>
        <p>{words.rulesLead(setting.version)}</p>
        <form class="stack" method="post" action={href(locale, 'adminReplacementRules')}>
          <input type="hidden" name="seen" value={String(setting.version)} />
          {settingNumbers.map((name) => (
            <Input
              id={name}
              name={name}
              label={words.numbers[name].label}
              hint={words.numbers[name].hint || undefined}
              value={typed?.values[name] ?? String(setting[name])}
              error={typed?.wrong.includes(name) ? words.refusals.number_wrong : undefined}
              inputmode="numeric"
              required
              maxlength={5}
              autocomplete="off"
            />
          ))}
          <p class="actions">
            <button type="submit" class="button">
              {words.save}
            </button>
          </p>
        </form>
      </section>
    </AdminPage>
  )
}

function batchColumns({ locale }: AdminVisit, query: HealthListQuery): Column<HealthRow>[] {
  const words = replacementDeskWords[locale]
  const back = listAddress(href(locale, 'adminBatchHealth'), query)
  return [
    {
      label: words.batch,
      kind: 'head',
      cell: ({ product, sourceName }) => (
        <>
          {product?.name[locale] ?? '–'}
          <br />
          <span class="small soft">{sourceName}</span>
        </>
      ),
    },
    {
      label: words.supplier,
      sort: 'supplier',
      order: 'words',
      cell: ({ supplier }) => supplier ?? '–',
    },
    {
      label: words.imported,
      sort: 'imported',
      cell: ({ importedAt }) => formatDate(importedAt, locale, 'short'),
    },
    {
      label: words.failed,
      kind: 'figure',
      sort: 'failed',
      cell: ({ failed, opened }) => `${formatNumber(failed, locale)} / ${formatNumber(opened, locale)}`,
    },
    {
      label: words.atLeast,
      kind: 'figure',
      sort: 'share',
      cell: ({ shareAtLeast, isSick }) => (
        <span>
          {formatShare(shareAtLeast, locale)}{' '}
          <span class={isSick ? 'state urgent' : 'state sealed'}>{isSick ? words.sick : words.healthy}</span>
        </span>
      ),
    },
    {
      label: words.left,
      kind: 'figure',
      cell: ({ left, quarantined }) => formatNumber(left + quarantined, locale),
    },
    {
      label: words.act,
      kind: 'act',
      cell: ({ id, isOut, keys, opened, unclaimed, sourceName }) =>
        // Also when buyers hold all that is left: some of it may come back.
        (isOut || opened < keys) && (
          <div class="actions">
            <a href={`${href(locale, 'adminKeyBatch', { batch: id })}#${isOut ? 'back' : 'out'}-reason`}>
              {isOut ? words.putBack : words.takeOut}
              <span class="visually-hidden">: {sourceName}</span>
            </a>
            {isOut && unclaimed > 0 && (
              <form method="post" action={href(locale, 'adminBatch', { batch: id })}>
                <input type="hidden" name="back" value={back} />
                <button
                  type="submit"
                  class="text-button"
                  name="act"
                  value="claim"
                  aria-label={`${words.claimRest}: ${sourceName}`}
                >
                  {words.claimRest}
                </button>
              </form>
            )}
          </div>
        ),
    },
  ]
}
