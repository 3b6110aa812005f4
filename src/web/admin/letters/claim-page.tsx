import type { AddressClaim, Misses } from '../../../domains/correction/index.ts'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Checkbox } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { claimWords } from './claim-words.ts'
import { metIn } from './claims-page.tsx'

/** What was typed, and what was wrong with it, if that was it. */
export type RefusedClaim = { act: 'correct' | 'refuse'; typed: string; text?: string }

type Props = {
  visit: AdminVisit
  claim: AddressClaim
  order: OrderWithoutPayment
  misses: Misses
  maySeeOrder: boolean
  said?: Said | undefined
  refused?: RefusedClaim | undefined
}

/** One claim: both addresses one above the other, what was right, and the decision. */
export function ClaimView({ visit, claim, order, misses, maySeeOrder, said, refused }: Props) {
  const { locale } = visit
  const words = claimWords[locale]
  const states = order.lines.flatMap(({ units }) => units.map(({ state }) => state.kind))
  const opened = states.filter((kind) => kind === 'open' || kind === 'given_open').length
  const sealed = states.filter((kind) => kind === 'sealed').length
  const action = href(locale, 'adminAddressClaim', { claim: claim.id })
  const list = { title: words.title, href: href(locale, 'adminAddressClaims') }
  return (
    <AdminPage visit={visit} title={order.number} here="adminAddressClaims" from={list} said={said}>
      <section>
        <h2>{words.asked}</h2>
        <Facts
          facts={[
            [words.state, words.states[claim.state]],
            [words.from, claim.state === 'corrected' ? null : order.email],
            [words.to, claim.email],
            [words.met, metIn(words.mets, claim.met).join(', ')],
            [words.misses, missesIn(visit, misses)],
            [words.made, formatDate(claim.madeAt, locale, 'moment')],
            [words.words, claim.words],
            [words.keys, words.keysText(sealed, opened)],
            [words.note, claim.note],
          ]}
        />
        {maySeeOrder && (
          <p>
            <a href={href(locale, 'adminOrder', { order: order.id })}>{words.openOrder}</a>
          </p>
        )}
      </section>
      {claim.state === 'open' && (
        <>
          {opened > 0 && (
            <Notice kind="bad">
              <h2>{words.opened}</h2>
              <p>{words.openedText}</p>
            </Notice>
          )}
          <section>
            <h2>{words.correct}</h2>
            <form class="stack" method="post" action={action}>
              <p>{words.correctText}</p>
              <Checkbox
                id="compared"
                name="compared"
                label={words.confirm}
                {...(refused?.act === 'correct' && refused.text && { error: refused.text, autofocus: true })}
              />
              <p class="actions">
                {/* Where it may be wrong, nothing is suggested. */}
                <button
                  type="submit"
                  class={opened > 0 ? 'button' : 'button primary'}
                  name="act"
                  value="correct"
                >
                  {words.correctButton}
                </button>
              </p>
            </form>
          </section>
          <section>
            <h2>{words.refuse}</h2>
            <ActForm
              action={action}
              act="refuse"
              button={words.refuseButton}
              label={words.note}
              hint={words.noteHint}
              {...(refused?.act === 'refuse' && { value: refused.typed, error: refused.text })}
            />
          </section>
        </>
      )}
    </AdminPage>
  )
}

/** A slip or a guess: whoever decides sees how often it was wrong. */
function missesIn({ locale }: AdminVisit, { guessed, withLink }: Misses): string {
  const words = claimWords[locale]
  const said = [
    ...(guessed ? [words.guessed(guessed.count, formatDate(guessed.lastAt, locale, 'dateTime'))] : []),
    ...(withLink > 0 ? [words.missedWithLink(withLink)] : []),
  ]
  return said.join('; ') || words.noMisses
}
