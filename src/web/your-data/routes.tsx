import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { MailboxClaim, Person } from '../../domains/privacy/index.ts'
import { foldEmail } from '../../shared/email.ts'
import { AppError } from '../../shared/errors.ts'
import { locales } from '../../shared/locale.ts'
import { attemptGate } from '../attempts.tsx'
import { settleEmail } from '../email-question.tsx'
import { href, mountPoint, pages } from '../routes.ts'
import { isEmail } from '../storefront/checkout/email-address.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther, storefrontGate } from '../storefront/gate.ts'
import { decide } from './decide.ts'
import type { YourDataDeps } from './deps.ts'
import {
  AskForLinkView,
  ConfirmRequestView,
  ErasedView,
  HasAccountView,
  LinkOverView,
  MailboxDataView,
} from './guest-pages.tsx'
import { sendCopy } from './send-copy.ts'

const askForm = z.object({
  email: z.string().trim().max(254).catch(''),
  proof: z.string().max(8000).optional().catch(undefined),
})

type Said = { kind: 'good' | 'bad' | 'plain'; text: string }

/** The rights of whoever has no account: by a link to the mailbox, which opens for an hour. */
export function yourDataRoutes(storefront: StorefrontDeps, deps: YourDataDeps): Hono {
  const gate = storefrontGate(storefront)
  const app = new Hono()
  for (const locale of locales) {
    app.route(mountPoint(locale), askPages(storefront, deps, gate))
    app.route(mountPoint(locale), mailboxPages(deps, gate))
  }
  return app
}

function askPages(storefront: StorefrontDeps, deps: YourDataDeps, gate: StorefrontGate): Hono {
  const attempts = attemptGate(storefront.limits, {
    behindProxy: storefront.shop.behindProxy,
    clock: storefront.clock,
  })
  return new Hono()
    .get(pages.yourData, (c) =>
      privatePage(c, <AskForLinkView visit={gate.visit(c)} email="" sent={false} />),
    )
    .post(pages.yourData, async (c) => {
      const visit = gate.visit(c)
      const body = await readForm(c)
      const { email: given, proof } = askForm.parse(body)
      const { email: typed, question } = settleEmail(body, given)
      // Written to as it is looked up: whoever gets the letter is whose data it opens, whatever looks alike.
      const email = foldEmail(typed)
      const again = { visit, email: typed, sent: false }
      if (!isEmail(email))
        return privatePage(c, <AskForLinkView {...again} error={visit.m.findOrder.errors.email} />, 422)
      if (question) return privatePage(c, <AskForLinkView {...{ ...again, question }} />, 422)
      const tried = { action: 'resend_link', account: email, proof } as const
      const hurdle = await attempts.hurdle(c, visit, tried)
      if (hurdle) return privatePage(c, <AskForLinkView {...again} hurdle={hurdle} />, 429)
      await deps.sendMailboxLink(email, visit.locale)
      return privatePage(c, <AskForLinkView {...again} email="" sent />)
    })
}

function mailboxPages(deps: YourDataDeps, gate: StorefrontGate): Hono {
  const tokenOf = (c: Context) => c.req.param('token') ?? ''

  /** Runs for whoever holds a link that still opens. */
  async function open(
    c: Context,
    answer: (claim: MailboxClaim, who: Person) => Promise<Response>,
  ): Promise<Response> {
    const claim = deps.readMailboxLink(tokenOf(c))
    if (!claim) return privatePage(c, <LinkOverView visit={gate.visit(c)} />, 410)
    return answer(claim, await deps.personOf(claim.email))
  }

  async function show(c: Context, who: Person, said?: Said, status: 200 | 422 = 200): Promise<Response> {
    const visit = gate.visit(c)
    const data = await deps.readYourData(who)
    const page = <MailboxDataView {...{ visit, email: who.email, token: tokenOf(c), data, said }} />
    return privatePage(c, page, status)
  }

  return new Hono()
    .get(pages.mailboxData, (c) =>
      open(c, async ({ request }, who) => {
        const visit = gate.visit(c)
        if (request) return privatePage(c, <ConfirmRequestView {...{ visit, token: tokenOf(c), request }} />)
        if (who.account) return privatePage(c, <HasAccountView visit={visit} />)
        const text = visit.m.yourData.saved
        return show(c, who, c.req.query('news') === 'saved' ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.mailboxData, (c) =>
      open(c, async ({ request }, who) => {
        const visit = gate.visit(c)
        const { act, confirm } = await readForm(c)
        if (request) {
          const done = (await deps.confirmRequest(request)) ? 'confirmed' : 'closed'
          return privatePage(c, <ConfirmRequestView {...{ visit, token: tokenOf(c), request, done }} />)
        }
        // A mailbox alone must not do what the account may guard with a second step.
        if (who.account) return privatePage(c, <HasAccountView visit={visit} />, 403)
        const words = visit.m.yourData.guest
        if (act === 'copy') return sendCopy(c, await deps.exportData(who, visit.locale))
        if (act === 'erase') {
          if (confirm !== 'yes')
            return show(c, who, { kind: 'bad', text: visit.m.account.data.confirmMissing }, 422)
          const outcome = await deps.eraseData(who)
          if (!outcome.ok && outcome.reason === 'open_orders')
            return show(c, who, { kind: 'plain', text: words.waiting }, 422)
          gate.clearCookie(c, 'cart')
          return privatePage(c, <ErasedView visit={visit} />)
        }
        const decided = await decide(deps, who, act)
        if (!decided) throw new AppError('invalid', 'no such decision')
        return seeOther(c, `${href(visit.locale, 'mailboxData', { token: tokenOf(c) })}?news=saved`)
      }),
    )
}
