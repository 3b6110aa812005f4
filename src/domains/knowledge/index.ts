export {
  type Article,
  type ArticleInList,
  type ArticlePlace,
  type ArticleState,
  type ArticleText,
  articleStates,
  isSlug,
  type Topic,
  textMax,
  topics,
} from './article.ts'
export {
  type CreateArticleOutcome,
  createArticle,
  type SaveArticleOutcome,
  saveArticle,
  setArticleState,
} from './keep-articles.ts'
export { putDefaultArticles } from './put-default-articles.ts'
export {
  type ArticleQuery,
  type ArticleVersion,
  articleSorts,
  articlesPerPage,
  findArticle,
  listArticles,
  listArticlesForStaff,
  listVersions,
  readArticle,
} from './read-articles.ts'
export { searchArticles } from './search-articles.ts'
