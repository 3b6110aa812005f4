import { type Context, Hono } from 'hono'
import type { PublishedDocument } from '../../../domains/privacy/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { pages } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, publicPage, readForm, type StorefrontGate } from '../gate.ts'
import { CookiesView } from './cookies-page.tsx'
import { listDocuments } from './documents/published-texts.ts'
import { VersionsView } from './documents/versions-page.tsx'
import { LegalNoticeView } from './legal-notice-page.tsx'
import { PrivacyView } from './privacy-page.tsx'
import { TermsView } from './terms-page.tsx'

export function legalPages({ documentDates: dates, ...deps }: StorefrontDeps, gate: StorefrontGate): Hono {
  async function versions(c: Context, visit: Visit, document: PublishedDocument) {
    const found = await deps.listDocumentVersions(document)
    return publicPage(c, <VersionsView {...{ visit, document, versions: found }} />)
  }

  return new Hono()
    .get(pages.privacy, (c) => {
      const overdue = deps.overdue()
      return publicPage(c, <PrivacyView {...{ visit: gate.visit(c), dates, overdue }} />)
    })
    .get(pages.terms, (c) => publicPage(c, <TermsView {...{ visit: gate.visit(c), dates }} />))
    .get(pages.legalNotice, (c) => publicPage(c, <LegalNoticeView {...{ visit: gate.visit(c), dates }} />))
    .get(pages.cookies, (c) => publicPage(c, <CookiesView {...{ visit: gate.visit(c), dates }} />))
    .post(pages.counting, async (c) => {
      const objects = (await readForm(c)).act === 'object'
      if (objects) gate.setCookie(c, 'uncounted', '1')
      else gate.clearCookie(c, 'uncounted')
      const visit = gate.visit(c, pages.cookies)
      const counting = objects ? 'objected' : 'agreed'
      return privatePage(c, <CookiesView {...{ visit, dates, counting }} />)
    })
    .get(pages.privacyVersions, (c) => versions(c, gate.visit(c), 'privacy'))
    .get(pages.document, (c) => {
      const document = listDocuments(deps.shop).find((each) => each === c.req.param('document'))
      if (!document) throw new AppError('not_found', 'no document of that name')
      return versions(c, gate.visit(c), document)
    })
}
