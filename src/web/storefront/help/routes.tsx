import { Hono } from 'hono'
import { z } from 'zod'
import { parseOrderNumber } from '../../../domains/orders/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { attemptGate } from '../../attempts.tsx'
import { settleEmail } from '../../email-question.tsx'
import { pages } from '../../routes.ts'
import { isEmail } from '../checkout/email-address.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, publicPage, readForm, type StorefrontGate } from '../gate.ts'
import { FindOrderView } from './find-order-page.tsx'
import { SupportView } from './support-page.tsx'

const findForm = z.object({
  number: z.string().trim().max(40).catch(''),
  email: z.string().trim().max(254).catch(''),
  proof: z.string().max(8000).optional().catch(undefined),
})
const empty = { number: '', email: '' }

export function helpPages(deps: StorefrontDeps, gate: StorefrontGate): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  return new Hono()
    .get(pages.support, (c) => publicPage(c, <SupportView visit={gate.visit(c)} />))
    .get(pages.findOrder, (c) => {
      const values = { ...empty, number: (c.req.query('number') ?? '').slice(0, 40) }
      return privatePage(c, <FindOrderView visit={gate.visit(c)} values={values} errors={{}} sent={false} />)
    })
    .post(pages.findOrder, async (c) => {
      const visit = gate.visit(c)
      const body = await readForm(c)
      const { proof, ...typed } = findForm.parse(body)
      const { email, question } = settleEmail(body, typed.email)
      const values = { ...typed, email }
      const errors = {
        ...(!parseOrderNumber(values.number) && { number: visit.m.findOrder.errors.number }),
        ...(!isEmail(values.email) && { email: visit.m.findOrder.errors.email }),
      }
      if (question || Object.keys(errors).length > 0)
        return privatePage(c, <FindOrderView {...{ visit, values, errors, question }} sent={false} />, 422)
      const tried = { action: 'find_order', account: foldEmail(values.email), proof } as const
      const hurdle = await attempts.hurdle(c, visit, tried)
      if (hurdle)
        return privatePage(c, <FindOrderView {...{ visit, values, errors, hurdle }} sent={false} />, 429)
      await deps.findOrder(values.number, values.email)
      return privatePage(c, <FindOrderView visit={visit} values={empty} errors={{}} sent />)
    })
}
