import { listPlatforms } from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import {
  createArticle,
  listArticlesForStaff,
  listVersions,
  readArticle,
  saveArticle,
  setArticleState,
} from '../../../domains/knowledge/index.ts'
import { type AccountId, parseId } from '../../../shared/ids.ts'
import type { KnowledgePagesDeps } from './deps.ts'

/** Help articles, from the door of their domain: the staff write in their own name. */
export function knowledgeFromDomains(of: (by: AccountId) => IdentityDeps['db']): KnowledgePagesDeps {
  const actor = (by: AccountId) => ({ kind: 'staff', id: by }) as const
  return {
    listHelpArticles: (by, query) => listArticlesForStaff(of(by), query),
    async readHelpArticle(by, id) {
      const article = parseId('hlp', id)
      return article && readArticle(of(by), article)
    },
    listHelpVersions: (by, id) => listVersions(of(by), id),
    listHelpPlatforms: (by) => listPlatforms(of(by)),
    createHelpArticle: ({ by, ...article }) =>
      of(by)
        .transaction()
        .execute((tx) => createArticle(tx, article, actor(by))),
    saveHelpArticle: ({ by, ...article }) =>
      of(by)
        .transaction()
        .execute((tx) => saveArticle(tx, article, actor(by))),
    setHelpState: (id, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setArticleState(tx, id, state, actor(by))),
  }
}
