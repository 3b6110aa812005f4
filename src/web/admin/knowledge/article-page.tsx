import { type Article, type ArticleText, articleStates, topics } from '../../../domains/knowledge/index.ts'
import { locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { ArticleBody } from '../../storefront/knowledge/article-body.tsx'
import { knowledgeWords } from '../../storefront/knowledge/knowledge-words.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { described, Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type ArticleField, type ArticleForm, fieldOf, linesOf } from './article-form.ts'
import { articleWords } from './article-words.ts'

export type ArticleProps = {
  visit: AdminVisit
  /** None for one that is being written for the first time. */
  article: Article | undefined
  platforms: readonly { code: string; name: string }[]
  form: ArticleForm
  wrong?: readonly ArticleField[]
  /** How it would look. */
  preview?: ArticleText
  /** What others changed since the form was opened. */
  meanwhile?: { before: ArticleText; after: ArticleText }
  said?: Said | undefined
}

export function ArticleEditView(props: ArticleProps) {
  const { visit, article, preview, meanwhile, said } = props
  const { locale, m } = visit
  const words = articleWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={article ? article.title[locale] : words.newTitle}
      here="adminHelp"
      from={{ title: m.admin.menu.help, href: href(locale, 'adminHelp') }}
      said={said}
    >
      {article && <Standing visit={visit} article={article} />}
      {meanwhile && (
        <section>
          <h2>{words.changedMeanwhile}</h2>
          <p>{words.changedMeanwhileLead}</p>
          {locales.map((each) => (
            <>
              <h3>{words.languages[each]}</h3>
              <ChangedLines
                before={linesOf(meanwhile.before, each)}
                after={linesOf(meanwhile.after, each)}
                otherwise={words.unchanged}
              />
            </>
          ))}
        </section>
      )}
      {preview &&
        locales.map((each) => (
          <section class="preview" lang={each}>
            <h2>{preview.title[each]}</h2>
            <p class="lead">{preview.lead[each]}</p>
            <ArticleBody text={preview.body[each]} />
          </section>
        ))}
      <EditForm {...props} />
    </AdminPage>
  )
}

function Standing({ visit: { locale }, article }: { visit: AdminVisit; article: Article }) {
  const words = articleWords[locale]
  const place = { article: article.id }
  return (
    <div class="standing">
      <p>
        {words.states[article.state]} · {words.version(article.version)} ·{' '}
        <a href={href(locale, 'adminHelpVersions', place)}>{words.versions}</a>
        {article.state === 'published' && (
          <>
            {' · '}
            <a href={href(locale, 'helpArticle', { article: article.slug })}>{words.see}</a>
          </>
        )}
      </p>
      <form method="post" action={href(locale, 'adminHelpState', place)}>
        {articleStates
          .filter((state) => state !== article.state)
          .map((state) => (
            <button type="submit" name="state" value={state} class="button quiet">
              {words.acts[state]}
            </button>
          ))}
      </form>
    </div>
  )
}

function EditForm({ visit: { locale }, article, platforms, form, wrong = [] }: ArticleProps) {
  const words = articleWords[locale]
  const errorOf = (field: ArticleField) => (wrong.includes(field) ? words.wrong[field] : undefined)
  const action = article
    ? href(locale, 'adminHelpArticle', { article: article.id })
    : href(locale, 'adminNewHelp')
  const input = (field: Exclude<ArticleField, 'topic' | 'platform'>, hint?: string) => (
    <Input
      id={field}
      name={field}
      label={words.fields[field]}
      hint={hint}
      value={form[field]}
      error={errorOf(field)}
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
  const area = (field: ArticleField, rows: number, hint?: string) => (
    <Field id={field} label={words.fields[field]} hint={hint} error={errorOf(field)}>
      <textarea
        id={field}
        name={field}
        rows={rows}
        {...described({ id: field, hint, error: errorOf(field) })}
      >
        {form[field]}
      </textarea>
    </Field>
  )
  return (
    <form class="stack article-form" method="post" action={action}>
      {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
      <input type="hidden" name="version" value={form.version} />
      {locales.map((each) => (
        <fieldset lang={each}>
          <legend>{words.languages[each]}</legend>
          {input(fieldOf('title', each))}
          {area(fieldOf('lead', each), 2)}
          {area(fieldOf('body', each), 14, words.hints.body)}
        </fieldset>
      ))}
      <Field id="topic" label={words.fields.topic} error={errorOf('topic')}>
        <select id="topic" name="topic">
          {topics.map((topic) => (
            <option value={topic} selected={topic === form.topic}>
              {knowledgeWords[locale].topics[topic]}
            </option>
          ))}
        </select>
      </Field>
      <Field id="platform" label={words.fields.platform} error={errorOf('platform')}>
        <select id="platform" name="platform">
          <option value="">{words.everywhere}</option>
          {platforms.map(({ code, name }) => (
            <option value={code} selected={code === form.platform}>
              {name}
            </option>
          ))}
        </select>
      </Field>
      {input('slug', words.hints.slug)}
      {area('words', 2, words.hints.words)}
      <p class="buttons">
        <button type="submit" class="button primary">
          {words.save}
        </button>
        <button type="submit" class="button" name="act" value="preview">
          {words.preview}
        </button>
      </p>
    </form>
  )
}
