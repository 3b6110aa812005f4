import type { AdminVisit } from '../admin-layout.tsx'
import type { Choice } from '../filters.tsx'
import { tagWords } from '../replies/tag-words.ts'

type FiltersProps = { visit: AdminVisit; action: string; text: string; filters: readonly Choice[] }

/** What is looked for, and in which of them; in the address, so that a view can be passed on. */
export function TicketFilters({ visit, action, text, filters }: FiltersProps) {
  const words = tagWords[visit.locale].search
  return (
    <form class="filters" method="get" action={action}>
      <div class="field">
        <label for="filter-text">{words}</label>
        <input id="filter-text" name="text" type="search" value={text} maxlength={200} autocomplete="off" />
      </div>
      {filters.map(({ name, label, chosen, options }) => (
        <div class="field">
          <label for={`filter-${name}`}>{label}</label>
          <select id={`filter-${name}`} name={name}>
            {options.map(([value, word]) => (
              <option value={value} selected={value === chosen}>
                {word}
              </option>
            ))}
          </select>
        </div>
      ))}
      <button type="submit" class="button">
        {visit.m.admin.filter}
      </button>
    </form>
  )
}
