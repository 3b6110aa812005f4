import { Hono } from 'hono'
import { pages } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminGate } from '../gate.tsx'
import { ClaimsView } from './claims-page.tsx'
import type { ClaimsPageDeps } from './deps.ts'

/** What the privacy policy promises, and whether it was proved. */
export function claimsPages(deps: ClaimsPageDeps, admin: AdminGate): Hono {
  return new Hono().get(pages.adminClaims, (c) =>
    admin.allow(c, 'audit.read', c.req.path, async ({ visit, shows }) => {
      await shows('nobody')
      return privatePage(c, <ClaimsView {...{ visit, ...(await deps.readClaims()) }} />)
    }),
  )
}
