import { z } from 'zod'
import {
  type Article,
  type ArticlePlace,
  type ArticleText,
  isSlug,
  textMax,
  topics,
} from '../../../domains/knowledge/index.ts'
import { locales, type Translated } from '../../../shared/locale.ts'

const line = z.string().trim().max(1000).catch('')
const text = z.string().max(60_000).catch('')
/** What was typed, exactly as it was typed. */
export const articleForm = z.object({
  ...{ slug: line, topic: line, platform: line, words: line, version: line },
  ...{ titleEn: line, titleFr: line, leadEn: line, leadFr: line, bodyEn: text, bodyFr: text },
})
export type ArticleForm = z.infer<typeof articleForm>
export type ArticleField = Exclude<keyof ArticleForm, 'version'>

export type ParsedArticle =
  | { ok: true; article: ArticlePlace & ArticleText }
  | { ok: false; wrong: ArticleField[] }

export function parseArticle(form: ArticleForm, platforms: readonly { code: string }[]): ParsedArticle {
  const topic = topics.find((each) => each === form.topic)
  const platform = platforms.find(({ code }) => code === form.platform)
  const texts = { title: both(form, 'title'), lead: both(form, 'lead'), body: both(form, 'body') }
  const wrong: ArticleField[] = [
    ...(isSlug(form.slug) ? [] : (['slug'] as const)),
    ...(topic ? [] : (['topic'] as const)),
    ...(platform || form.platform === '' ? [] : (['platform'] as const)),
    ...(form.words.length > textMax.words ? (['words'] as const) : []),
    ...(['title', 'lead', 'body'] as const).flatMap((part) =>
      locales
        .filter((locale) => !fits(texts[part][locale], textMax[part]))
        .map((locale) => fieldOf(part, locale)),
    ),
  ]
  if (wrong.length > 0 || !topic) return { ok: false, wrong }
  return {
    ok: true,
    article: { slug: form.slug, topic, platform: platform?.code ?? null, words: form.words, ...texts },
  }
}

/** The form as an article fills it. */
export function formOf(article: Article, said: ArticleText = article): ArticleForm {
  return {
    ...{ slug: article.slug, topic: article.topic, platform: article.platform ?? '', words: said.words },
    ...{ titleEn: said.title.en, titleFr: said.title.fr, leadEn: said.lead.en, leadFr: said.lead.fr },
    ...{ bodyEn: said.body.en, bodyFr: said.body.fr, version: String(article.version) },
  }
}

type Part = 'title' | 'lead' | 'body'

export function fieldOf(part: Part, locale: 'en' | 'fr') {
  return `${part}${locale === 'en' ? 'En' : 'Fr'}` as const
}

// Browsers send the ends of lines as two characters.
function both(form: ArticleForm, part: Part): Translated {
  const read = (locale: 'en' | 'fr') => form[fieldOf(part, locale)].replaceAll('\r\n', '\n').trim()
  return { en: read('en'), fr: read('fr') }
}

const fits = (value: string, max: number) => value.length > 0 && value.length <= max

/** Every line that a version says in one language, for a comparison. */
export function linesOf(text: ArticleText, locale: 'en' | 'fr'): string[] {
  return [text.title[locale], text.lead[locale], ...text.body[locale].split(/\n+/)]
}
