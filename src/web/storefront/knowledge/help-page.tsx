import type { Platform } from '../../../domains/catalog/index.ts'
import { type ArticleInList, topics } from '../../../domains/knowledge/index.ts'
import { href } from '../../routes.ts'
import { ActivationSteps } from '../../ui/activation-steps.tsx'
import { Field } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { HelpShelf } from '../deps.ts'
import { knowledgeWords } from './knowledge-words.ts'

/** What was looked for; nothing of it has to be there. */
export type HelpWish = { text: string; platform: string | null }

type HelpProps = {
  visit: Visit
  shelf: HelpShelf
  wish: HelpWish
  /** Null when no words were given. */
  found: readonly ArticleInList[] | null
  /** There are more than these. */
  isCut: boolean
}

export function HelpView({ visit, shelf, wish, found, isCut }: HelpProps) {
  const words = knowledgeWords[visit.locale]
  const platform = shelf.platforms.find(({ code }) => code === wish.platform)
  const articles = platform
    ? shelf.articles.filter((article) => article.platform === null || article.platform === platform.code)
    : shelf.articles
  const title = platform ? words.titleOf(platform.name) : words.title
  return (
    <Layout visit={visit} head={{ title, description: words.lead, noindex: found !== null }}>
      <div class="wrap narrow text-page help">
        <h1>{title}</h1>
        <p class="lead">{words.lead}</p>
        <HelpSearch {...{ visit, shelf, wish }} />
        {found === null ? (
          <>
            {platform && <Guide visit={visit} platform={platform} />}
            <Shelves {...{ visit, shelf, articles }} />
          </>
        ) : (
          <section aria-live="polite">
            <h2>{found.length > 0 ? words.found(found.length, wish.text) : words.nothing(wish.text)}</h2>
            {found.length > 0 ? (
              <>
                {isCut && <p class="soft">{words.cut}</p>}
                <Articles {...{ visit, shelf, articles: found }} />
              </>
            ) : (
              <p>{words.nothingHint}</p>
            )}
          </section>
        )}
        <NotIt visit={visit} />
      </div>
    </Layout>
  )
}

export function HelpSearch({ visit, shelf, wish }: Pick<HelpProps, 'visit' | 'shelf' | 'wish'>) {
  const { locale } = visit
  const words = knowledgeWords[locale]
  return (
    <search>
      <form class="help-search" action={href(locale, 'help')}>
        <Field id="help-words" label={words.search}>
          <input
            id="help-words"
            type="search"
            name="q"
            value={wish.text || undefined}
            maxlength={200}
            placeholder={words.placeholder}
            autocomplete="off"
          />
        </Field>
        {shelf.platforms.length > 0 && (
          <Field id="help-platform" label={words.platforms}>
            <select id="help-platform" name="platform">
              <option value="">{words.all}</option>
              {shelf.platforms.map(({ code, name }) => (
                <option value={code} selected={code === wish.platform}>
                  {name}
                </option>
              ))}
            </select>
          </Field>
        )}
        <button type="submit" class="button">
          {words.button}
        </button>
      </form>
    </search>
  )
}

/** The way to activate a key there, as it stands beside each key. */
function Guide({ visit, platform }: { visit: Visit; platform: Platform }) {
  return (
    <section>
      <h2>{visit.m.key.guide(platform.name)}</h2>
      <ActivationSteps {...{ visit, platform }} />
    </section>
  )
}

type ShelvesProps = { visit: Visit; shelf: HelpShelf; articles: readonly ArticleInList[] }

// The problem comes first: whoever comes here usually has one.
const order = topics.toSorted((one, other) => Number(other === 'problem') - Number(one === 'problem'))

function Shelves({ visit, shelf, articles }: ShelvesProps) {
  const words = knowledgeWords[visit.locale]
  return (
    <>
      {order.map((topic) => {
        const about = articles.filter((article) => article.topic === topic)
        return (
          about.length > 0 && (
            <section>
              <h2>{words.topics[topic]}</h2>
              <Articles {...{ visit, shelf, articles: about }} />
            </section>
          )
        )
      })}
    </>
  )
}

export function Articles({ visit: { locale }, shelf, articles }: ShelvesProps) {
  const nameOf = (code: string) => shelf.platforms.find((platform) => platform.code === code)?.name ?? code
  return (
    <ul class="articles">
      {articles.map(({ slug, title, lead, platform }) => (
        <li>
          <a href={href(locale, 'helpArticle', { article: slug })}>{title[locale]}</a>
          {platform && <span class="mark-of">{knowledgeWords[locale].on(nameOf(platform))}</span>}
          <p class="soft">{lead[locale]}</p>
        </li>
      ))}
    </ul>
  )
}

export function NotIt({ visit: { locale } }: { visit: Visit }) {
  const words = knowledgeWords[locale]
  return (
    <p class="not-it">
      {words.more} <a href={href(locale, 'support')}>{words.write}</a>
    </p>
  )
}
