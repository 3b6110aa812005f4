import { keptQuery } from '../../../domains/views/index.ts'
import { href } from '../../routes.ts'
import { Checkbox, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import type { ShownView } from './deps.ts'
import { goodNews, viewNews } from './news.ts'
import { viewWords } from './view-words.ts'

type ViewsProps = {
  visit: AdminVisit
  /** The list, without its query. */
  path: string
  /** The list as it stands, whatever its address said that it does not know left out. */
  here: string
}

/** The names that addresses of this list were given, and how one more is given. */
export function SavedViews({ visit, path, here }: ViewsProps) {
  const { locale, views } = visit
  const words = viewWords[locale]
  const query = keptQuery(here.split('?')[1] ?? '')
  const open = views.find((view) => view.query === query)
  return (
    <div class="views">
      <News visit={visit} />
      {views.length > 0 && (
        <nav aria-label={words.label}>
          <ul class="chips">
            <li>
              <a href={path} aria-current={query === '' ? 'page' : undefined}>
                {words.all}
              </a>
            </li>
            {views.map((view) => (
              <li>
                <a href={`${path}?${view.query}`} aria-current={view === open ? 'page' : undefined}>
                  {view.name}
                  {view.ownerId === null && <span class="small soft"> {words.shared}</span>}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {open
        ? open.mayChange && <ChangeView visit={visit} path={path} view={open} />
        : query !== '' && <KeepView visit={visit} path={path} query={query} />}
    </div>
  )
}

function News({ visit: { locale, query } }: Pick<ViewsProps, 'visit'>) {
  const told = new URLSearchParams(query).get('named')
  const news = viewNews.find((each) => each === told)
  if (!news) return null
  return <Notice kind={goodNews.includes(news) ? 'good' : 'bad'}>{viewWords[locale].news[news]}</Notice>
}

function KeepView({ visit: { locale }, path, query }: Omit<ViewsProps, 'here'> & { query: string }) {
  const words = viewWords[locale]
  return (
    <details class="disclosure">
      <summary>{words.keep}</summary>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminViews')}>
        <input type="hidden" name="list" value={path} />
        <input type="hidden" name="query" value={query} />
        <Input
          id="view-name"
          name="name"
          label={words.name}
          hint={words.keepHint}
          maxlength={60}
          required
          autocomplete="off"
        />
        <Checkbox id="view-share" name="share" label={words.share} />
        <p class="actions">
          <button type="submit" class="button" name="act" value="keep">
            {words.save}
          </button>
        </p>
      </form>
    </details>
  )
}

function ChangeView({ visit: { locale }, path, view }: Omit<ViewsProps, 'here'> & { view: ShownView }) {
  const words = viewWords[locale]
  return (
    <details class="disclosure">
      <summary>{words.change(view.name)}</summary>
      <form class="stack narrow-form" method="post" action={href(locale, 'adminView', { view: view.id })}>
        <input type="hidden" name="list" value={path} />
        <input type="hidden" name="query" value={view.query} />
        <Input
          id="view-name"
          name="name"
          label={words.name}
          value={view.name}
          maxlength={60}
          required
          autocomplete="off"
        />
        <p class="actions">
          <button type="submit" class="button" name="act" value="rename">
            {words.rename}
          </button>
          <button type="submit" class="button" name="act" value="delete" formnovalidate>
            {words.delete}
          </button>
        </p>
      </form>
    </details>
  )
}
