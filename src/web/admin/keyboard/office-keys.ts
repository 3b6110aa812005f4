import type { Role } from '../../../domains/staff/index.ts'
import type { PageName } from '../../routes.ts'
import { menuFor } from '../menu.ts'

/** Keys that mean the same on every page. On those of tickets some more are there. */
export const everywhere = ['Ctrl K', '/', 'j', 'k', 'Enter', 'Esc', '?'] as const
export const atTickets = ['r', 'n', 'a', 's', 'u', 'Ctrl Enter'] as const
export type OfficeKey = (typeof everywhere)[number]

/** After `g`: where each letter leads. Of the pages of the menu alone, so that nobody is led where they may not. */
const letters: Partial<Record<PageName, string>> = {
  admin: 'h',
  adminOrders: 'o',
  adminTickets: 't',
  adminReviews: 'r',
  adminUnviewed: 'u',
  adminDocuments: 'i',
  adminDisputes: 'd',
  adminBooks: 'b',
  adminSales: 's',
  adminForecast: 'f',
  adminAnalytics: 'v',
  adminRequests: 'q',
  adminSecurity: 'a',
}

export function letterOf(page: PageName): string | undefined {
  return letters[page]
}

/** The words of the menu with their letter, for a role. */
export function placesFor(role: Role) {
  return menuFor(role).flatMap(({ entries }) =>
    entries.flatMap(([word, page]) => {
      const letter = letterOf(page)
      return letter ? [{ word, letter }] : []
    }),
  )
}
