import { Hono } from 'hono'
import { files } from '../../routes.ts'
import { contentSecurityPolicy } from '../../security.ts'
import type { Mailbox, Shop } from '../deps.ts'
import { notFoundPage } from '../errors/error-pages.tsx'
import { privatePage, type StorefrontGate } from '../gate.ts'
import { downloadHeaders, filesOf } from './attachments.ts'
import { LetterView, MailboxView } from './mailbox-pages.tsx'

/** A letter brings its own styles and nothing else; it runs no script and may be framed by its page alone. */
const letterPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; base-uri 'self'; sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation"

/** The demo's mailbox. Mounted only where no letter leaves the machine. */
export function mailboxPages(shop: Shop, mailbox: Mailbox, gate: StorefrontGate): Hono {
  return new Hono()
    .get(files.devMail, async (c) =>
      privatePage(c, <MailboxView visit={gate.visit(c, '/')} letters={await mailbox.list()} />),
    )
    .get(files.devLetter, async (c) => {
      const letter = await mailbox.find(c.req.param('id'))
      if (!letter) return notFoundPage(c, gate.visit(c, '/'))
      c.header('content-security-policy', contentSecurityPolicy(shop, { framesOwnPages: true }))
      return privatePage(c, <LetterView visit={gate.visit(c, '/')} letter={letter} />)
    })
    .get(files.devLetterBody, async (c) => {
      const letter = await mailbox.find(c.req.param('id'))
      if (!letter) return c.notFound()
      c.header('content-security-policy', letterPolicy)
      c.header('cache-control', 'no-store')
      return c.html(letter.html.replace(/<head[^>]*>/i, '$&<base target="_top">'))
    })
    .get(files.devLetterAttachment, async (c) => {
      const letter = await mailbox.find(c.req.param('id'))
      const file = letter && filesOf(letter).find(({ fileName }) => fileName === c.req.param('file'))
      if (!file) return c.notFound()
      return c.body(Uint8Array.from(file.content), 200, downloadHeaders(file))
    })
}
