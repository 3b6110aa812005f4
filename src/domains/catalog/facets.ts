import type { CatalogueQuery } from './catalogue-query.ts'

/** Products of one platform, region and category that match text and kind, counted under the other filters. */
export type Cell = {
  platform: string
  region: string
  category: string
  /** Price, stock and sale filters applied. */
  matching: number
  /** Those that can be delivered now, whether or not that was asked for. */
  inStock: number
  /** Those that are reduced, whether or not that was asked for. */
  onSale: number
  /** Price range whatever price was asked for; null when nothing is left. */
  minMinor: number | null
  maxMinor: number | null
}

export type FacetCounts = {
  total: number
  platforms: ReadonlyMap<string, number>
  regions: ReadonlyMap<string, number>
  categories: ReadonlyMap<string, number>
  inStock: number
  onSale: number
  price: { minMinor: number; maxMinor: number } | null
}

type Choice = Pick<CatalogueQuery, 'platforms' | 'regions' | 'categories'>

/** Pure rule: each facet is counted with the choices of all others and without its own. */
export function countFacets(cells: readonly Cell[], choice: Choice): FacetCounts {
  const isChosen = {
    platform: (cell: Cell) => choice.platforms.length === 0 || choice.platforms.includes(cell.platform),
    region: (cell: Cell) => choice.regions.length === 0 || choice.regions.includes(cell.region),
    category: (cell: Cell) => choice.categories.length === 0 || choice.categories.includes(cell.category),
  }
  const left = cells.filter(
    (cell) => isChosen.platform(cell) && isChosen.region(cell) && isChosen.category(cell),
  )
  return {
    total: sum(left, 'matching'),
    platforms: tally(
      cells.filter((cell) => isChosen.region(cell) && isChosen.category(cell)),
      'platform',
    ),
    regions: tally(
      cells.filter((cell) => isChosen.platform(cell) && isChosen.category(cell)),
      'region',
    ),
    categories: tally(
      cells.filter((cell) => isChosen.platform(cell) && isChosen.region(cell)),
      'category',
    ),
    inStock: sum(left, 'inStock'),
    onSale: sum(left, 'onSale'),
    price: priceRange(left),
  }
}

function sum(cells: readonly Cell[], count: 'matching' | 'inStock' | 'onSale'): number {
  return cells.reduce((total, cell) => total + cell[count], 0)
}

function tally(cells: readonly Cell[], by: 'platform' | 'region' | 'category'): Map<string, number> {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    if (cell.matching > 0) counts.set(cell[by], (counts.get(cell[by]) ?? 0) + cell.matching)
  }
  return counts
}

function priceRange(cells: readonly Cell[]): FacetCounts['price'] {
  const lowest = cells.map((cell) => cell.minMinor).filter((minor) => minor !== null)
  const highest = cells.map((cell) => cell.maxMinor).filter((minor) => minor !== null)
  return lowest.length === 0
    ? null
    : { minMinor: least(lowest), maxMinor: -least(highest.map((minor) => -minor)) }
}

function least(values: readonly number[]): number {
  return values.reduce((a, b) => Math.min(a, b))
}
