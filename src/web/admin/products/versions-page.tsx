import type { PastVersion, ProductOnDesk } from '../../../domains/catalog/index.ts'
import { href } from '../../routes.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { formatDate } from '../../ui/dates.ts'
import { fullName } from '../../ui/full-name.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { linesOf } from './product-lines.ts'
import { productWords } from './product-words/index.ts'

type VersionsProps = { visit: AdminVisit; product: ProductOnDesk; versions: readonly PastVersion[] }

/** What a product said, and what each change took away and brought. */
export function ProductVersionsView({ visit, product, versions }: VersionsProps) {
  const { locale } = visit
  const words = productWords[locale]
  const place = href(locale, 'adminProduct', { product: product.id })
  return (
    <AdminPage
      visit={visit}
      title={words.versions}
      here="adminProducts"
      from={{ title: fullName(product, locale), href: place }}
    >
      <p>{words.versionsLead}</p>
      {versions.length === 0 && <p>{words.firstVersion}</p>}
      {versions.map((version, index) => {
        const after = versions[index - 1]?.content ?? product
        const who = version.replacedBy === null ? words.theShop : words.somebody
        return (
          <section>
            <h2>
              {words.version(version.version + 1)}{' '}
              <small class="soft">{words.by(who, formatDate(version.replacedAt, locale, 'moment'))}</small>
            </h2>
            <ChangedLines
              before={linesOf(version.content, locale)}
              after={linesOf(after, locale)}
              otherwise={words.unchanged}
            />
            <p>
              <a class="button quiet" href={`${place}?version=${version.version}`}>
                {words.takeUp} <span class="visually-hidden">({words.version(version.version)})</span>
              </a>
            </p>
          </section>
        )
      })}
    </AdminPage>
  )
}
