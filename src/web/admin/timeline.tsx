import type { Child } from 'hono/jsx'
import type { Locale } from '../../shared/locale.ts'
import { formatDate } from '../ui/dates.ts'

export type Moment = { at: Date; what: Child; who?: string | undefined }

/** What happened with one thing, the latest first. */
export function Timeline({ moments, locale }: { moments: readonly Moment[]; locale: Locale }) {
  return (
    <ol class="moments">
      {moments.map(({ at, what, who }) => (
        <li>
          <p>{what}</p>
          <p class="small soft">
            <time datetime={at.toISOString()}>{formatDate(at, locale, 'dateTime')}</time>
            {who && <> · {who}</>}
          </p>
        </li>
      ))}
    </ol>
  )
}
