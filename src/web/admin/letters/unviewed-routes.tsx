import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { LetterPagesDeps, UnviewedInList } from './deps.ts'
import { UnviewedView } from './unviewed-page.tsx'
import { unviewedFilterOf, unviewedList } from './unviewed-query.ts'
import { unviewedWords } from './unviewed-words.ts'

const head = ['order', 'delivered_at', 'products', 'sealed_keys', 'letter', 'address_refused', 'reminded_at']
const settingForm = z.object({ after: z.string().trim().max(10).catch('') })

/** What was paid and never looked at, and when its buyers are reminded. */
export function unviewedPages(deps: LetterPagesDeps, admin: AdminGate, clock: Clock): Hono {
  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    said?: Said,
    refused?: { typed: string; text: string },
  ): Promise<Response> {
    const query = unviewedList.parse(c.req.query())
    const asked = { ...unviewedFilterOf(query), mail: query.filters.mail }
    const by = session.account.id
    // Numbers of orders and their products: nobody is named.
    await shows(query.asFile ? { kind: 'unviewed_list', ids: ['csv'] } : 'nobody')
    if (query.asFile)
      return sendCsv(c, 'unviewed', head, recordsOf(deps.readUnviewed(asked, by), recordOf(visit.locale)))
    const found = await deps.listUnviewed({ ...asked, page: query.page }, by)
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

const recordOf = (locale: Locale) => (row: UnviewedInList) => [
  row.number,
  row.deliveredAt,
  row.products.map((name) => name[locale]).join(', '),
  row.sealed,
  row.mail?.state ?? '',
  row.emailRefused,
  row.mail?.remindedAt ?? '',
]
