import { articleSorts, articleStates, topics } from '../../../domains/knowledge/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

/** The list of help articles, as its address says it. */
export const articleList = listQuery(['-changed', ...articleSorts], {
  text: typed,
  topic: oneOf(topics),
  state: oneOf(articleStates),
})
export type ArticleListQuery = ReturnType<typeof articleList.parse>
