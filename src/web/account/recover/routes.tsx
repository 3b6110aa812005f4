import { Hono } from 'hono'
import { passwordMin } from '../../../domains/identity/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AccountDeps } from '../deps.ts'
import { flawIn } from '../flaw.ts'
import { emailForm, newPasswordForm } from '../forms.ts'
import type { AccountGate } from '../gate.ts'
import { BrokenLinkView } from '../sign-in/link-pages.tsx'
import { ChoosePasswordView, RecoverSentView, RecoverView } from './recover-pages.tsx'

export function recoverPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  return new Hono()
    .get(pages.recover, (c) => privatePage(c, <RecoverView visit={gate.visit(c)} />))
    .post(pages.recover, async (c) => {
      const { email, proof } = emailForm.parse(await readForm(c))
      const visit = gate.visit(c)
      const { locale } = visit
      if (!isEmail(email)) {
        return privatePage(
          c,
          <RecoverView {...{ visit, email, emailError: visit.m.account.emailWrong }} />,
          422,
        )
      }
      const hurdle = await account.hurdle(c, visit, { action: 'recovery', account: foldEmail(email), proof })
      if (hurdle) return privatePage(c, <RecoverView {...{ visit, email, hurdle }} />, 429)
      const browserHash = account.deviceHash(c)
      await deps.askForProof({ purpose: 'recovery', email, locale, browserHash, returnTo: null })
      return privatePage(c, <RecoverSentView {...{ visit, email }} />)
    })
    .get(pages.recoverLink, async (c) => {
      const { request, token } = c.req.param()
      const visit = gate.visit(c, pages.recover)
      const opened = await deps.openRequest(request, null)
      if (opened?.purpose !== 'recovery') return privatePage(c, <BrokenLinkView visit={visit} />, 410)
      const action = href(visit.locale, 'recoverLink', { request, token })
      return privatePage(c, <ChoosePasswordView {...{ visit, action, email: opened.email }} />)
    })
    .post(pages.recoverLink, async (c) => {
      const { request, token } = c.req.param()
      const { password } = newPasswordForm.parse(await readForm(c))
      const visit = gate.visit(c, pages.recover)
      const opened = await deps.openRequest(request, null)
      const outcome = await deps.recover({ requestId: request, token, password }, account.seen(c))
      if (outcome.ok) {
        account.keep(c, outcome.session.token)
        const to = account.returnTo(c, outcome.returnTo)
        if (!outcome.session.awaitsFactor) return seeOther(c, to)
        return seeOther(c, `${href(visit.locale, 'secondFactor')}?to=${encodeURIComponent(to)}`)
      }
      if (outcome.reason !== 'flaw' || !opened) return privatePage(c, <BrokenLinkView visit={visit} />, 410)
      const action = href(visit.locale, 'recoverLink', { request, token })
      const error = flawIn(visit.m, outcome.flaw, passwordMin)
      return privatePage(c, <ChoosePasswordView {...{ visit, action, error, email: opened.email }} />, 422)
    })
}
