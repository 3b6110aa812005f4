import { canLookAtKey, type KeyContent, type LedgerStep } from '../../../domains/keys/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { Timeline } from '../timeline.tsx'
import { keyStateWords } from './batch-words.ts'
import type { LedgerOnDesk } from './deps.ts'
import { keyWords } from './key-words.ts'
import { SeenKey } from './seen-key.tsx'
import { withReason } from './with-reason.ts'

export type KeyAct = 'out' | 'back' | 'look'

type LedgerProps = {
  visit: AdminVisit
  ledger: LedgerOnDesk
  names: ReadonlyMap<string, string>
  said?: Said | undefined
  unreasoned?: KeyAct | undefined
  /** The key itself, in the answer to whoever asked to see it. */
  seen?: KeyContent | undefined
}

/** Where a key has been, by whom, and whether its chain holds. */
export function LedgerView(props: LedgerProps) {
  const { visit, ledger, said, seen } = props
  const { locale } = visit
  const words = keyWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={words.ledger}
      here="adminKeySearch"
      from={{ title: words.search, href: href(locale, 'adminKeySearch') }}
      said={said}
    >
      {seen && <SeenKey locale={locale} content={seen} />}
      <About visit={visit} ledger={ledger} />
      {ledger.key?.isExported && <p>{words.exported}</p>}
      <section>
        <h2>{words.custody}</h2>
        <Notice kind={ledger.verdict === 'whole' ? 'good' : 'bad'}>{words.verdicts[ledger.verdict]}</Notice>
        <Steps {...props} />
      </section>
      <Acts {...props} />
      {ledger.history.length > 0 && <History {...props} />}
    </AdminPage>
  )
}

function About({ visit, ledger }: Pick<LedgerProps, 'visit' | 'ledger'>) {
  const { locale, role } = visit
  const words = keyWords[locale]
  const { key, keyId, product } = ledger
  const order = key?.unitId ? ledger.orders.get(key.unitId) : undefined
  const batch = key && href(locale, 'adminKeyBatch', { batch: key.batchId })
  return (
    <Facts
      facts={[
        [words.key, <span class="mono-id">{keyId}</span>],
        [words.product, product?.name[locale]],
        [words.state, key ? (keyStateWords[locale][key.state] ?? key.state) : words.gone],
        [
          words.order,
          order && can(role, 'orders.read') && (
            <a href={href(locale, 'adminOrder', { order: order.orderId })}>{order.number}</a>
          ),
        ],
        [
          words.batch,
          key &&
            batch &&
            (can(role, 'keys.import') ? (
              <a class="mono-id" href={batch}>
                {key.batchId}
              </a>
            ) : (
              <span class="mono-id">{key.batchId}</span>
            )),
        ],
        [words.expires, key && key.expiresOn !== 'infinity' && formatDate(noonOf(key.expiresOn), locale)],
        [words.reference, key?.supplierReference],
        [words.isImage, key?.isImage && words.yes],
      ]}
    />
  )
}

function Steps({ visit: { locale }, ledger, names }: LedgerProps) {
  const words = keyWords[locale]
  const say = ({ kind, unitId, holds, proof }: LedgerStep) => {
    const order = unitId ? ledger.orders.get(unitId) : undefined
    return (
      <>
        {words.steps[kind]}
        {order && <>, {words.forOrder(order.number)}</>}{' '}
        {holds ? (
          <span class="mono-id soft" title={words.proof}>
            {proof}
          </span>
        ) : (
          <span class="state urgent">{words.breaks}</span>
        )}
      </>
    )
  }
  return (
    <Timeline
      locale={locale}
      moments={ledger.steps.toReversed().map((step) => ({
        at: step.at,
        what: say(step),
        who: (step.actorId && names.get(step.actorId)) || words.actors[step.actorKind],
      }))}
    />
  )
}

function Acts({ visit, ledger, unreasoned, seen }: LedgerProps) {
  const { locale, role } = visit
  const words = keyWords[locale]
  const { key, keyId } = ledger
  if (!key) return null
  const act = (name: KeyAct, title: string, hint: string, button: string) => (
    <section>
      <h2>{title}</h2>
      <p>{hint}</p>
      <ActForm
        action={href(locale, name === 'look' ? 'adminKeyReveal' : 'adminKeyLedger', { key: keyId })}
        act={name}
        button={button}
        id={`${name}-reason`}
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        error={unreasoned === name ? words.acts.reason_missing : undefined}
      />
    </section>
  )
  const mayMove = can(role, 'keys.import')
  const mayLook = can(role, 'keys.reveal') && canLookAtKey({ kind: 'staff' }, key)
  return (
    <>
      {mayMove &&
        key.state === 'available' &&
        act('out', words.takeOut, words.takeOutHint, words.takeOutButton)}
      {mayMove &&
        key.state === 'quarantined' &&
        !key.isExported &&
        act('back', words.putBack, words.putBackHint, words.putBackButton)}
      {mayLook && !seen && act('look', words.look, words.lookHint, words.lookButton)}
    </>
  )
}

function History({ visit: { locale }, ledger, names }: LedgerProps) {
  const words = keyWords[locale]
  return (
    <section>
      <h2>{words.history}</h2>
      <Timeline
        locale={locale}
        moments={ledger.history.map(({ action, actorId, reason, at }) => ({
          at,
          what: withReason(words.actions[action] ?? action, reason, locale),
          who: actorId ? names.get(actorId) : undefined,
        }))}
      />
    </section>
  )
}
