import type { Words } from '../ui/visit.ts'

export type Filter = {
  name: string
  label: string
  chosen: string
  /** The first one is "all". */
  options: readonly (readonly [value: string, word: string])[]
}

/** The filters of a list, kept in its address so that a view can be passed on. */
export function Filters({
  visit,
  action,
  filters,
}: {
  visit: Words
  action: string
  filters: readonly Filter[]
}) {
  return (
    <form class="filters" method="get" action={action}>
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
