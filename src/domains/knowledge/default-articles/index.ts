import type { ArticlePlace, ArticleText } from '../article.ts'
import { orders } from './orders.ts'
import { others } from './others.ts'
import { problems } from './problems.ts'

export type DefaultArticle = ArticleText & Omit<ArticlePlace, 'platform'>

/** What every shop for keys is asked. Each seller makes them their own. */
export const defaultArticles: readonly DefaultArticle[] = [...problems, ...orders, ...others]
