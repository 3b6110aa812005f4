import type { Child } from 'hono/jsx'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import { ticketReference } from '../../../domains/tickets/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { letterDeskWords } from '../letters/letter-words.ts'
import { unviewedWords } from '../letters/unviewed-words.ts'
import { type Moment, Timeline } from '../timeline.tsx'
import type { OrderStory } from './deps.ts'
import { orderDeskWords } from './order-desk-words.ts'
import { unitsOf } from './units.ts'

type StoryProps = { visit: AdminVisit; order: OrderWithoutPayment; story: OrderStory }

/** Everything that happened with an order, whoever tells it, the latest first: what was done, its letters, keys, notes and looks. */
export function OrderStoryView(props: StoryProps) {
  const moments = [
    ...told(props),
    ...reads(props),
    ...letters(props),
    ...keys(props),
    ...tickets(props),
    ...looks(props),
    ...notes(props),
  ]
  return (
    <Timeline
      locale={props.visit.locale}
      moments={moments.toSorted((one, other) => other.at.getTime() - one.at.getTime())}
    />
  )
}

/** The history, in which the staff are named. */
function told({ visit, order, story }: StoryProps): Moment[] {
  const words = visit.m.money.orders
  const { story: say } = orderDeskWords[visit.locale]
  return story.history
    .filter(({ action }) => action !== 'staff.read')
    .map(({ action, at, actor, details }) => {
      const isMade = action === 'order.placed' && actor.kind === 'staff'
      const known = words.history[action as keyof typeof words.history]
      const isFree = action === 'order.paid' && details.grossMinor === 0
      const what = isMade ? say.placedByStaff : isFree ? say.nothingToPay : (known ?? action)
      const more = [
        typeof details.amountMinor === 'number' &&
          formatMoney(money(details.amountMinor, order.gross.currency), visit.locale),
        typeof details.why === 'string' && words.held[details.why as keyof typeof words.held],
        typeof details.proof === 'string' && say.proofs[details.proof as keyof typeof say.proofs],
      ]
      const who = isFree ? words.who.system : whoIs(visit, story, actor)
      return { at, what: <Said what={what} more={more} />, who }
    })
}

/** Whoever looked, once for each of their days: every look is in the history. */
function reads({ visit, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  const looks = story.history.filter(({ action }) => action === 'staff.read')
  const byDay = Map.groupBy(looks, ({ at, actor }) => `${actor.id} ${localDayAfter(at, 0)}`)
  return [...byDay.values()].flatMap(([latest, ...earlier]) =>
    latest
      ? [
          {
            at: latest.at,
            what: <Said what={say.read} more={[earlier.length > 0 && say.times(earlier.length + 1)]} />,
            who: whoIs(visit, story, latest.actor),
          },
        ]
      : [],
  )
}

function letters({ visit, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  const { kinds } = letterDeskWords[visit.locale]
  const { mails } = unviewedWords[visit.locale]
  return story.letters.map(({ kind, state, createdAt }) => {
    const name = kinds[kind as keyof typeof kinds] ?? kind
    const what = <Said what={say.letter(name)} more={[mails[state]]} />
    const isBack = state === 'refused' || state === 'bounced' || state === 'complained'
    return {
      at: createdAt,
      what: isBack ? <a href={`${href(visit.locale, 'adminCameBack')}?show=all`}>{what}</a> : what,
      who: visit.m.money.orders.who.system,
    }
  })
}

/** The ledger: which key, by its product; of the key itself nothing. */
function keys({ visit, order, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  const { kinds } = visit.m.tickets.desk
  const productOf = new Map(
    unitsOf(order.lines).map(({ unit, line }) => [unit.id, line.name[visit.locale]] as const),
  )
  return story.custody.map(({ unitId, kind, at, proof }) => ({
    at,
    what: (
      <Said
        what={say.key((kinds[kind] ?? kind).toLowerCase(), productOf.get(unitId) ?? '')}
        more={[say.proof(proof)]}
      />
    ),
  }))
}

function tickets({ visit, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  const customer = visit.m.money.orders.who.customer
  return [
    ...story.tickets.map(({ id, openedAt }) => ({
      at: openedAt,
      what: <a href={href(visit.locale, 'adminTicket', { ticket: id })}>{say.ticket(ticketReference(id))}</a>,
      who: customer,
    })),
    ...story.complaints.map(({ id, madeAt }) => ({
      at: madeAt,
      what: <a href={href(visit.locale, 'adminReplacement', { complaint: id })}>{say.complaint}</a>,
      who: customer,
    })),
  ]
}

function looks({ visit, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  return story.risk.flatMap((risk) =>
    risk.looks.map(({ at, stage, score, action }) => ({
      at,
      what: <Said what={say.looks[stage]} more={[say.look(score), say.actions[action]]} />,
      who: visit.m.money.orders.who.system,
    })),
  )
}

function notes({ visit, story }: StoryProps): Moment[] {
  const { story: say } = orderDeskWords[visit.locale]
  return story.notes.map(({ about, words, writtenBy, at }) => ({
    at,
    what: (
      <>
        <strong>{about ? say.abouts[about] : say.note}</strong>
        <span class="note-words">{words}</span>
      </>
    ),
    who: whoIs(visit, story, { kind: 'staff', id: writtenBy }),
  }))
}

function Said({ what, more }: { what: Child; more: readonly (string | false | undefined)[] }) {
  const known = more.filter(Boolean)
  return (
    <>
      {what}
      {known.length > 0 && <span class="small soft"> · {known.join(', ')}</span>}
    </>
  )
}

function whoIs(
  visit: AdminVisit,
  { names }: OrderStory,
  { kind, id }: OrderStory['history'][number]['actor'],
): string {
  const word = visit.m.money.orders.who[kind]
  const name = kind === 'staff' && id ? names.get(id) : undefined
  return name ? `${word}, ${name}` : word
}
