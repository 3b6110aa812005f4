import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import type { OpenedRequest, StartedSession } from '../../../domains/identity/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { href, pages } from '../../routes.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { AccountDeps } from '../deps.ts'
import { codeForm, emailForm, factorForm, newPasswordForm, passwordForm } from '../forms.ts'
import type { AccountGate } from '../gate.ts'
import { FactorView } from './factor-page.tsx'
import { BrokenLinkView, ConfirmAddressView, ConfirmLinkView } from './link-pages.tsx'
import { MailSentView } from './mail-sent-page.tsx'
import { SignInView } from './sign-in-page.tsx'

/** All ways in and the way out. */
export function signInPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  /** A session has begun: its cookie, and on to where the visitor was heading. */
  async function enter(c: Context, session: StartedSession, to: string): Promise<Response> {
    // One browser has one session: the one before, whoever's it was, ends here.
    const before = await account.find(c)
    if (before) await deps.signOut(before.session)
    account.keep(c, session.token)
    if (!session.awaitsFactor) return seeOther(c, to)
    return seeOther(c, `${href(gate.visit(c).locale, 'secondFactor')}?to=${encodeURIComponent(to)}`)
  }

  type Link = { requestId: string; token: string; password?: string }

  async function useLink(c: Context, link: Link, again?: Again): Promise<Response> {
    const outcome = await deps.finishByLink(link, account.seen(c))
    if (outcome.ok) return enter(c, outcome.session, account.returnTo(c, outcome.returnTo))
    if (outcome.reason === 'password' && again) return again({ wrong: true }, 422)
    return privatePage(c, <BrokenLinkView visit={gate.visit(c)} />, 410)
  }

  type Again = (problem: { wrong?: boolean; hurdle?: Child }, status: 200 | 422 | 429) => Response

  /** The page that comes before a link is used elsewhere than where it was asked for. */
  function asking(c: Context, { email, asksPassword }: OpenedRequest): Again {
    const { request = '', token = '' } = c.req.param()
    const visit = gate.visit(c, pages.signIn)
    const action = href(visit.locale, 'signInLink', { request, token })
    const Page = asksPassword ? ConfirmAddressView : ConfirmLinkView
    return (problem, status) => privatePage(c, <Page {...{ visit, action, email, ...problem }} />, status)
  }

  return new Hono()
    .get(pages.signIn, async (c) => {
      const to = c.req.query('to') ?? null
      const signedIn = await account.find(c)
      const anew = c.req.query('again') === '1'
      if (signedIn && !signedIn.session.awaitsFactor && !anew) return seeOther(c, account.returnTo(c, to))
      account.deviceHash(c)
      const visit = gate.visit(c)
      const words = visit.m.account.signIn
      const said = c.req.query('out') === '1' ? ({ kind: 'good', text: words.signedOut } as const) : undefined
      return privatePage(c, <SignInView {...{ visit, to, said }} />)
    })
    .post(pages.signIn, async (c) => {
      const { email, password, to, proof } = passwordForm.parse(await readForm(c))
      const visit = gate.visit(c)
      const { locale } = visit
      const words = visit.m.account
      const again = (problem: { emailError?: string; text?: string }) => {
        const said = problem.text ? ({ kind: 'bad', text: problem.text } as const) : undefined
        return privatePage(
          c,
          <SignInView {...{ visit, email, said, to: to || null, emailError: problem.emailError }} />,
          422,
        )
      }
      if (!isEmail(email)) return again({ emailError: words.emailWrong })
      const hurdle = await account.hurdle(c, visit, { action: 'sign_in', account: foldEmail(email), proof })
      if (hurdle) return privatePage(c, <SignInView {...{ visit, email, hurdle, to: to || null }} />, 429)
      const outcome = await deps.signIn({ email, password, locale }, account.seen(c))
      if (outcome.ok) {
        await account.succeeded(c, 'sign_in', { account: foldEmail(email) })
        return enter(c, outcome.session, account.returnTo(c, to))
      }
      if (outcome.reason === 'unconfirmed') {
        const browserHash = account.deviceHash(c)
        await deps.askForProof({ purpose: 'confirm_email', email, locale, browserHash, returnTo: to || null })
      }
      return again({ text: words.signIn[outcome.reason] })
    })
    .post(pages.signInByMail, async (c) => {
      const { email, to, proof } = emailForm.parse(await readForm(c))
      const visit = gate.visit(c)
      const { locale } = visit
      if (!isEmail(email)) {
        const emailError = visit.m.account.emailWrong
        return privatePage(c, <SignInView {...{ visit, email, emailError, to: to || null }} />, 422)
      }
      const hurdle = await account.hurdle(c, visit, { action: 'recovery', account: foldEmail(email), proof })
      if (hurdle) return privatePage(c, <SignInView {...{ visit, email, hurdle, to: to || null }} />, 429)
      const returnTo = to ? account.returnTo(c, to) : null
      const browserHash = account.deviceHash(c)
      await deps.askForProof({ purpose: 'sign_in', email, locale, browserHash, returnTo })
      return privatePage(c, <MailSentView {...{ visit, email, to: returnTo }} purpose="sign_in" />)
    })
    .post(pages.signInCode, async (c) => {
      const { email, code, to, proof, ...form } = codeForm.parse(await readForm(c))
      const visit = gate.visit(c)
      const purpose = form.purpose === 'confirm_email' ? 'confirm_email' : 'sign_in'
      const digits = code.replace(/\D/g, '')
      const browserHash = account.deviceHash(c)
      // The code of a letter works in one browser only, so the browser stands for the letter.
      const keys = { account: foldEmail(email), request: browserHash.toString('hex') }
      const hurdle = await account.hurdle(c, visit, { action: 'code', ...keys, proof })
      if (hurdle) {
        return privatePage(c, <MailSentView {...{ visit, purpose, email, hurdle, to: to || null }} />, 429)
      }
      const outcome = await deps.finishByCode({ purpose, email, code: digits, browserHash }, account.seen(c))
      if (outcome.ok) {
        await account.succeeded(c, 'code', keys)
        return enter(c, outcome.session, account.returnTo(c, outcome.returnTo ?? to))
      }
      return privatePage(c, <MailSentView {...{ visit, purpose, email, to: to || null }} wrong />, 422)
    })
    .get(pages.signInLink, async (c) => {
      const { request, token } = c.req.param()
      const opened = await deps.openRequest(request, account.deviceHash(c))
      if (!opened) return privatePage(c, <BrokenLinkView visit={gate.visit(c, pages.signIn)} />, 410)
      return opened.sameBrowser ? useLink(c, { requestId: request, token }) : asking(c, opened)({}, 200)
    })
    .post(pages.signInLink, async (c) => {
      const { request, token } = c.req.param()
      const opened = await deps.openRequest(request, account.deviceHash(c))
      if (!opened?.asksPassword) return useLink(c, { requestId: request, token })
      const { password, proof } = newPasswordForm.parse(await readForm(c))
      const again = asking(c, opened)
      const who = foldEmail(opened.email)
      const hurdle = await account.hurdle(c, gate.visit(c), { action: 'sign_in', account: who, proof })
      return hurdle ? again({ hurdle }, 429) : useLink(c, { requestId: request, token, password }, again)
    })
    .get(pages.secondFactor, async (c) => {
      const visit = gate.visit(c)
      const signedIn = await account.find(c)
      const to = account.returnTo(c, c.req.query('to'))
      if (!signedIn) return seeOther(c, href(visit.locale, 'signIn'))
      if (!signedIn.session.awaitsFactor) return seeOther(c, to)
      return privatePage(c, <FactorView {...{ visit, to }} />)
    })
    .post(pages.secondFactor, async (c) => {
      const form = factorForm.parse(await readForm(c))
      const visit = gate.visit(c)
      const to = account.returnTo(c, form.to)
      const signedIn = await account.find(c)
      if (!signedIn) return seeOther(c, href(visit.locale, 'signIn'))
      const who = signedIn.session.account.id
      const tried = { action: 'code', account: who, request: who, proof: form.proof } as const
      const hurdle = await account.hurdle(c, visit, tried)
      if (hurdle) return privatePage(c, <FactorView {...{ visit, to, hurdle }} />, 429)
      const outcome = await deps.checkFactor(signedIn.token, form.code)
      if (!outcome.ok && outcome.reason === 'signed_out') {
        return seeOther(c, `${href(visit.locale, 'signIn')}?again=1&to=${encodeURIComponent(to)}`)
      }
      if (!outcome.ok) return privatePage(c, <FactorView {...{ visit, to }} wrong />, 422)
      await account.succeeded(c, 'code', { account: who, request: who })
      account.keep(c, outcome.token)
      return seeOther(c, to)
    })
    .post(pages.signOut, async (c) => {
      const signedIn = await account.find(c)
      if (signedIn) await deps.signOut(signedIn.session)
      account.forget(c)
      return seeOther(c, `${href(gate.visit(c).locale, 'signIn')}?out=1`)
    })
}
