import { href, type PageName } from '../../routes.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { keptWords } from './kept-words.ts'

/** What the shop keeps for its tickets, list beside list. */
export function KeptNav({ visit: { locale }, here }: { visit: AdminVisit; here: KeptPage }) {
  const words = keptWords[locale]
  return (
    <nav class="kept-nav" aria-label={words.label}>
      <ul>
        {keptPages.map((page) => (
          <li>
            <a href={href(locale, page)} aria-current={page === here ? 'page' : undefined}>
              {words[page]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const keptPages = ['adminReplies', 'adminMacros', 'adminTags'] as const satisfies PageName[]
type KeptPage = (typeof keptPages)[number]
