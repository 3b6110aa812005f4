import { createTransport, type NodemailerError } from 'nodemailer'
import type { Mailer, MailOutcome } from '../../domains/notifications/letter.ts'
import type { Sender } from '../../domains/notifications/mail-address.ts'
import { composeMessage, type Sending } from './message.ts'
import { parseSmtpUrl } from './smtp-url.ts'

/** Codes only: a server's words often repeat the address. */
export type MailTrouble = {
  mailId: string
  error: string | null
  smtpCode: number | null
  command: string | null
}

export type SmtpMailerOptions = {
  /** `smtp://user:password@host:587` (STARTTLS is demanded) or `smtps://…`; see parseSmtpUrl. */
  url: string
  sender: Sender
  sending?: Sending
  log(trouble: MailTrouble): void
  /** Upper limit for one delivery, waiting for a free connection included. */
  timeoutMillis?: number
}

/** Sends over a few connections that stay open between letters. `close` lets running deliveries finish. */
export function createSmtpMailer({
  url,
  sender,
  sending = {},
  log,
  timeoutMillis = 60_000,
}: SmtpMailerOptions): Mailer & { close(): void } {
  const transport = createTransport({
    ...parseSmtpUrl(url),
    pool: true,
    maxConnections: 5,
    // Trying again is the outbox's business.
    maxRequeues: 0,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    dnsTimeout: 10_000,
  })
  return {
    async send(message) {
      const signal = AbortSignal.timeout(timeoutMillis)
      try {
        const { response } = await transport.sendMail({ ...composeMessage(sender, message, sending), signal })
        const reference = referenceIn(response)
        const code = Number.parseInt(response, 10) || null
        return { kind: 'accepted', code, ...(reference && { reference }) }
      } catch (error) {
        const reply = readReply(error)
        log({ mailId: message.id, ...reply })
        return outcomeOf(reply)
      }
    },
    close: () => transport.close(),
  }
}

/** The name under which a provider took it: the last word of its answer, where that is one (`250 Ok 0102018f…-000000`). */
function referenceIn(response: string): string | null {
  const last = response.trim().split(/\s+/).at(-1)?.replace(/^<|>$/g, '') ?? ''
  return /^[\w.+=@-]{16,200}$/.test(last) && /\d/.test(last) ? last : null
}

type Reply = Omit<MailTrouble, 'mailId'>

function readReply(error: unknown): Reply {
  const { code, responseCode, command } = error instanceof Error ? (error as NodemailerError) : {}
  return { error: code ?? null, smtpCode: responseCode ?? null, command: command ?? null }
}

/**
 * The reply code decides, not nodemailer's error code, which is EENVELOPE for 451 and 550 alike. A 5xx is final only
 * as an answer to the recipient or the letter: after a wrong SMTP password (535) the letter is as good as before.
 * 503 speaks of the session (RFC 5321 §4.2.2), not of the letter.
 */
export function outcomeOf({ smtpCode, command }: Pick<Reply, 'smtpCode' | 'command'>): MailOutcome {
  const isFinal = smtpCode !== null && smtpCode >= 500 && smtpCode < 600 && smtpCode !== 503
  const isAboutLetter = command === 'RCPT TO' || command === 'DATA'
  if (!isFinal || !isAboutLetter) return { kind: 'deferred', code: smtpCode }
  return { kind: 'refused', code: smtpCode, isAboutRecipient: command === 'RCPT TO' }
}
