import { type Context, Hono } from 'hono'
import { locales } from '../../shared/locale.ts'
import { files, mountPoint, pages } from '../routes.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { publicPage, storefrontGate } from '../storefront/gate.ts'
import type { ApiDeps } from './deps.ts'
import { openApiDocument } from './openapi.ts'
import { basePath, operations } from './operations.ts'
import { sendProblem } from './problem.ts'
import { ReferenceView } from './reference/reference-page.tsx'
import { serve } from './serve.ts'

const version = '1'

/** The public API, its document, and the page that shows it. */
export function apiRoutes(storefront: StorefrontDeps, deps: ApiDeps): Hono {
  const { baseUrl } = storefront.shop
  const gate = storefrontGate(storefront)
  const app = new Hono()
  for (const locale of locales) {
    const document = openApiDocument(locale, { baseUrl, version })
    app.get(mountPoint(locale) === '/' ? pages.apiReference : mountPoint(locale) + pages.apiReference, (c) =>
      publicPage(c, <ReferenceView visit={gate.visit(c)} document={document} />),
    )
  }
  const document = JSON.stringify(openApiDocument('en', { baseUrl, version }))
  app.get(files.apiDocument, (c) => c.body(document, 200, { 'content-type': 'application/json' }))
  for (const operation of operations) {
    const path = basePath + operation.path.replace(/\{(\w+)\}/g, ':$1')
    app.on(operation.method.toUpperCase(), path, (c) => serve(c, deps, operation))
  }
  return app.all(`${basePath}/*`, unknown)
}

/** Programs are answered as programs, also where there is nothing. */
function unknown(c: Context): Response {
  const methods = methodsAt(c.req.path.slice(basePath.length))
  if (methods.length === 0) return sendProblem('not_found', c.req.path)
  const answer = sendProblem('method_not_allowed', c.req.path)
  answer.headers.set('allow', methods.join(', '))
  return answer
}

function methodsAt(path: string): string[] {
  const here = operations.filter((each) =>
    new RegExp(`^${each.path.replace(/\{\w+\}/g, '[^/]+')}$`).test(path),
  )
  const methods = here.map(({ method }) => method.toUpperCase())
  return methods.includes('GET') ? [...methods, 'HEAD'].toSorted() : methods.toSorted()
}
