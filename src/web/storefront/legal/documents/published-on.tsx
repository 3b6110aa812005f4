import type { PublishedDocument } from '../../../../domains/privacy/index.ts'
import { href } from '../../../routes.ts'
import { formatDate } from '../../../ui/dates.ts'
import type { Visit } from '../../../ui/visit.ts'
import type { StorefrontDeps } from '../../deps.ts'

/** Since when each document says what it says today. */
export type Dates = StorefrontDeps['documentDates']

type PublishedOnProps = { visit: Visit; dates: Dates; document: PublishedDocument }

/** At the end of a document: since when it says this, and the way to what it said before. */
export function PublishedOn({ visit, dates, document }: PublishedOnProps) {
  const { locale, m } = visit
  const at = dates[document]
  if (!at) return null
  return (
    <p class="small soft">
      {m.documents.published(formatDate(at, locale))}{' '}
      <a href={href(locale, 'document', { document })}>{m.documents.versions}</a>
    </p>
  )
}
