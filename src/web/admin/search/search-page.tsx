import { href } from '../../routes.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Entry, kinds } from './entry.ts'
import { searchWords } from './search-words.ts'

/** The search over everything, for whoever has no scripts. Posted, so that neither a mailbox nor a key stands in an address. */
export function SearchView({
  visit,
  text,
  entries,
}: {
  visit: AdminVisit
  text: string
  /** Before anything is looked for, the pages of the back office. */
  entries: readonly Entry[]
}) {
  const { locale } = visit
  const words = searchWords[locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminSearch">
      <form class="filters" method="post" action={href(locale, 'adminSearch')}>
        <div class="field">
          <label for="search-text">{words.label}</label>
          <p class="hint" id="search-text-hint">
            {words.hint}
          </p>
          <input
            id="search-text"
            name="q"
            type="search"
            value={text}
            maxlength={200}
            autocomplete="off"
            autofocus={text === ''}
            aria-describedby="search-text-hint"
          />
        </div>
        <button type="submit" class="button">
          {words.button}
        </button>
      </form>
      {entries.length === 0 && <p class="lead">{words.nothing}</p>}
      {kinds.map((kind) => {
        const found = entries.filter((entry) => entry.kind === kind)
        return (
          found.length > 0 && (
            <section aria-labelledby={`found-${kind}`}>
              <h2 id={`found-${kind}`}>{words.found[kind]}</h2>
              <ul class="found">
                {found.map(({ href, name, note }) => (
                  <li>
                    <a href={href}>{name}</a> {note && <span class="small soft">{note}</span>}
                  </li>
                ))}
              </ul>
            </section>
          )
        )
      })}
    </AdminPage>
  )
}
