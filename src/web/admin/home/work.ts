import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'

/** Something that waits for the staff, and the page on which it is done. */
export type Work = { text: string; href: string }

export function requestsToDo(
  { open, firstDueOn }: { open: number; firstDueOn: string | null },
  { locale, m }: AdminVisit,
): Work | undefined {
  if (open === 0 || !firstDueOn) return undefined
  const text = m.desk.work.requests(open, formatDate(noonOf(firstDueOn), locale))
  return { text, href: `${href(locale, 'adminRequests')}?state=open` }
}
