import { href } from '../../routes.ts'
import type { Overdue } from '../../storefront/deps.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'

/** For the overview: nothing to see while every clock is obeyed. */
export function OverdueNotice({ visit, overdue }: { visit: Visit; overdue: Overdue | null }) {
  if (!overdue || overdue.rows === 0) return null
  const words = visit.m.admin.retention
  return (
    <Notice kind="bad">
      {words.overdue(overdue.rows, formatDate(overdue.at, visit.locale, 'moment'))}{' '}
      <a href={href(visit.locale, 'adminRetention')}>{words.title}</a>
    </Notice>
  )
}
