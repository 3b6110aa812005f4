export type DemoSale = {
  /** For the staff. */
  name: string
  slugs: readonly string[]
  percent: number
  /** How long it goes on, counted from the day of the seed. */
  days: number
}

/** Sales that the demo opens with. Their products have a price of their own, and another one before. */
export const sales: readonly DemoSale[] = [
  {
    name: 'Winter evenings',
    slugs: ['winter-at-askerholt', 'tesserae-and-tea'],
    percent: 25,
    days: 21,
  },
  { name: 'A week of clear sound', slugs: ['hushwell'], percent: 20, days: 7 },
]

/** Products that were cheaper for a week within the 30 days before: a reduction is told from that price. */
export const cheaperBefore: Readonly<Record<string, { priceMinor: number; daysAgo: number }>> = {
  'tesserae-and-tea': { priceMinor: 1099, daysAgo: 20 },
}
