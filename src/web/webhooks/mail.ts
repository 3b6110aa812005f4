import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { MailReceipt } from '../../domains/tickets/index.ts'
import { minutes } from '../../shared/time.ts'
import { files } from '../routes.ts'
import { readFormBytes } from './form-bytes.ts'

export type MailWebhookDeps = {
  /** Without the body: whether it has the form and the time of a signature. */
  mayBeSigned(signature: string): boolean
  isSigned(body: Buffer, signature: string): boolean
  isSignedByMailgun(given: { timestamp: string; token: string; signature: string }): boolean
  /** Whether Mailgun's token, which signs no body, comes with the body that it came with first. */
  isBodyOfToken(token: string, mail: Buffer): Promise<boolean>
  receive(mail: Buffer, recipients: readonly string[]): Promise<MailReceipt>
}

/** What mail servers take at most, with the third that its coding adds. */
const mailBytesMax = 35 * 1024 * 1024

/** On each way. Each is held in memory, and again while it is read. */
const deliveriesMax = 3

/**
 * Mail that comes in. 200 means: it was taken, or is none that is ever taken. Anything that fails before that answers an error,
 * and whoever brought it tries again.
 */
export function mailWebhook(deps: MailWebhookDeps, bodyMillis = minutes(1)): Hono {
  const within = readWithin(bodyMillis)
  const limited = bodyLimit({ maxSize: mailBytesMax, onError: (c) => c.text('too large', 413) })
  return new Hono()
    .onError((error, c) => {
      if (error.name !== 'TimeoutError') throw error
      return c.text('too slow', 408)
    })
    .use(files.mailWebhook, async (c, next) => {
      if (!deps.mayBeSigned(c.req.header('akm-signature') ?? '')) return c.text('signature', 401)
      return next()
    })
    .post(files.mailWebhook, atOnce(deliveriesMax), within, limited, async (c) => {
      const body = Buffer.from(await c.req.arrayBuffer())
      if (!deps.isSigned(body, c.req.header('akm-signature') ?? '')) return c.text('signature', 401)
      return c.text(await deps.receive(body, []), 200)
    })
    .post(files.mailgunWebhook, atOnce(deliveriesMax), within, limited, async (c) => {
      const form = await readFormBytes(c)
      const words = (name: string) => form.get(name)?.toString() ?? ''
      const [timestamp, token, signature] = [words('timestamp'), words('token'), words('signature')]
      if (!deps.isSignedByMailgun({ timestamp, token, signature })) return c.text('signature', 401)
      const mail = form.get('body-mime')
      if (!mail?.length) return c.text('no mail', 400)
      if (!(await deps.isBodyOfToken(token, mail))) return c.text('signature', 401)
      return c.text(await deps.receive(mail, words('recipient').split(/,\s*/)), 200)
    })
}

/** Whoever comes beside so many is asked to come again, before anything of them is read. */
function atOnce(max: number): MiddlewareHandler {
  let running = 0
  return async (c, next) => {
    if (running >= max) return c.text('busy', 503)
    running += 1
    try {
      return await next()
    } finally {
      running -= 1
    }
  }
}

/** A body that trickles holds one of few places, and who sends it is known only at its end. */
function readWithin(millis: number): MiddlewareHandler {
  return async (c, next) => {
    const { raw } = c.req
    const body = raw.body?.pipeThrough(new TransformStream(), { signal: AbortSignal.timeout(millis) })
    if (body) c.req.raw = new Request(raw, { body, duplex: 'half' } as RequestInit)
    return next()
  }
}
