import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { plainAmount } from '../../../shared/money.ts'
import type { Clock } from '../../../shared/time.ts'
import { fromWallClock, toWallClock } from '../../../shared/time.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { namesMailbox, reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { type CouponField, type CouponForm, couponForm, parseCoupon } from './coupon-form.ts'
import { couponWords } from './coupon-words.ts'
import { CouponsView, type CouponWithUses } from './coupons-page.tsx'
import { couponList } from './promotion-query.ts'

const actForm = z.object({ act: z.enum(['end', 'reopen']), until: z.string().trim().catch('') })

const head = [
  'code',
  'percent',
  'amount',
  'currency',
  'products',
  'uses',
  'uses_max',
  'from',
  'until',
  'state',
]

function recordOf({ code, terms, productIds, uses, usesMax, startsAt, endsAt, problem }: CouponWithUses) {
  const off =
    'percent' in terms ? [terms.percent, '', ''] : ['', plainAmount(terms.amount), terms.amount.currency]
  return [code, ...off, productIds?.length ?? 'all', uses, usesMax, startsAt, endsAt, problem ?? 'on']
}

/** Coupons: which there are and how often they were used, never by whom. */
export function couponPages(deps: AdminDeps, gate: StorefrontGate, admin: AdminGate, clock: Clock): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminCoupons')
  const edit = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'prices.edit', here(c), answer)

  /** The page on which a new one is typed. */
  const type = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allowTyping(c, 'prices.edit', here(c), {
      answer,
      tooLate: async (found, said) =>
        show(c, found, { form: couponForm.parse(await readForm(c)), wrong: [], said }),
    })

  type Shown = { form?: CouponForm; wrong?: readonly CouponField[]; said?: Said }
  async function show(c: Context, found: StaffVisit, shown: Shown = {}) {
    const query = couponList.parse(c.req.query())
    const read = (page: number) => deps.listCoupons({ ...query, ...query.filters, page })
    await found.shows('nobody')
    if (query.asFile) return sendCsv(c, 'coupons', head, allPages(read, recordOf))
    const coupons = await read(query.page)
    const form = shown.form ?? couponForm.parse({ from: toWallClock(clock.now()), once: 'yes' })
    const visit = { ...found.visit, path: pages.adminCoupons }
    const view = <CouponsView {...{ visit, query, coupons, wrong: [], ...shown, form }} />
    return privatePage(c, view, shown.wrong ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminCoupons, (c) =>
      type(c, (found) => {
        const words = couponWords[found.visit.locale]
        const text = { made: words.made, ended: words.ended, reopened: words.reopened }[
          c.req.query('news') ?? ''
        ]
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminCoupons, (c) =>
      type(c, async (found) => {
        const by = found.session.account.id
        const form = couponForm.parse(await readForm(c))
        const parsed = await parseCoupon(form, (slug) => deps.findProductId(by, slug), clock.now())
        if (!parsed.ok) return show(c, found, { form, wrong: parsed.wrong })
        const made = await deps.createCoupon(by, parsed.coupon)
        if (made.ok) return seeOther(c, `${here(c)}?news=made`)
        if (made.reason === 'amount_form') return show(c, found, { form, wrong: ['amount'] })
        const { taken } = couponWords[found.visit.locale]
        return show(c, found, { form, wrong: ['code'], said: { kind: 'bad', text: taken } })
      }),
    )
    .post(pages.adminCoupon, (c) =>
      edit(c, async (found) => {
        const by = found.session.account.id
        const id = c.req.param('coupon') ?? ''
        const sent = await readForm(c)
        if (namesMailbox(sent.reason)) return reasonAgain(c, found, sent, { back: here(c) })
        const reason = readReason(sent)
        if (!reason) return show(c, found, { wrong: [], said: reasonMissing(found) })
        const { act, until } = actForm.parse(sent)
        if (act === 'end') {
          const isEnded = await deps.endCoupon(by, id, reason)
          return seeOther(c, isEnded ? `${here(c)}?news=ended` : here(c))
        }
        const endsAt = until === '' ? null : fromWallClock(until)
        if (endsAt === undefined || (endsAt && endsAt <= clock.now())) {
          const text = couponWords[found.visit.locale].notReopened
          return show(c, found, { wrong: [], said: { kind: 'bad', text } })
        }
        const isOpen = await deps.reopenCoupon(by, id, { endsAt, reason })
        return seeOther(c, isOpen ? `${here(c)}?news=reopened` : here(c))
      }),
    )
}
