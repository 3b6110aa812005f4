import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { staffProofs } from '../../../domains/correction/index.ts'
import { resendables } from '../../../domains/notifications/index.ts'
import { noteMax } from '../../../domains/orders/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { FailedAct } from './act-sections.tsx'
import type { OrderPagesDeps } from './deps.ts'
import { orderDeskWords } from './order-desk-words.ts'
import { orderIdOf, type ShowOrder } from './show-order.tsx'

const line = z.string().trim().max(500).catch('')
const noteForm = z.object({ words: z.string().trim().max(noteMax).catch('') })
const letterForm = z.object({ what: z.enum(resendables) })
const emailForm = z.object({
  email: z.string().trim().max(254).catch(''),
  proof: z.enum(['', ...staffProofs]).catch(''),
  reason: line,
})
const keyForm = z.object({ message: line, reason: line })
const reasonForm = z.object({ reason: line })
const holdForm = reasonForm.extend({ act: z.enum(['hold', 'release']) })

const reasonMin = 3

/** What the staff do with an order beside its money. Each act has its own address and permission. */
export function orderActPages(deps: OrderPagesDeps, admin: AdminGate, show: ShowOrder): Hono {
  const done = (c: Context, { visit }: StaffVisit, news: string) =>
    seeOther(c, `${href(visit.locale, 'adminOrder', { order: orderIdOf(c) })}?news=${news}`)
  const wordsOf = ({ visit }: StaffVisit) => orderDeskWords[visit.locale].acts
  const refuse = (c: Context, found: StaffVisit, failed: FailedAct, text?: string) =>
    show(c, found, { failed, ...(text && { said: { kind: 'bad', text } }) })
  /** The act and who does it, of an order that they may see. */
  const actOn = async (c: Context, { session }: StaffVisit) => {
    const by = session.account.id
    const desk = await deps.openOrder(orderIdOf(c), by)
    if (!desk) throw new AppError('not_found', 'no such order')
    return { orderId: orderIdOf(c), by }
  }

  const correct = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allowTyping(c, 'orders.correct', orderPathOf(c), {
      answer,
      tooLate: async (found, said) =>
        show(c, found, {
          failed: { act: 'email', values: emailForm.parse(await readForm(c)), errors: {} },
          said,
        }),
    })

  const hold = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allowTyping(c, 'fraud.decide', orderPathOf(c), {
      answer,
      tooLate: async (found, said) =>
        show(c, found, {
          failed: { act: 'hold', values: reasonForm.parse(await readForm(c)), errors: {} },
          said,
        }),
    })

  return new Hono()
    .post(pages.adminOrderNotes, (c) =>
      admin.allow(c, 'orders.read', orderPathOf(c), async (found) => {
        const values = noteForm.parse(await readForm(c))
        const errors = { words: wordsOf(found).note.missing }
        if (values.words === '') return refuse(c, found, { act: 'note', values, errors })
        await deps.noteOnOrder({ ...(await actOn(c, found)), ...values })
        return done(c, found, 'note')
      }),
    )
    .post(pages.adminOrderLetters, (c) =>
      admin.allow(c, 'orders.resend', orderPathOf(c), async (found) => {
        const form = letterForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such letter')
        const outcome = await deps.resendToBuyer({ ...(await actOn(c, found)), ...form.data })
        if (outcome.ok) return done(c, found, 'letter')
        const failed = { act: 'letters', values: {}, errors: {} } as const
        return refuse(c, found, failed, wordsOf(found).letters[outcome.reason])
      }),
    )
    .post(pages.adminOrderEmail, (c) =>
      correct(c, async (found) => {
        const { email, proof, reason } = emailForm.parse(await readForm(c))
        const words = wordsOf(found)
        const errors = wrongOnes({
          email: !isEmail(email) && words.email.wrong,
          proof: proof === '' && words.email.proofMissing,
          reason: reason.length < reasonMin && words.reasonMissing,
        })
        const failed = { act: 'email', values: { email, proof, reason }, errors } as const
        if (proof === '' || Object.keys(errors).length > 0) return refuse(c, found, failed)
        const named = await actOn(c, found)
        const outcome = await deps.correctOrderEmail({
          ...{ ...named, email, proof, reason },
          mayVouch: can(found.staff.role, 'orders.vouch'),
        })
        return outcome.ok ? done(c, found, 'email') : refuse(c, found, failed, words.email[outcome.reason])
      }),
    )
    .post(pages.adminOrderKey, (c) =>
      admin.allow(c, 'tickets.answer', orderPathOf(c), async (found) => {
        const unitId = parseId('unt', c.req.param('unit') ?? '')
        if (!unitId) throw new AppError('not_found', 'no such key')
        const { message, reason } = keyForm.parse(await readForm(c))
        const words = wordsOf(found)
        const errors = wrongOnes({
          message: message === '' && words.key.refusals.unknown_message,
          reason: reason.length < reasonMin && words.reasonMissing,
        })
        const failed = { act: 'key', values: { unit: unitId, message, reason }, errors } as const
        if (Object.keys(errors).length > 0) return refuse(c, found, failed)
        const outcome = await deps.replaceOrderKey({ ...(await actOn(c, found)), unitId, message, reason })
        return outcome.ok
          ? done(c, found, 'key')
          : refuse(c, found, failed, words.key.refusals[outcome.reason])
      }),
    )
    .post(pages.adminOrderHold, (c) =>
      hold(c, async (found) => {
        const form = holdForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such act')
        const { act, reason } = form.data
        const words = wordsOf(found)
        const failed = { act: 'hold', values: { reason }, errors: { reason: words.reasonMissing } } as const
        if (reason.length < reasonMin) return refuse(c, found, failed)
        const named = await actOn(c, found)
        const outcome =
          act === 'hold'
            ? await deps.holdOrder({ ...named, reason })
            : await deps.releaseOrder({ ...named, reason })
        if (outcome.ok) return done(c, found, act === 'hold' ? 'held' : 'released')
        return refuse(c, found, { ...failed, errors: {} }, words.hold.refusals[outcome.reason])
      }),
    )
}

/** Back to the order after a proof that was asked for in between; the act is pressed again there. */
const orderPathOf = (c: Context) => c.req.path.replace(/\/(notes|letters|email|hold|keys\/[^/]*)$/, '')

function wrongOnes(tried: Record<string, string | false>): Record<string, string> {
  return Object.fromEntries(Object.entries(tried).flatMap(([name, wrong]) => (wrong ? [[name, wrong]] : [])))
}
