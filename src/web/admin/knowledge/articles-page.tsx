import { type Article, articleStates, articlesPerPage, topics } from '../../../domains/knowledge/index.ts'
import { href } from '../../routes.ts'
import { knowledgeWords } from '../../storefront/knowledge/knowledge-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { ArticleListQuery } from './article-query.ts'
import { articleWords } from './article-words.ts'

type ArticlesProps = {
  visit: AdminVisit
  query: ArticleListQuery
  articles: { rows: readonly Article[]; total: number }
  platforms: readonly { code: string; name: string }[]
}

export function ArticlesView({ visit, query, articles, platforms }: ArticlesProps) {
  const { locale, m } = visit
  const words = articleWords[locale]
  return (
    <AdminPage visit={visit} title={m.admin.menu.help} here="adminHelp">
      <p>{words.lead}</p>
      <p>
        <a class="button primary" href={href(locale, 'adminNewHelp')}>
          {words.newOne}
        </a>
      </p>
      <ListView
        visit={visit}
        path={href(locale, 'adminHelp')}
        label={m.admin.menu.help}
        query={query}
        filters={filtersFor(visit, query)}
        columns={columnsFor(visit, platforms)}
        found={articles}
        perPage={articlesPerPage}
        empty={<p>{words.none}</p>}
      />
    </AdminPage>
  )
}

function filtersFor({ locale }: AdminVisit, { filters }: ArticleListQuery): Filter[] {
  const words = articleWords[locale]
  const [title, topic, , state] = words.head
  const all = ['', words.all] as const
  return [
    { name: 'text', label: title, value: filters.text },
    {
      name: 'topic',
      label: topic,
      chosen: filters.topic,
      options: [all, ...topics.map((each) => [each, knowledgeWords[locale].topics[each]] as const)],
    },
    {
      name: 'state',
      label: state,
      chosen: filters.state,
      options: [all, ...articleStates.map((each) => [each, words.states[each]] as const)],
    },
  ]
}

function columnsFor({ locale }: AdminVisit, platforms: ArticlesProps['platforms']): Column<Article>[] {
  const words = articleWords[locale]
  const [title, topic, platform, state, changed] = words.head
  return [
    {
      label: title,
      kind: 'head',
      sort: 'title',
      cell: ({ id, title }) => (
        <a href={href(locale, 'adminHelpArticle', { article: id })}>{title[locale]}</a>
      ),
    },
    {
      label: topic,
      sort: 'topic',
      order: 'states',
      cell: (article) => knowledgeWords[locale].topics[article.topic],
    },
    {
      label: platform,
      cell: (article) =>
        platforms.find(({ code }) => code === article.platform)?.name ?? (
          <span class="soft">{words.everywhere}</span>
        ),
    },
    { label: state, sort: 'state', order: 'states', cell: (article) => words.states[article.state] },
    { label: changed, sort: 'changed', cell: ({ changedAt }) => formatDate(changedAt, locale) },
  ]
}
