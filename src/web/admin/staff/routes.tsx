import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { parseRole, type Role } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AccountGate } from '../../account/gate.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said as Told } from '../admin-layout.tsx'
import type { AdminDeps, StaffOnPage } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { addressOf, backTo } from '../list/back-to.ts'
import { sendCsv } from '../list/send-csv.ts'
import { pageOf } from '../list/short-list.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { arranged, nameOf, type StaffListQuery, staffList } from './staff-list.ts'
import { StaffView } from './staff-page.tsx'
import { WelcomeView } from './welcome-page.tsx'

const line = z.string().trim().max(300).catch('')
const memberForm = z.object({ act: line, role: line, reason: line })
const inviteForm = z.object({ email: line, role: line })

type Said = { said?: Told; invite?: { email: string; role?: Role | undefined; error?: string } }

export function staffPages(
  deps: AdminDeps,
  gate: StorefrontGate,
  account: AccountGate,
  admin: AdminGate,
): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminStaff')
  const manage = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'staff.manage', here(c), answer)

  /** The page on which a colleague is invited. */
  const invite = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allowTyping(c, 'staff.manage', here(c), {
      answer,
      async tooLate(found, said) {
        const { email, role } = inviteForm.parse(await readForm(c))
        return show(c, found, { said, invite: { email, role: parseRole(role) } }, 422)
      },
    })

  async function show(
    c: Context,
    found: StaffVisit,
    said: Said = {},
    status: 200 | 422 = 200,
    query = staffList.parse(c.req.query()),
  ) {
    const by = found.session.account.id
    const [members, invitations] = await Promise.all([deps.listStaff(by), deps.listInvitations(by)])
    const list = pageOf(arranged(members, query, found.visit.locale), query.page)
    await found.shows({ kind: 'staff', ids: list.rows.map(({ accountId }) => accountId) })
    const visit = { ...found.visit, path: pages.adminStaff }
    const { session } = found
    return privatePage(c, <StaffView {...{ visit, session, query, list, invitations, ...said }} />, status)
  }

  /** Of everybody what the page shows of them. */
  async function takeAlong(c: Context, found: StaffVisit, query: StaffListQuery) {
    const { locale, m } = found.visit
    const rows = arranged(await deps.listStaff(found.session.account.id), query, locale)
    await found.shows({ kind: 'staff_list', ids: ['csv'], persons: rows.length })
    const read = async (page: number) => pageOf(rows, page)
    return sendCsv(c, 'staff', m.admin.staff.file, allPages(read, recordOf))
  }

  return new Hono()
    .get(pages.adminWelcome, (c) =>
      account.open(c, async ({ session }) => {
        const [staff, invitation] = await Promise.all([
          deps.findStaff(session.account.id),
          deps.findInvitation(session),
        ])
        // Neither on the staff nor invited: there is no back office here.
        if (!staff && !invitation) throw new AppError('not_found', 'no invitation')
        if (staff && session.assurance === 2) return seeOther(c, href(gate.visit(c).locale, 'admin'))
        const hasFactor = session.assurance === 2
        return privatePage(c, <WelcomeView {...{ visit: gate.visit(c), invitation, hasFactor }} />)
      }),
    )
    .post(pages.adminWelcome, (c) =>
      account.open(c, async ({ session }) => {
        const outcome = await deps.acceptInvitation(session)
        const { locale } = gate.visit(c)
        return seeOther(c, href(locale, outcome.ok ? 'admin' : 'adminWelcome'))
      }),
    )
    .get(pages.adminStaff, (c) =>
      invite(c, (found) => {
        const query = staffList.parse(c.req.query())
        if (query.asFile) return takeAlong(c, found, query)
        const words = found.visit.m.admin.staff
        const news = { changed: words.changed, removed: words.removed, withdrawn: words.withdrawn }
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminInvitations, (c) =>
      invite(c, async (found) => {
        const form = inviteForm.parse(await readForm(c))
        const { m, locale } = found.visit
        const role = parseRole(form.role)
        if (!isEmail(form.email) || !role) {
          return show(c, found, { invite: { email: form.email, role, error: m.account.emailWrong } }, 422)
        }
        await deps.inviteStaff({ email: form.email, role, invitedBy: found.session.account.id, locale })
        return show(c, found, { said: { kind: 'good', text: m.admin.staff.invited(form.email) } })
      }),
    )
    .post(pages.adminInvitation, (c) =>
      manage(c, async ({ session }) => {
        await deps.withdrawInvitation(c.req.param('invitation') ?? '', session.account.id)
        return seeOther(c, `${here(c)}?news=withdrawn`)
      }),
    )
    .post(pages.adminStaffMember, (c) =>
      manage(c, async (found) => {
        const sent = await readForm(c)
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: here(c) })
        const form = memberForm.parse(sent)
        const words = found.visit.m.admin.staff
        const back = backTo(sent.back, here(c))
        const refuse = (text: string) =>
          show(c, found, { said: { kind: 'bad', text } }, 422, staffList.parse(addressOf(back)))
        if (form.reason.length < 3) return refuse(words.reasonMissing)
        const change = {
          accountId: c.req.param('account') ?? '',
          by: found.session.account.id,
          reason: form.reason,
        }
        const role = parseRole(form.role)
        const isRemoval = form.act === 'remove'
        if (!isRemoval && !role) throw new AppError('invalid', 'no such role')
        const outcome =
          role && !isRemoval ? await deps.changeRole({ ...change, role }) : await deps.removeStaff(change)
        if (outcome.ok) return seeOther(c, `${back}news=${isRemoval ? 'removed' : 'changed'}`)
        if (outcome.reason === 'not_allowed') throw new AppError('not_allowed', 'removed since the gate')
        return refuse(outcome.reason === 'last_owner' ? words.lastOwner : words.gone)
      }),
    )
}

function recordOf(member: StaffOnPage): unknown[] {
  return [nameOf(member), member.account.email, member.role, member.since]
}
