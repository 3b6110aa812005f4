import type { AccountId, SavedViewId } from '../../shared/ids.ts'
import { isDay } from '../../shared/time.ts'

export type SavedView = {
  id: SavedViewId
  name: string
  /** The page of the list without its language. */
  list: string
  /** What follows the question mark, in its usual order. */
  query: string
  /** Null: the whole team's. */
  ownerId: string | null
  /** Null: of somebody who is no staff any more. */
  madeBy: string | null
}

export type ViewKeeper = { by: AccountId; isOwner: boolean }

/** One's own, and of the team's what one has made; an owner changes all of the team's. */
export function mayChange({ ownerId, madeBy }: SavedView, { by, isOwner }: ViewKeeper): boolean {
  return ownerId === null ? madeBy === by || isOwner : ownerId === by
}

/** What an address says for once: where one has turned to, and what was just done. */
const passing = ['page', 'as', 'news', 'named']
const queryMax = 500

/** The query of an address as a view keeps it; the same choices are the same text in whatever order they were said. */
export function keptQuery(query: string): string {
  const said = [...new URLSearchParams(query)].filter(
    ([name, value]) => value !== '' && !passing.includes(name),
  )
  return new URLSearchParams(said.toSorted(([one], [other]) => (one < other ? -1 : 1))).toString()
}

export type Refusal = 'nothing_chosen' | 'names_somebody' | 'too_long'

/** Why this query is not kept; undefined when it is. */
export function refusalOf(kept: string): Refusal | undefined {
  if (kept === '') return 'nothing_chosen'
  if (kept.length > queryMax) return 'too_long'
  return [...new URLSearchParams(kept).values()].some(namesSomebody) ? 'names_somebody' : undefined
}

const orderNumber = /\b(?:[A-Z2-9]{4}-[A-Z2-9]{4}|(?=[a-z]*-?[a-z]*\d)[a-z2-9]{4}-[a-z2-9]{4})\b/
const thing = /^(prd|bat|sal|cpn)_[0-9a-z]+$/
const id = /\b[a-z]{3}_[0-9a-z]{20,}\b/

/**
 * An address, an id of somebody or of something of theirs, a number that may be a telephone's or an order's (`AB2C-9KLM`); a day is
 * none of them, nor is a product. What a person is called is not known here.
 */
export function namesSomebody(value: string): boolean {
  if (isDay(value) || thing.test(value)) return false
  if (value.includes('@') || id.test(value) || orderNumber.test(value)) return true
  const runs = value.match(/\d(?:[\s./-]*\d)*/g) ?? []
  return runs.some((run) => run.replace(/\D/g, '').length > 5)
}
