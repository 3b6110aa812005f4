import type {
  Article,
  ArticlePlace,
  ArticleQuery,
  ArticleState,
  ArticleText,
  ArticleVersion,
  CreateArticleOutcome,
  SaveArticleOutcome,
} from '../../../domains/knowledge/index.ts'
import type { AccountId, HelpArticleId } from '../../../shared/ids.ts'

type By = { by: AccountId }

/** What the pages for help articles need. */
export type KnowledgePagesDeps = {
  listHelpArticles(by: AccountId, query: ArticleQuery): Promise<{ rows: Article[]; total: number }>
  /** Undefined for an id that is none, too. */
  readHelpArticle(by: AccountId, id: string): Promise<Article | undefined>
  /** The last version first. */
  listHelpVersions(by: AccountId, id: HelpArticleId): Promise<ArticleVersion[]>
  listHelpPlatforms(by: AccountId): Promise<{ code: string; name: string }[]>
  createHelpArticle(article: ArticlePlace & ArticleText & By): Promise<CreateArticleOutcome>
  saveHelpArticle(
    article: ArticlePlace & ArticleText & { id: HelpArticleId; basedOn: number } & By,
  ): Promise<SaveArticleOutcome>
  setHelpState(id: HelpArticleId, state: ArticleState, by: AccountId): Promise<boolean>
}
