/** What a provider says of a letter that it had taken. */
export type MailEvent = {
  /** By what the letter may be known: Message-IDs, and the name that the mail server gave it. */
  references: readonly string[]
  /** Whom it was for, where that is told. */
  recipient: string | null
  at: Date
} & (
  | { kind: 'delayed' }
  /** It will not arrive. `isPermanent`: nor will the next one (RFC 3463, class 5). */
  | { kind: 'bounced'; isPermanent: boolean; code: string | null }
  | { kind: 'complained' }
)

export type MailEventRequest = { headers: { get(name: string): string | null }; body: Buffer; now: Date }

/** One provider's way to report. Each is authenticated: what nobody signed says nothing. */
export type MailEvents = {
  /** Undefined when it is not the provider who speaks. */
  read(request: MailEventRequest): Promise<readonly MailEvent[] | undefined>
}
