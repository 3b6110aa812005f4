import { can } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { menuFor } from '../menu.ts'
import { acts } from './entry.ts'
import { searchWords } from './search-words.ts'

/** What somebody may begin. */
export function actsFor({ locale, role }: AdminVisit): { href: string; name: string }[] {
  return acts
    .filter(([, , needs]) => can(role, needs))
    .map(([word, page]) => ({ href: href(locale, page), name: searchWords[locale].acts[word] }))
}

/** Pages of the menu and acts in whose name the words stand; accents aside. All of them without words. */
export function findPages(visit: AdminVisit, text: string): { href: string; name: string }[] {
  const { locale, m } = visit
  const pages = menuFor(visit.role).flatMap(({ entries }) =>
    entries.map(([word, page]) => ({ href: href(locale, page), name: m.admin.menu[word] })),
  )
  const words = folded(text).split(/\s+/)
  return [...pages, ...actsFor(visit)].filter(({ name }) =>
    words.every((word) => folded(name).includes(word)),
  )
}

function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
}
