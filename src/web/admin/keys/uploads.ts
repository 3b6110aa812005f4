import type { MiddlewareHandler } from 'hono'
import { uploadBytesMax } from '../../../domains/keys/index.ts'
import { pages, splitLocale } from '../../routes.ts'

/** The file of keys, and as much again as a form has without. */
const bytesMax = uploadBytesMax + 64 * 1024

export const takesKeys = (path: string): boolean => splitLocale(path).path === pages.adminKeyImport

/**
 * A form that is too long is refused by the length that it names, before anything of it is read. Every browser names it; what
 * comes in chunks of no known length is no form of ours.
 */
export const limitKeys: MiddlewareHandler = async (c, next) => {
  const isKnown = c.req.header('transfer-encoding') === undefined
  if (isKnown && Number(c.req.header('content-length') ?? 0) <= bytesMax) return next()
  return c.redirect(`${c.req.path}?news=too_large`, 303)
}
