import type { Context } from 'hono'
import { isAlive, isFresh, type Session } from '../../domains/identity/index.ts'
import type { Reads } from '../../domains/security/index.ts'
import { can, isDangerous, type Permission, type StaffMember } from '../../domains/staff/index.ts'
import { AppError, assert } from '../../shared/errors.ts'
import type { Clock } from '../../shared/time.ts'
import type { AccountGate } from '../account/gate.ts'
import { href } from '../routes.ts'
import { privatePage, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import type { AdminVisit } from './admin-layout.tsx'
import type { AdminDeps } from './deps.ts'
import { NotAllowedView } from './not-allowed-page.tsx'
import { listAt } from './views/list-pages.ts'

export type StaffVisit = {
  visit: AdminVisit
  session: Session
  staff: StaffMember
  /** Every page says whom it shows, before it does; that is written down. A page that says nothing is not sent. */
  shows(reads: Reads | 'nobody'): Promise<void>
}
type Answer = (visit: StaffVisit) => Response | Promise<Response>

/**
 * The one gate of the back office: signed in, on the staff, with a second factor, not idle for long, allowed by role, and
 * for dangerous acts proved in the last ten minutes. For whoever is not on the staff nothing is here.
 */
export function adminGate(
  deps: Pick<AdminDeps, 'findStaff' | 'recordReads' | 'openViews'>,
  gate: StorefrontGate,
  account: AccountGate,
  clock: Clock,
) {
  async function enter(c: Context, answer: Answer, permission?: Permission): Promise<Response> {
    return account.open(c, async ({ session }) => {
      const staff = await deps.findStaff(session.account.id)
      if (!staff) throw new AppError('not_found', 'the back office, for somebody who is no staff')
      const visit = gate.visit(c)
      if (session.assurance !== 2) return seeOther(c, href(visit.locale, 'adminWelcome'))
      if (!isAlive(session, clock.now(), 'back_office')) {
        account.forget(c)
        return seeOther(c, `${href(visit.locale, 'signIn')}?to=${encodeURIComponent(c.req.path)}`)
      }
      let isSaid = false
      const shows: StaffVisit['shows'] = async (reads) => {
        isSaid = true
        if (reads === 'nobody') return
        assert(permission, 'whoever shows persons asks for a permission')
        await deps.recordReads({ by: session.account.id, permission, reads })
      }
      const hasKeys = gate.readCookie(c, 'keys') === undefined
      const query = new URL(c.req.url).search.slice(1)
      const may = permission === undefined || can(staff.role, permission)
      const list = may && c.req.method === 'GET' ? listAt(visit.path) : undefined
      const keeper = { by: session.account.id, isOwner: staff.role === 'owner' }
      const views = list ? await deps.openViews({ list, query, ...keeper }) : []
      const known = { ...visit, role: staff.role, hasKeys, views, query }
      const response = await answer({ visit: known, session, staff, shows })
      // A redirect shows nobody; where it leads, it is asked again.
      assert(isSaid || response.status === 303, `${c.req.path} does not say whom it shows`)
      return response
    })
  }

  function permit(c: Context, permission: Permission, answer: Answer): Promise<Response> {
    const ask: Answer = async (found) => {
      if (can(found.staff.role, permission)) return answer(found)
      await found.shows('nobody')
      return privatePage(c, <NotAllowedView {...found} />, 403)
    }
    return enter(c, ask, permission)
  }

  return {
    enter,
    /** For acts that move nothing, such as keeping words: a proof asked for in between would lose what was typed. */
    permit,
    /** `back`: where to go after a proof that was asked for in between; the act is pressed again there. */
    allow(c: Context, permission: Permission, back: string, answer: Answer): Promise<Response> {
      return permit(c, permission, async (found) => {
        const isAct = c.req.method !== 'GET'
        if (isAct && isDangerous(permission) && !isFresh(found.session, clock.now())) {
          const to = encodeURIComponent(back)
          return seeOther(c, `${href(found.visit.locale, 'accountProve')}?to=${to}`)
        }
        return answer(found)
      })
    },
  }
}

export type AdminGate = ReturnType<typeof adminGate>
