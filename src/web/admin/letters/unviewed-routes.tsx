import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { LetterPagesDeps } from './deps.ts'
import { UnviewedView, unviewedDays } from './unviewed-page.tsx'
import { unviewedWords } from './unviewed-words.ts'

const listQuery = z.object({
  days: z.coerce
    .number()
    .refine((each) => unviewedDays.some((known) => known === each))
    .catch(0),
  product: z.string().catch(''),
  mail: z.enum(['all', 'arrived', 'not_arrived']).catch('all'),
  sort: z.enum(['oldest', 'newest']).catch('oldest'),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
})
const settingForm = z.object({ after: z.string().trim().max(10).catch('') })

/** What was paid and never looked at, and when its buyers are reminded. */
export function unviewedPages(deps: LetterPagesDeps, admin: AdminGate, clock: Clock): Hono {
  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    said?: Said,
    refused?: { typed: string; text: string },
  ): Promise<Response> {
    const { product, ...rest } = listQuery.parse(c.req.query())
    const query = { ...rest, productId: parseId('prd', product) ?? null }
    const found = await deps.listUnviewed(query, session.account.id)
    // Numbers of orders and their products: nobody is named.
    await shows('nobody')
    const may = { seeOrder: can(staff.role, 'orders.read'), change: can(staff.role, 'settings.edit') }
    const view = <UnviewedView {...{ visit, query, found, now: clock.now(), may, said, refused }} />
    return privatePage(c, view, refused ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminUnviewed, (c) =>
      admin.allow(c, 'orders.resend', c.req.path, (found) => {
        const text = unviewedWords[found.visit.locale].saved
        return show(c, found, c.req.query('news') === 'saved' ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminUnviewed, async (c) => {
      const { after: typed } = settingForm.parse(await readForm(c))
      return admin.allow(c, 'settings.edit', c.req.path, async (found) => {
        const afterDays = typed === '' ? null : Number(typed)
        const isRight = afterDays === null || (/^\d{1,3}$/.test(typed) && afterDays >= 1 && afterDays <= 365)
        if (!isRight) {
          const text = unviewedWords[found.visit.locale].daysWrong
          return show(c, found, undefined, { typed, text })
        }
        await deps.changeReminder({ afterDays, by: found.session.account.id })
        return seeOther(c, `${href(found.visit.locale, 'adminUnviewed')}?news=saved`)
      })
    })
}
