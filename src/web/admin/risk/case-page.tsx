import type { CaseOnDesk, RiskFacts } from '../../../domains/fraud/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { Rows } from '../rows.tsx'
import { riskWords } from './words/index.ts'

type CaseProps = {
  visit: AdminVisit
  found: CaseOnDesk
  note?: string
  noteError?: string
  said?: Said | undefined
}

/** One payment that is looked at: what is known, why it was held, and the two things that may be done. */
export function CaseView({ visit, found, note = '', noteError, said }: CaseProps) {
  const { locale } = visit
  const words = riskWords[locale]
  const { order, state, facts } = found
  return (
    <AdminPage
      visit={visit}
      title={words.caseTitle(order?.number ?? words.hidden)}
      here="adminRisk"
      from={{ title: words.title, href: href(locale, 'adminRisk') }}
      said={said}
    >
      {state === 'open' && <p>{words.waits(formatDate(found.until, locale, 'moment'))}</p>}
      <Facts
        facts={[
          [words.outcome, <span class="state">{words.states[state]}</span>],
          [words.amount, order && formatMoney(order.gross, locale)],
          [
            words.order,
            order && (
              <a class="number" href={href(locale, 'adminOrder', { order: found.orderId })}>
                {order.number}
              </a>
            ),
          ],
          [words.openedAt, formatDate(found.openedAt, locale, 'moment')],
          [words.at, found.decidedAt && formatDate(found.decidedAt, locale, 'moment')],
          [words.note, found.note],
        ]}
      />
      <Reasons {...{ visit, found }} />
      {facts && (
        <section>
          <h2>{words.factsTitle}</h2>
          <Facts facts={factsInWords(facts, visit)} />
        </section>
      )}
      {state === 'open' && <DecisionForm {...{ visit, found, note }} error={noteError} />}
    </AdminPage>
  )
}

function Reasons({ visit: { locale }, found }: Pick<CaseProps, 'visit' | 'found'>) {
  const words = riskWords[locale]
  const { reasons, score, holdFrom, rulesVersion, settingVersion } = found
  return (
    <section>
      <h2>{words.reasonsTitle}</h2>
      {score === null ? (
        <p>{words.noReasons}</p>
      ) : (
        <>
          <Rows
            label={words.reasonsTitle}
            rows={reasons}
            columns={[
              { label: words.rule, kind: 'head', cell: ({ rule }) => words.rules[rule][0] },
              { label: words.why, cell: ({ rule }) => words.rules[rule][1] },
              { label: words.points, kind: 'amount', cell: ({ points }) => signed(points) },
            ]}
          />
          <p>{words.sum(score, holdFrom)}</p>
          {rulesVersion !== null && settingVersion !== null && (
            <p class="soft">{words.versions(rulesVersion, settingVersion)}</p>
          )}
        </>
      )}
    </section>
  )
}

type FormProps = Pick<CaseProps, 'visit' | 'found'> & { note: string; error: string | undefined }

function DecisionForm({ visit: { locale }, found, note, error }: FormProps) {
  const words = riskWords[locale]
  return (
    <section aria-labelledby="decide">
      <h2 id="decide">{words.decideTitle}</h2>
      <p>{words.decideLead}</p>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminRiskCase', { case: found.id })}
      >
        <Input
          id="note"
          name="note"
          label={words.note}
          hint={words.noteHint}
          value={note}
          error={error}
          maxlength={500}
          autocomplete="off"
          autofocus={error !== undefined}
        />
        <p class="actions">
          <button type="submit" class="button primary" name="decision" value="allow">
            {words.allow}
          </button>
          <button type="submit" class="button danger" name="decision" value="reject">
            {words.reject}
          </button>
        </p>
      </form>
    </section>
  )
}

function factsInWords(facts: RiskFacts, { locale }: AdminVisit): (readonly [string, string])[] {
  const words = riskWords[locale]
  const names = words.facts
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const place = (code: string | null) => (code ? (countries.of(code) ?? code) : words.unknown)
  const yes = (is: boolean | null) => (is === null ? words.unknown : is ? words.yes : words.no)
  const { card, country, day } = facts
  return [
    [names.country, place(country.order)],
    [names.card, place(country.card)],
    [names.network, place(country.network)],
    [names.threeDSecure, card.threeDSecure ? words.authentications[card.threeDSecure] : words.unknown],
    [names.risk, words.risks[card.risk]],
    [names.prepaid, yes(card.prepaid)],
    [names.failedTries, String(facts.failedTries)],
    [names.customer, facts.customerDays === null ? words.firstOrder : words.days(facts.customerDays)],
    [names.account, facts.accountHours === null ? words.guest : words.hours(facts.accountHours)],
    [names.day, words.dayOf(Math.max(day.ordersOfMailbox, day.ordersOfAccount), day.ordersOfCard)],
    [names.units, String(facts.unitsOfOne)],
    [names.delivery, facts.deliveryAtOnce ? words.atOnce : words.sealed],
    [names.objects, yes(facts.objects)],
  ]
}

export const signed = (points: number): string => (points > 0 ? `+${points}` : `${points}`.replace('-', '−'))
