import type { Article, ArticleVersion } from '../../../domains/knowledge/index.ts'
import { locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { linesOf } from './article-form.ts'
import { articleWords } from './article-words.ts'

type VersionsProps = { visit: AdminVisit; article: Article; versions: readonly ArticleVersion[] }

/** What an article said, and what each save took away and brought. */
export function ArticleVersionsView({ visit, article, versions }: VersionsProps) {
  const { locale } = visit
  const words = articleWords[locale]
  const place = href(locale, 'adminHelpArticle', { article: article.id })
  return (
    <AdminPage
      visit={visit}
      title={words.versions}
      here="adminHelp"
      from={{ title: article.title[locale], href: place }}
    >
      <p>{words.versionsLead}</p>
      {versions.map((version, index) => {
        const before = versions[index + 1]
        return (
          <section>
            <h2>
              {words.version(version.version)}{' '}
              <small class="soft">{formatDate(version.writtenAt, locale, 'moment')}</small>
            </h2>
            {before ? (
              locales.map((each) => (
                <>
                  <h3>{words.languages[each]}</h3>
                  <ChangedLines
                    before={linesOf(before, each)}
                    after={linesOf(version, each)}
                    otherwise={words.unchanged}
                  />
                </>
              ))
            ) : (
              <p>{words.first}</p>
            )}
            {index > 0 && (
              <p>
                <a class="button quiet" href={`${place}?version=${version.version}`}>
                  {words.takeUp}
                </a>
              </p>
            )}
          </section>
        )
      })}
    </AdminPage>
  )
}
