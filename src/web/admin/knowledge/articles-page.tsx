import type { Article } from '../../../domains/knowledge/index.ts'
import { href } from '../../routes.ts'
import { knowledgeWords } from '../../storefront/knowledge/knowledge-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { articleWords } from './article-words.ts'

type ArticlesProps = {
  visit: AdminVisit
  articles: readonly Article[]
  platforms: readonly { code: string; name: string }[]
}

export function ArticlesView({ visit, articles, platforms }: ArticlesProps) {
  const { locale, m } = visit
  const words = articleWords[locale]
  const [title, topic, platform, state, changed] = words.head
  return (
    <AdminPage visit={visit} title={m.admin.menu.help} here="adminHelp">
      <p>{words.lead}</p>
      <p>
        <a class="button primary" href={href(locale, 'adminNewHelp')}>
          {words.newOne}
        </a>
      </p>
      <Rows
        label={m.admin.menu.help}
        rows={articles}
        columns={[
          {
            label: title,
            kind: 'head',
            cell: ({ id, title }) => (
              <a href={href(locale, 'adminHelpArticle', { article: id })}>{title[locale]}</a>
            ),
          },
          { label: topic, cell: (article) => knowledgeWords[locale].topics[article.topic] },
          {
            label: platform,
            cell: (article) =>
              platforms.find(({ code }) => code === article.platform)?.name ?? (
                <span class="soft">{words.everywhere}</span>
              ),
          },
          { label: state, cell: (article) => words.states[article.state] },
          { label: changed, cell: ({ changedAt }) => formatDate(changedAt, locale) },
        ]}
      />
    </AdminPage>
  )
}
