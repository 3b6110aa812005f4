import { type PrivacyRequestId, parseId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'

/** Whoever holds such a link reads that mailbox; with a request it is meant to confirm just that. */
export type MailboxClaim = { email: string; request: PrivacyRequestId | null; until: Date }

type Sealer = {
  seal(name: string, content: Secret<string>): Buffer
  open(name: string, box: Buffer): Secret<string>
}

const name = 'mailbox link'

/** Links that carry what they claim, sealed: nothing about them is kept, and nobody reads an address in one. */
export function mailboxLinksOver(sealer: Sealer) {
  return {
    tokenFor({ email, request, until }: MailboxClaim): string {
      return sealer
        .seal(name, new Secret(JSON.stringify([email, request, until.getTime()])))
        .toString('base64url')
    },
    /** Undefined for whatever was not made here, or is over. */
    read(token: string, now: Date): MailboxClaim | undefined {
      const claim = open(sealer, token)
      return claim && claim.until > now ? claim : undefined
    },
  }
}

export type MailboxLinks = ReturnType<typeof mailboxLinksOver>

function open(sealer: Sealer, token: string): MailboxClaim | undefined {
  if (!/^[\w-]{40,1000}$/.test(token)) return undefined
  try {
    const [email, request, until] = JSON.parse(sealer.open(name, Buffer.from(token, 'base64url')).expose())
    return {
      email,
      request: request === null ? null : (parseId('prq', request) ?? null),
      until: new Date(until),
    }
  } catch {
    // Anybody may send anything: what does not open opens nothing.
    return undefined
  }
}
