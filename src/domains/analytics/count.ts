/** What is counted, in the order of a purchase. */
export const events = [
  'visit_begun',
  'page_viewed',
  'product_viewed',
  'added_to_cart',
  'checkout_shown',
  'order_placed',
  'order_paid',
  'key_revealed',
] as const
export type CountedEvent = (typeof events)[number]

/** Everything that is known of what is counted; what is not known is ''. */
export type Cell = {
  event: CountedEvent
  /** A pattern such as `/orders/:token`; of products their own page. */
  route: string
  country: string
  referrerHost: string
  campaign: string
}

export type PageCount = Cell & { day: string; count: number }
export type SearchGap = { day: string; words: string; count: number }

/** In the place of a value that is too rare to be nobody's own. */
export const other = 'other'

/** A smaller number could stand for a person who is known to have been there. */
export const fewest = 5

/** A number as staff see it. */
export type ShownCount = number | 'few'

export function shown(count: number): ShownCount {
  return count > 0 && count < fewest ? 'few' : count
}

/** What somebody typed may be about a person: an address and anything like the number of a phone or an order is never kept. */
export function isKeepable(words: string): boolean {
  const runs = words.match(/\d(?:[\s./-]*\d)*/g) ?? []
  return words !== '' && !words.includes('@') && runs.every((run) => run.replace(/\D/g, '').length <= 5)
}

const wordsLengthMax = 60

/** `  Été  2030 ` is `ete 2030`: what two people mean alike is counted as one. */
export function foldWords(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  return plain
    .replace(/[^\p{L}\p{Nd}@.+-]+/gu, ' ')
    .trim()
    .slice(0, wordsLengthMax)
    .trimEnd()
}
