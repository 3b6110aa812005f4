import { href } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { actsFor } from './find-pages.ts'
import { searchWords } from './search-words.ts'

/** The same search at hand on every page: palette.ts opens it with Ctrl and K, and fills it with the menu before anything is typed. */
export function Palette({ visit }: { visit: AdminVisit }) {
  const { locale } = visit
  const words = searchWords[locale]
  return (
    <dialog id="palette" aria-label={words.title} data-search={href(locale, 'adminSearch')}>
      <form method="post" action={href(locale, 'adminSearch')}>
        <input
          name="q"
          type="search"
          role="combobox"
          aria-label={words.label}
          aria-controls="palette-found"
          aria-expanded="false"
          aria-autocomplete="list"
          placeholder={words.label}
          maxlength={200}
          autocomplete="off"
          autofocus
        />
        <div id="palette-found" role="listbox" aria-label={words.title} data-page={words.kind.pages} hidden />
        <p class="soft small" role="status" data-none={words.nothing} data-count={words.count} />
        <p class="soft small palette-move">{words.move}</p>
      </form>
      <div hidden id="palette-acts">
        {actsFor(visit).map(({ href, name }) => (
          <a href={href}>{name}</a>
        ))}
      </div>
    </dialog>
  )
}
