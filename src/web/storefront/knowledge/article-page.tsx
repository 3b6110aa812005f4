import type { Article, ArticleInList } from '../../../domains/knowledge/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { HelpShelf } from '../deps.ts'
import { ArticleBody } from './article-body.tsx'
import { Articles, NotIt } from './help-page.tsx'
import { knowledgeWords } from './knowledge-words.ts'

type ArticleProps = { visit: Visit; shelf: HelpShelf; article: Article; related: readonly ArticleInList[] }

export function ArticleView({ visit, shelf, article, related }: ArticleProps) {
  const { locale } = visit
  const words = knowledgeWords[locale]
  const title = article.title[locale]
  const platform = shelf.platforms.find(({ code }) => code === article.platform)
  return (
    <Layout visit={visit} head={{ title, description: article.lead[locale] }}>
      <article class="wrap narrow text-page help">
        <p class="small">
          <a href={href(locale, 'help')}>{words.back}</a>
        </p>
        <h1>{title}</h1>
        {platform && <p class="mark-of">{words.on(platform.name)}</p>}
        <p class="lead">{article.lead[locale]}</p>
        <ArticleBody text={article.body[locale]} />
        <p class="small soft">{words.changed(formatDate(article.changedAt, locale))}</p>
        {related.length > 0 && (
          <section>
            <h2>{words.related}</h2>
            <Articles {...{ visit, shelf, articles: related }} />
          </section>
        )}
        <NotIt visit={visit} />
      </article>
    </Layout>
  )
}
