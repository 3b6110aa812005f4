import { Hono } from 'hono'
import { cookieJar } from '../../cookies.ts'
import { pages } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, publicPage, readForm, type StorefrontGate } from '../gate.ts'
import { CookiesView } from './cookies-page.tsx'
import { LegalNoticeView } from './legal-notice-page.tsx'
import { PrivacyView } from './privacy-page.tsx'
import { PrivacyVersionsView } from './privacy-versions-page.tsx'
import { TermsView } from './terms-page.tsx'

export function legalPages(deps: StorefrontDeps, gate: StorefrontGate): Hono {
  const { wireName } = cookieJar({ secure: deps.shop.baseUrl.startsWith('https:') })
  return new Hono()
    .get(pages.privacy, (c) =>
      publicPage(
        c,
        <PrivacyView visit={gate.visit(c)} updated={deps.privacyUpdated} overdue={deps.overdue()} />,
      ),
    )
    .get(pages.privacyVersions, async (c) => {
      const versions = await deps.listPrivacyVersions()
      return publicPage(c, <PrivacyVersionsView {...{ visit: gate.visit(c), versions }} />)
    })
    .get(pages.cookies, (c) => publicPage(c, <CookiesView visit={gate.visit(c)} nameOf={wireName} />))
    .post(pages.counting, async (c) => {
      const objects = (await readForm(c)).act === 'object'
      if (objects) gate.setCookie(c, 'uncounted', '1')
      else gate.clearCookie(c, 'uncounted')
      const visit = gate.visit(c, pages.cookies)
      const counting = objects ? 'objected' : 'agreed'
      return privatePage(c, <CookiesView {...{ visit, nameOf: wireName, counting }} />)
    })
    .get(pages.terms, (c) => publicPage(c, <TermsView visit={gate.visit(c)} version={deps.shop.termsDate} />))
    .get(pages.legalNotice, (c) => publicPage(c, <LegalNoticeView visit={gate.visit(c)} />))
}
