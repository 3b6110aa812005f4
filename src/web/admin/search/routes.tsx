import { Hono } from 'hono'
import { z } from 'zod'
import { pages } from '../../routes.ts'
import { privatePage, readForm } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { SearchPageDeps } from './deps.ts'
import { findEntries } from './find-entries.ts'
import { SearchView } from './search-page.tsx'
import { searchWords } from './search-words.ts'

const query = z.object({ q: z.string().trim().max(200).catch('') })

/** One search over the back office, as a page and for the palette. Whatever of persons is among what it finds is written down first. */
export function searchPages(deps: SearchPageDeps & Pick<AdminDeps, 'recordReads'>, admin: AdminGate): Hono {
  async function find(found: StaffVisit, text: string) {
    const { entries, seen } = await findEntries(deps, found, text)
    const by = found.session.account.id
    for (const { permission, reads } of seen) await deps.recordReads({ by, permission, reads })
    // Of each kind by its own right, above.
    await found.shows('nobody')
    return entries
  }

  return new Hono()
    .get(pages.adminSearch, (c) =>
      admin.enter(c, async (found) => {
        return privatePage(c, <SearchView visit={found.visit} text="" entries={await find(found, '')} />)
      }),
    )
    .post(pages.adminSearch, (c) =>
      admin.enter(c, async (found) => {
        // In the body, because an address is written into the logs of whoever stands in between.
        const { q } = query.parse(await readForm(c))
        const words = searchWords[found.visit.locale]
        const entries = await find(found, q)
        if (!c.req.header('accept')?.includes('application/json'))
          return privatePage(c, <SearchView visit={found.visit} text={q} entries={entries} />)
        c.header('cache-control', 'no-store')
        return c.json(entries.map(({ kind, ...entry }) => ({ ...entry, kind: words.kind[kind] })))
      }),
    )
}
