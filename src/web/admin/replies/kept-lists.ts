import { type Macro, macroActs, type SavedReply, type Tag } from '../../../domains/tickets/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Filter } from '../filters.tsx'
import { listQuery, oneOf, typed } from '../list/list-query.ts'
import { inOrder, stands } from '../list/short-list.ts'
import { keptWords } from './kept-words.ts'

type State = Tag['state']
type Kept = { state: State }

const states = ['used', 'archived'] as const satisfies State[]
const filters = { text: typed, state: oneOf(states) }

/** What is kept for tickets, as an address says it: what is in use comes first. */
export const replyList = listQuery(['state', 'name', 'changed'], filters)
export const macroList = listQuery(['state', 'name', 'act'], filters)
export const tagList = listQuery(['state', 'name', 'address'], filters)
export type ReplyListQuery = ReturnType<typeof replyList.parse>
export type MacroListQuery = ReturnType<typeof macroList.parse>
export type TagListQuery = ReturnType<typeof tagList.parse>
type Chosen = TagListQuery['filters']

export const isNarrow = ({ filters }: { filters: Chosen }): boolean => Object.values(filters).some(Boolean)

export function keptFilters(locale: Locale, chosen: Chosen, named: Record<State, string>): Filter[] {
  const words = keptWords[locale]
  return [
    { name: 'text', label: words.text, value: chosen.text },
    {
      name: 'state',
      label: words.state,
      chosen: chosen.state,
      options: [['', words.all], ...states.map((each) => [each, named[each]] as const)],
    },
  ]
}

const stateOf = ({ state }: Kept) => states.indexOf(state)

function narrowed<Row extends Kept>(
  rows: readonly Row[],
  { text, state }: Chosen,
  locale: Locale,
  textsOf: (row: Row) => readonly string[],
): Row[] {
  return rows.filter((row) => (state === '' || row.state === state) && stands(text, textsOf(row), locale))
}

export function arrangedReplies(all: readonly SavedReply[], query: ReplyListQuery, locale: Locale) {
  const found = narrowed(all, query.filters, locale, ({ name, body }) => [name, body.en, body.fr])
  const order = {
    state: stateOf,
    name: ({ name }: SavedReply) => name,
    changed: ({ changedAt }: SavedReply) => changedAt,
  }
  return inOrder(found, query, order, locale)
}

export function arrangedMacros(all: readonly Macro[], query: MacroListQuery, locale: Locale) {
  const found = narrowed(all, query.filters, locale, ({ name }) => [name])
  const order = {
    state: stateOf,
    name: ({ name }: Macro) => name,
    act: ({ act }: Macro) => (act === null ? -1 : macroActs.indexOf(act)),
  }
  return inOrder(found, query, order, locale)
}

export function arrangedTags(all: readonly Tag[], query: TagListQuery, locale: Locale) {
  const found = narrowed(all, query.filters, locale, ({ slug, name }) => [slug, name.en, name.fr])
  const order = {
    state: stateOf,
    name: ({ name }: Tag) => name[locale],
    address: ({ slug }: Tag) => slug,
  }
  return inOrder(found, query, order, locale)
}
