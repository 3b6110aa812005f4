import { Hono } from 'hono'
import { passwordMin } from '../../../domains/identity/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { settleEmail } from '../../email-question.tsx'
import { pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate } from '../../storefront/gate.ts'
import type { AccountDeps } from '../deps.ts'
import { flawIn } from '../flaw.ts'
import { passwordForm } from '../forms.ts'
import type { AccountGate } from '../gate.ts'
import { MailSentView } from '../sign-in/mail-sent-page.tsx'
import { SignUpView } from './sign-up-page.tsx'

export function signUpPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  return new Hono()
    .get(pages.signUp, (c) => {
      account.deviceHash(c)
      return privatePage(c, <SignUpView visit={gate.visit(c)} to={c.req.query('to') ?? null} />)
    })
    .post(pages.signUp, async (c) => {
      const body = await readForm(c)
      const { email: typed, password, to, proof } = passwordForm.parse(body)
      const { email, question } = settleEmail(body, typed)
      const visit = gate.visit(c)
      const returnTo = to ? account.returnTo(c, to) : null
      if (!isEmail(email)) {
        const errors = { email: visit.m.account.emailWrong }
        return privatePage(c, <SignUpView {...{ visit, email, errors, to: returnTo }} />, 422)
      }
      if (question) return privatePage(c, <SignUpView {...{ visit, email, question, to: returnTo }} />, 422)
      const hurdle = await account.hurdle(c, visit, { action: 'sign_up', account: foldEmail(email), proof })
      if (hurdle) return privatePage(c, <SignUpView {...{ visit, email, hurdle, to: returnTo }} />, 429)
      const browserHash = account.deviceHash(c)
      const { locale } = visit
      const outcome = await deps.signUp({ email, password, locale, browserHash, returnTo })
      if (outcome.ok) {
        return privatePage(c, <MailSentView {...{ visit, email, to: returnTo }} purpose="confirm_email" />)
      }
      const errors = { password: flawIn(visit.m, outcome.flaw, passwordMin) }
      return privatePage(c, <SignUpView {...{ visit, email, errors, to: returnTo }} />, 422)
    })
}
