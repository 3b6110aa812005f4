import type { DeskMoment } from '../../../domains/keys/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { Timeline } from '../timeline.tsx'
import { batchWords } from './batch-words.ts'
import type { BatchRow } from './deps.ts'
import { PurchaseFields } from './purchase-fields.tsx'
import { type PurchaseField, type PurchaseForm, purchaseOf } from './purchase-form.ts'
import { withReason } from './with-reason.ts'

export type BatchAct = 'edit' | 'out' | 'back' | 'undo' | 'export'

type BatchProps = {
  visit: AdminVisit
  batch: BatchRow
  history: readonly DeskMoment[]
  names: ReadonlyMap<string, string>
  said?: Said | undefined
  /** What was typed, where it was refused. */
  form?: PurchaseForm | undefined
  wrong?: readonly PurchaseField[]
  /** An act whose reason was missing. */
  unreasoned?: BatchAct | undefined
}

/** One batch: where its keys are, what is known of its purchase, and what can be done with it. */
export function BatchView(props: BatchProps) {
  const { visit, batch, history, names, said } = props
  const { locale } = visit
  const words = batchWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={batch.product?.name[locale] ?? batch.sourceName}
      here="adminKeyBatches"
      from={{ title: words.title, href: href(locale, 'adminKeyBatches') }}
      said={said}
    >
      <Standing visit={visit} batch={batch} />
      <section>
        <h2>{words.counts}</h2>
        <Counts visit={visit} batch={batch} />
      </section>
      <Edit {...props} />
      {batch.sold > 0 && (
        <section>
          <h2>{words.holders}</h2>
          <p>{words.holdersHint}</p>
          <p>
            <a class="button" href={href(locale, 'adminKeyHolders', { batch: batch.id })}>
              {words.holdersLink}
            </a>
          </p>
        </section>
      )}
      <Acts {...props} />
      {history.length > 0 && (
        <section>
          <h2>{words.history}</h2>
          <Timeline
            locale={locale}
            moments={history.map(({ action, actorId, reason, at }) => ({
              at,
              what: withReason(words.actions[action] ?? action, reason, locale),
              who: actorId ? names.get(actorId) : undefined,
            }))}
          />
        </section>
      )}
    </AdminPage>
  )
}

function Standing({ visit: { locale }, batch }: Pick<BatchProps, 'visit' | 'batch'>) {
  const words = batchWords[locale]
  return (
    <p>
      {batch.isOut && <span class="state urgent">{words.out}</span>}
      {batch.isDemo && <span class="state sealed">{words.demo}</span>} {batch.sourceName},{' '}
      {formatDate(batch.importedAt, locale, 'moment')}
      <br />
      <span class="mono-id soft">{batch.id}</span>
    </p>
  )
}

function Counts({ visit: { locale }, batch }: Pick<BatchProps, 'visit' | 'batch'>) {
  const words = batchWords[locale]
  const count = (value: number) => formatNumber(value, locale)
  return (
    <Facts
      facts={[
        [words.keys, count(batch.keys)],
        [words.free, count(batch.free)],
        [words.reserved, count(batch.reserved)],
        [words.sold, count(batch.sold)],
        [words.quarantined, count(batch.quarantined)],
        [words.expired, count(batch.expired)],
        [words.bad, count(batch.bad)],
      ]}
    />
  )
}

function Edit({ visit, batch, form, wrong = [] }: BatchProps) {
  const { locale } = visit
  const words = batchWords[locale]
  const unitCost =
    batch.unitCostMinor === null || batch.currency === null
      ? null
      : { minor: batch.unitCostMinor, currency: batch.currency }
  const shown =
    form ?? purchaseOf({ ...batch, unitCost }, (minor, currency) => plainAmount(money(minor, currency)))
  return (
    <section>
      <h2>{words.edit}</h2>
      <p>{words.editHint}</p>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminKeyBatch', { batch: batch.id })}
      >
        <input type="hidden" name="seen" value={String(batch.version)} />
        <PurchaseFields visit={visit} form={shown} wrong={wrong} dayHint={words.expiryHint} />
        <p class="actions">
          <button type="submit" class="button primary" name="act" value="edit">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}

function Acts({ visit, batch, unreasoned }: BatchProps) {
  const { locale, role } = visit
  const words = batchWords[locale]
  const unsold = batch.free + batch.expired + batch.quarantined
  const isUntouched = batch.free + batch.expired === batch.keys
  const act = (name: BatchAct, title: string, hint: string, button: string) => (
    <section>
      <h2>{title}</h2>
      <p>{hint}</p>
      <ActForm
        action={href(locale, 'adminKeyBatch', { batch: batch.id })}
        act={name}
        button={button}
        id={`${name}-reason`}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        error={unreasoned === name ? words.refusals.reason_missing : undefined}
      />
    </section>
  )
  return (
    <>
      {batch.isOut
        ? act('back', words.putBack, words.putBackHint, words.putBackButton)
        : batch.bad < batch.keys && act('out', words.takeOut, words.takeOutHint, words.takeOutButton)}
      {isUntouched && act('undo', words.undo, words.undoHint, words.undoButton)}
      {unsold > 0 &&
        can(role, 'keys.export') &&
        act('export', words.export, words.exportHint, words.exportButton)}
    </>
  )
}
