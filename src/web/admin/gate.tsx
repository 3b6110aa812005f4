import type { Context } from 'hono'
import { isAlive, isFresh, type Session } from '../../domains/identity/index.ts'
import type { Reads } from '../../domains/security/index.ts'
import { can, isDangerous, type Permission, type StaffMember } from '../../domains/staff/index.ts'
import { AppError, assert } from '../../shared/errors.ts'
import { after, type Clock, minutes } from '../../shared/time.ts'
import type { AccountGate } from '../account/gate.ts'
import { href, splitLocale } from '../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../storefront/gate.ts'
import type { AdminVisit, Said } from './admin-layout.tsx'
import type { AdminDeps } from './deps.ts'
import { NotAllowedView } from './not-allowed-page.tsx'
import { SendAgainView, typedIn } from './send-again-page.tsx'
import { listAt } from './views/list-pages.ts'

export type StaffVisit = {
  visit: AdminVisit
  session: Session
  staff: StaffMember
  /** Every page says whom it shows, before it does; that is written down. A page that says nothing is not sent. */
  shows(reads: Reads | 'nobody'): Promise<void>
}
type Answer = (visit: StaffVisit) => Response | Promise<Response>
/** What becomes of a form that comes when the proof has just ended: its page, with what was typed and these words. */
export type AnswerTooLate = (visit: StaffVisit, said: Said) => Response | Promise<Response>

/** How long a proof has to hold still when a page is opened on which much is typed. */
const typingMillis = minutes(5)

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
      if (can(found.staff.role, permission)) {
        if (isListAsked(c) && c.req.method !== 'GET')
          throw new AppError('invalid', 'a form that asks for a file')
        return answer(found)
      }
      await found.shows('nobody')
      return privatePage(c, <NotAllowedView {...found} />, 403)
    }
    return enter(c, ask, permission)
  }

  return {
    enter,
    /** For an act that wants a proof of the last ten minutes where others of its page want none. */
    async proved(c: Context, found: StaffVisit, back: string, answer: Answer): Promise<Response> {
      return isFresh(found.session, clock.now()) ? answer(found) : askProof(c, found, back)
    },
    /** For acts that move nothing, such as keeping words: they ask for no proof. */
    permit,
    /**
     * `back`: where to go after a proof that was asked for in between; what a form says waits for it. To take a whole list as a
     * file is an act as well, for which one comes back to the list.
     */
    allow(c: Context, permission: Permission, back: string, answer: Answer): Promise<Response> {
      return permit(c, permission, async (found) => {
        const isAct = c.req.method === 'GET' ? permission === 'books.export' : isDangerous(permission)
        const isProved = isFresh(found.session, clock.now())
        if (isAct && !isProved) return askProof(c, found, back)
        if (isListAsked(c) && !isProved) return askProof(c, found, pageOf(c))
        return answer(found)
      })
    },
    /**
     * A dangerous act on whose page much is typed, so that nothing of it is lost: the page asks for a proof that holds for a while
     * yet before it is shown, and a form that comes too late all the same is answered by `tooLate`.
     */
    allowTyping(
      c: Context,
      permission: Permission,
      back: string,
      { answer, tooLate }: { answer: Answer; tooLate: AnswerTooLate },
    ): Promise<Response> {
      return permit(c, permission, async (found) => {
        const now = clock.now()
        if (c.req.method !== 'GET') {
          if (isFresh(found.session, now)) return answer(found)
          return tooLate(found, proofFirst(found, back))
        }
        // What a form was just answered is shown first; with it nothing is taken as a file.
        const isNews = c.req.query('news') !== undefined && !isListAsked(c)
        if (!isNews && !isFresh(found.session, after(now, typingMillis))) return askProof(c, found, pageOf(c))
        return answer(found)
      })
    },
  }
}

/**
 * Whether a whole list is to be taken as a file, however the address writes it: a list reads the first of several, and letters
 * in any spelling.
 */
const isListAsked = (c: Context) => c.req.queries('as')?.includes('csv') === true

/** The page that was asked for, with its filters; where its list was to be taken as a file, the list itself. */
function pageOf(c: Context): string {
  const { pathname, searchParams } = new URL(c.req.url)
  searchParams.delete('as')
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

const proofAt = ({ visit }: StaffVisit, back: string) =>
  `${href(visit.locale, 'accountProve')}?to=${encodeURIComponent(back)}`

function proofFirst(found: StaffVisit, back: string): Said {
  const { admin } = found.visit.m
  return { kind: 'bad', text: admin.proveFirst, link: { href: proofAt(found, back), words: admin.prove } }
}

/** A page is opened after the proof; a form waits for it with what was typed, so that nobody types it twice. */
async function askProof(c: Context, found: StaffVisit, back: string): Promise<Response> {
  const typed = c.req.method === 'POST' ? typedIn(await readForm(c)) : []
  if (typed.length === 0) return seeOther(c, proofAt(found, back))
  await found.shows('nobody')
  const visit = { ...found.visit, path: splitLocale(back).path }
  const { pathname, search } = new URL(c.req.url)
  const said = proofFirst(found, back)
  return privatePage(c, <SendAgainView {...{ visit, typed, said, back }} action={pathname + search} />, 422)
}

export type AdminGate = ReturnType<typeof adminGate>
