import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { MailReceipt } from '../../domains/tickets/index.ts'
import { files } from '../routes.ts'

export type MailWebhookDeps = {
  isSigned(body: Buffer, signature: string): boolean
  isSignedByMailgun(given: { timestamp: string; token: string; signature: string }): boolean
  receive(mail: Buffer, recipients: readonly string[]): Promise<MailReceipt>
}

/** What mail servers take at most, with the third that its coding adds. */
const mailBytesMax = 35 * 1024 * 1024

/**
 * Mail that comes in. 200 means: it was taken, or is none that is ever taken. Anything that fails before that answers 5xx, and
 * whoever brought it tries again.
 */
export function mailWebhook(deps: MailWebhookDeps): Hono {
  const limited = bodyLimit({ maxSize: mailBytesMax, onError: (c) => c.text('too large', 413) })
  return new Hono()
    .post(files.mailWebhook, limited, async (c) => {
      const body = Buffer.from(await c.req.arrayBuffer())
      if (!deps.isSigned(body, c.req.header('akm-signature') ?? '')) return c.text('signature', 401)
      return c.text(await deps.receive(body, []), 200)
    })
    .post(files.mailgunWebhook, limited, async (c) => {
      const form = await readFields(c)
      const [timestamp, token, signature] = [form('timestamp'), form('token'), form('signature')]
      if (!deps.isSignedByMailgun({ timestamp, token, signature })) return c.text('signature', 401)
      return c.text(await deps.receive(Buffer.from(form('body-mime')), form('recipient').split(/,\s*/)), 200)
    })
}

async function readFields(c: Context): Promise<(name: string) => string> {
  const fields = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>)
  return (name) => {
    const value = fields[name]
    return typeof value === 'string' ? value : ''
  }
}
