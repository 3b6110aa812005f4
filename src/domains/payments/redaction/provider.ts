/**
 * Takes what names a person out of the provider's records of a payment. Every call may fail with `ProviderError`, whose
 * message is then a code of the provider, or `http_` and a status: `refused` at `open` means that it will not be done
 * over this door, however often it is asked.
 * Source: https://docs.stripe.com/privacy/redaction (public preview).
 */
export type RedactionProvider = {
  /** Opens a job, or finds that it was done before. The same key again is the same job. */
  open(request: RedactionRequest): Promise<RedactionFacts>
  /** Reads how far a job is, and lets it run when it may. */
  follow(jobId: string): Promise<RedactionFacts>
  /** Has a job looked at again that was refused. */
  checkAgain(jobId: string): Promise<RedactionFacts>
}

export type RedactionRequest = { idempotencyKey: string; sessionId: string; intentId: string | null }

export type RedactionFacts =
  /** `jobId` is null when it was done by a job that nobody here remembers. */
  | { phase: 'redacted'; jobId: string | null }
  | { phase: 'working' | 'cancelled'; jobId: string }
  /** The state of the payment forbids it, for now: an open dispute, too young. */
  | { phase: 'refused'; jobId: string; reason: string }
