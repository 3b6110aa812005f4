import type { PropsWithChildren } from 'hono/jsx'
import { Input } from '../ui/field.tsx'
import type { Words } from '../ui/visit.ts'
import { listWords } from './list/list-words.ts'

export type Choice = {
  name: string
  label: string
  chosen: string
  /** The first one is "all". */
  options: readonly (readonly [value: string, word: string])[]
  /** Only where the table has no heads. */
  onPhone?: boolean
}
type Typed = { name: string; label: string; value: string; type?: 'text' | 'date' | 'search'; hint?: string }
/** What narrows the list beside its fields, and stays when they change. */
type Kept = { name: string; hidden: string }
export type Filter = Choice | Typed | Kept

type FiltersProps = { visit: Words; action: string; filters: readonly Filter[] }

/**
 * The filters of a list, kept in its address so that a view can be passed on. Children stand beside the button. On a phone, many
 * of them are folded, so that the list is what one sees of its page.
 */
export function Filters(props: PropsWithChildren<FiltersProps>) {
  const { visit, filters } = props
  const fields = filters.filter((filter) => !('hidden' in filter))
  if (fields.length < 3) return <FilterForm {...props} />
  return (
    <details class="disclosure fold" open={filters.some(isUsed)}>
      <summary>{listWords[visit.locale].narrow}</summary>
      <FilterForm {...props} />
    </details>
  )
}

/** Order aside: every list has one. */
function isUsed(filter: Filter): boolean {
  if ('hidden' in filter || filter.name === 'sort') return false
  return 'options' in filter ? filter.chosen !== filter.options[0]?.[0] : filter.value !== ''
}

function FilterForm({ visit, action, filters, children }: PropsWithChildren<FiltersProps>) {
  return (
    <form class="filters" method="get" action={action}>
      {filters.map((filter) => {
        if ('hidden' in filter) return <input type="hidden" name={filter.name} value={filter.hidden} />
        return 'options' in filter ? <Choose {...filter} /> : <Type {...filter} />
      })}
      <button type="submit" class="button">
        {visit.m.admin.filter}
      </button>
      {children}
    </form>
  )
}

function Choose({ name, label, chosen, options, onPhone }: Choice) {
  return (
    <div class={onPhone ? 'field on-phone' : 'field'}>
      <label for={`filter-${name}`}>{label}</label>
      <select id={`filter-${name}`} name={name}>
        {options.map(([value, word]) => (
          <option value={value} selected={value === chosen}>
            {word}
          </option>
        ))}
      </select>
    </div>
  )
}

function Type({ name, label, value, type, hint }: Typed) {
  return <Input id={`filter-${name}`} {...{ name, label, value, type, hint }} autocomplete="off" />
}
