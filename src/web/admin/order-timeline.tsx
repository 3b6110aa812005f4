import type { AdminVisit } from './admin-layout.tsx'
import type { OrderMoment } from './orders/deps.ts'
import { Timeline } from './timeline.tsx'

/** What happened with an order, in the words of the staff. */
export function OrderTimeline({ visit, history }: { visit: AdminVisit; history: readonly OrderMoment[] }) {
  const words = visit.m.money.orders
  return (
    <Timeline
      locale={visit.locale}
      moments={history.map(({ action, at, actor }) => ({
        at,
        what: words.history[action as keyof typeof words.history] ?? action,
        who: words.who[actor],
      }))}
    />
  )
}
