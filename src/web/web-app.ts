import { type Context, Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { ZodError } from 'zod'
import { AppError } from '../shared/errors.ts'
import { limitKeys, takesKeys } from './admin/keys/uploads.ts'
import { allowedMethods } from './allowed-methods.ts'
import { forgetLeftovers } from './consent/routes.ts'
import { consentRequest, loadedOn } from './consent/visitor-consent.ts'
import { isOutage, statusOf } from './http-status.ts'
import { files, pages, splitLocale } from './routes.ts'
import { sameOriginOnly, securityHeaders } from './security.ts'
import type { StorefrontDeps } from './storefront/deps.ts'
import { type ErrorStatus, errorPage } from './storefront/errors/error-pages.tsx'
import { storefrontGate } from './storefront/gate.ts'
import { storefrontRoutes } from './storefront/index.tsx'
import { takesFiles, uploadBytesMax } from './tickets/uploads.ts'

/** Far more than the longest form of the shop, and nothing to fill a memory with. */
const formBytesMax = 64 * 1024
const signedByOthers: readonly string[] = [files.stripeWebhook, files.mailWebhook, files.mailgunWebhook]

/** Programs show a key with each request and no cookie, and each operation has a limit of its own. */
const isOfPrograms = (path: string) => path.startsWith('/api/v1/')

/** The webhooks, and what mail programs send for whoever clicks on their button (RFC 8058): the link is signed. */
const isSigned = (path: string) =>
  signedByOthers.includes(path) ||
  isOfPrograms(path) ||
  /^\/tell-me\/[^/]+\/stop$/.test(splitLocale(path).path)

/** All surfaces behind one set of guards: headers, same-origin check, size limit, error pages. */
export function webApp(deps: StorefrontDeps, surfaces: readonly Hono[]): Hono {
  const gate = storefrontGate(deps)
  const answer = (c: Context, status: ErrorStatus) => errorPage(c, gate.visit(c, pages.home), status)
  const limited = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => answer(c, 413) })
  const [limitForm, limitUpload] = [limited(formBytesMax), limited(uploadBytesMax)]

  const app = new Hono()
  app.use(
    securityHeaders(deps.shop, (c) =>
      loadedOn(c.req.path, deps.consent, deps.consent.standing(consentRequest(c))),
    ),
  )
  app.use(forgetLeftovers(deps))
  app.use(sameOriginOnly({ exempt: isSigned, refuse: async (c) => answer(c, 403) }))
  // A webhook brings its own, larger limit.
  app.use((c, next) => {
    if (signedByOthers.includes(c.req.path) || isOfPrograms(c.req.path)) return next()
    if (takesKeys(c.req.path)) return limitKeys(c, next)
    return takesFiles(c.req.path) ? limitUpload(c, next) : limitForm(c, next)
  })
  // No column of the database holds U+0000: nothing is called so, and nothing is looked for so. Programs hear of it in their own words.
  app.use(async (c, next) => {
    if (!c.req.url.includes('%00') || isOfPrograms(c.req.path)) return next()
    return answer(c, new URL(c.req.url).pathname.includes('%00') ? 404 : 422)
  })
  app.use(withoutTrailingSlash)
  for (const surface of surfaces) app.route('/', surface)
  app.route('/', storefrontRoutes(deps))

  app.notFound((c) => {
    const methods = allowedMethods(app, c.req.path)
    if (methods.length === 0 || methods.includes(c.req.method)) return errorPage(c, gate.visit(c), 404)
    c.header('allow', methods.join(', '))
    return answer(c, 405)
  })
  app.onError((error, c) => {
    if (error instanceof AppError) return answer(c, statusOf[error.code])
    // What a form of the shop always sends is missing: whoever sent this wrote it by hand.
    if (error instanceof ZodError && c.req.method === 'POST') return answer(c, statusOf.invalid)
    deps.reportError(error, { method: c.req.method, path: c.req.routePath })
    return answer(c, isOutage(error) ? 503 : 500)
  })
  return app
}

/** `/products/` is `/products`. The address is a path alone, so nobody's Host header can lead elsewhere. */
const withoutTrailingSlash: MiddlewareHandler = async (c, next) => {
  const { pathname, search } = new URL(c.req.url)
  const isSlashed = c.req.method === 'GET' && pathname.length > 1 && pathname.endsWith('/')
  return isSlashed ? c.redirect(`/${pathname.replace(/^\/+|\/+$/g, '')}${search}`, 301) : next()
}
