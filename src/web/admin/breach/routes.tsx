import { type Context, Hono } from 'hono'
import { stream } from 'hono/streaming'
import type { Breach } from '../../../domains/privacy/index.ts'
import { locales } from '../../../shared/locale.ts'
import type { Clock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import type { Shop } from '../../storefront/deps.ts'
import { privatePage, seeOther } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { type AskedBreach, parseBreach, queryOf, readBreachForm } from './breach-form.ts'
import { BreachView } from './breach-page.tsx'
import { draftNotice, type NoticeFacts, noticeReaders } from './notices.ts'
import { peopleCsv } from './people-csv.ts'

/** Helps on the day when data got out. Looking counts and drafts; who it is leaves by the file alone. */
export function breachPages(
  deps: Pick<AdminDeps, 'assessBreach' | 'listAffected'>,
  admin: AdminGate,
  { clock, shop }: { clock: Clock; shop: Shop },
): Hono {
  const topics = shop.privacy.topics.map(({ topic }) => topic)

  const handle = (c: Context, answer: (found: StaffVisit) => Promise<Response>) => {
    // After a proof that was asked for in between, the question is still there.
    const back = `${c.req.path.replace(/\/people$/, '')}?${queryOf(readBreachForm(c.req.url))}`
    return admin.allow(c, 'privacy.handle', back, answer)
  }

  async function assess(c: Context, { session }: StaffVisit): Promise<NoticeFacts | undefined> {
    const breach = parseBreach(readBreachForm(c.req.url), topics)
    if (!breach) return undefined
    const assessment = await deps.assessBreach(session.account.id, questionOf(breach))
    return { breach, assessment, shop, now: clock.now() }
  }

  const again = (c: Context, { visit }: StaffVisit) => seeOther(c, href(visit.locale, 'adminBreach'))

  return new Hono()
    .get(pages.adminBreach, (c) =>
      handle(c, async (staff) => {
        const form = readBreachForm(c.req.url)
        const found = await assess(c, staff)
        await staff.shows('nobody')
        const isIncomplete = !found && new URL(c.req.url).search !== ''
        const { visit } = staff
        return privatePage(
          c,
          <BreachView {...{ visit, form, topics, found, isIncomplete }} />,
          isIncomplete ? 422 : 200,
        )
      }),
    )
    .get(pages.adminBreachNotice, (c) =>
      handle(c, async (staff) => {
        const found = await assess(c, staff)
        const reader = noticeReaders.find((each) => each === c.req.query('to'))
        const locale = locales.find((each) => each === c.req.query('in'))
        if (!found || !reader || !locale) return again(c, staff)
        await staff.shows('nobody')
        heading(c, 'text/plain', `notice-${reader}-${locale}.txt`)
        return c.body(draftNotice(reader, found, locale))
      }),
    )
    .post(pages.adminBreachPeople, (c) =>
      handle(c, async (staff) => {
        const found = await assess(c, staff)
        if (!found) return again(c, staff)
        const { id, people } = found.assessment
        await staff.shows({ kind: 'breach', ids: [id], persons: people })
        heading(c, 'text/csv', `affected-${id}.csv`)
        return stream(c, async (out) => {
          for await (const piece of peopleCsv(deps.listAffected(questionOf(found.breach)))) {
            if (out.aborted) break
            await out.write(piece)
          }
        })
      }),
    )
}

/** What the domain is asked, without what only the notices say. */
function questionOf({ topics, from, until, scope, network }: AskedBreach): Breach {
  return { topics, from, until, scope, network }
}

function heading(c: Context, type: string, name: string): void {
  c.header('cache-control', 'no-store')
  c.header('content-type', `${type}; charset=utf-8`)
  c.header('content-disposition', `attachment; filename="${name}"`)
}
