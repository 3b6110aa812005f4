import { type Context, Hono } from 'hono'
import { passwordMin } from '../../../domains/identity/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AccountDeps } from '../deps.ts'
import { flawIn } from '../flaw.ts'
import { changePasswordForm, emailForm, enrolForm, proveForm, sessionsForm } from '../forms.ts'
import type { AccountGate, SignedInVisit } from '../gate.ts'
import { BrokenLinkView } from '../sign-in/link-pages.tsx'
import { ChangeEmailView, EmailChangedView } from './change-email-page.tsx'
import { EnrolView, RecoveryCodesView } from './factor-pages.tsx'
import { ProveView } from './prove-page.tsx'
import { type SecurityProps, SecurityView } from './security-page.tsx'

type Said = Pick<SecurityProps, 'said' | 'errors' | 'newEmail' | 'hurdle' | 'emailHurdle'>

/** What guards the account: address, password, second step, devices. */
export function securityPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'accountSecurity')

  /** The provider's session is over, ours is not: only a new sign-in brings both together. */
  function signInAnew(c: Context): Response {
    const { locale } = gate.visit(c)
    const to = encodeURIComponent(href(locale, 'accountFactor'))
    return seeOther(c, `${href(locale, 'signIn')}?again=1&to=${to}`)
  }

  async function show(c: Context, { session }: SignedInVisit, said: Said, status: 200 | 422 | 429 = 200) {
    const [devices, connections, recoveryCodes] = await Promise.all([
      deps.listSessions(session),
      deps.listConnections(session),
      deps.countRecoveryCodes(session),
    ])
    const hasFactor = session.assurance === 2
    const visit = gate.visit(c, pages.accountSecurity)
    return privatePage(
      c,
      <SecurityView {...{ visit, session, devices, connections, hasFactor, recoveryCodes, ...said }} />,
      status,
    )
  }

  return new Hono()
    .get(pages.accountSecurity, (c) =>
      account.open(c, (visit) => {
        const words = gate.visit(c).m.account.security
        const news = { password: words.passwordSaved, factor: words.factorStopped, session: words.ended }
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, visit, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.accountSessions, (c) =>
      account.openFresh(c, here(c), async ({ session }) => {
        const form = sessionsForm.parse(await readForm(c))
        if (form.session === 'others') await deps.endOtherSessions(session)
        else await deps.endSession(session, form.session)
        return seeOther(c, `${here(c)}?news=session`)
      }),
    )
    .post(pages.accountPassword, (c) =>
      account.open(c, async (visit) => {
        const { current, password, proof } = changePasswordForm.parse(await readForm(c))
        const page = gate.visit(c, pages.accountSecurity)
        const { m } = page
        const who = foldEmail(visit.session.account.email)
        const hurdle = await account.hurdle(c, page, { action: 'sign_in', account: who, proof })
        if (hurdle) return show(c, visit, { hurdle }, 429)
        const outcome = await deps.changePassword(visit.session, { current, next: password })
        if (!outcome.ok) {
          const errors =
            outcome.reason === 'flaw'
              ? { password: flawIn(m, outcome.flaw, passwordMin) }
              : { current: m.account.security.currentWrong }
          return show(c, visit, { errors }, 422)
        }
        await account.succeeded(c, 'sign_in', { account: who })
        account.keep(c, outcome.token)
        return seeOther(c, `${here(c)}?news=password`)
      }),
    )
    .post(pages.accountEmail, (c) =>
      account.openFresh(c, here(c), async (visit) => {
        const { email, proof } = emailForm.parse(await readForm(c))
        const page = gate.visit(c, pages.accountSecurity)
        const words = page.m.account
        if (!isEmail(email))
          return show(c, visit, { errors: { email: words.emailWrong }, newEmail: email }, 422)
        const wanted = foldEmail(email)
        const emailHurdle = await account.hurdle(c, page, { action: 'recovery', account: wanted, proof })
        if (emailHurdle) return show(c, visit, { emailHurdle, newEmail: email }, 429)
        await deps.startEmailChange(visit.session, email)
        return show(c, visit, { said: { kind: 'good', text: words.security.emailSent(email) } })
      }),
    )
    .get(pages.accountFactor, (c) =>
      account.openFresh(c, href(gate.visit(c).locale, 'accountFactor'), async ({ token }) => {
        const enrolment = await deps.enrolFactor(token)
        if (!enrolment) return signInAnew(c)
        const [secret, uri] = [enrolment.secret.expose(), enrolment.uri.expose()]
        return privatePage(
          c,
          <EnrolView {...{ visit: gate.visit(c), factor: enrolment.factor, secret, uri }} />,
        )
      }),
    )
    .post(pages.accountFactor, (c) =>
      account.openFresh(c, href(gate.visit(c).locale, 'accountFactor'), async ({ token }) => {
        const { code, ...form } = enrolForm.parse(await readForm(c))
        const visit = gate.visit(c)
        const outcome = await deps.confirmFactor(token, { factor: form.factor, code })
        if (!outcome.ok && outcome.reason === 'signed_out') return signInAnew(c)
        if (!outcome.ok) return privatePage(c, <EnrolView {...{ visit, ...form }} wrong />, 422)
        account.keep(c, outcome.token)
        const codes = outcome.recoveryCodes.map((each) => each.expose())
        return privatePage(c, <RecoveryCodesView {...{ visit, codes }} />)
      }),
    )
    .post(pages.accountFactorOff, (c) =>
      account.openFresh(c, here(c), async ({ token }) => {
        await deps.removeFactor(token)
        return seeOther(c, `${here(c)}?news=factor`)
      }),
    )
    .get(pages.accountProve, (c) =>
      account.open(c, ({ session }) => {
        const to = account.returnTo(c, c.req.query('to'))
        return privatePage(
          c,
          <ProveView {...{ visit: gate.visit(c), to, byCode: session.assurance === 2 }} />,
        )
      }),
    )
    .post(pages.accountProve, (c) =>
      account.open(c, async ({ session, token }) => {
        const form = proveForm.parse(await readForm(c))
        const to = account.returnTo(c, form.to)
        const byCode = session.assurance === 2
        const visit = gate.visit(c)
        const action = byCode ? 'code' : 'sign_in'
        const who = byCode ? session.account.id : foldEmail(session.account.email)
        const keys = { account: who, ...(byCode && { request: who }) }
        const hurdle = await account.hurdle(c, visit, { action, proof: form.proof, ...keys })
        if (hurdle) return privatePage(c, <ProveView {...{ visit, to, byCode, hurdle }} />, 429)
        const outcome = byCode
          ? await deps.checkFactor(token, form.code)
          : await deps.proveAgain(session, form.password)
        if (!outcome.ok) return privatePage(c, <ProveView {...{ visit, to, byCode }} wrong />, 422)
        await account.succeeded(c, action, keys)
        account.keep(c, outcome.token)
        return seeOther(c, to)
      }),
    )
    .get(pages.changeEmailLink, async (c) => {
      const { request, token } = c.req.param()
      const opened = await deps.openRequest(request, null)
      const visit = gate.visit(c, pages.signIn)
      if (opened?.purpose !== 'change_from' && opened?.purpose !== 'change_to') {
        return privatePage(c, <BrokenLinkView visit={visit} />, 410)
      }
      const action = href(visit.locale, 'changeEmailLink', { request, token })
      return privatePage(c, <ChangeEmailView {...{ visit, action, email: opened.email }} />)
    })
    .post(pages.changeEmailLink, async (c) => {
      const { request, token } = c.req.param()
      const visit = gate.visit(c, pages.signIn)
      const outcome = await deps.confirmEmailChange({ requestId: request, token })
      if (!outcome.ok && outcome.reason === 'wrong')
        return privatePage(c, <BrokenLinkView visit={visit} />, 410)
      const said = outcome.ok ? (outcome.done ? 'done' : 'half') : 'taken'
      return privatePage(c, <EmailChangedView {...{ visit, said }} />)
    })
}
