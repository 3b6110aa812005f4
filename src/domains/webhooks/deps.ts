import type { Db } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Clock } from '../../shared/time.ts'
import type { WebhookSender } from './sender.ts'

/** Seals with the ring; satisfied by the platform. */
export type SecretSealer = {
  seal(name: string, content: Secret<string>): Buffer
  open(name: string, box: Buffer): Secret<string>
}

export type WebhookDeps = {
  db: Db
  clock: Clock
  queue: JobQueue
  sealer: SecretSealer
  sender: WebhookSender
  /** Whether the seller has declared who receives what is told: otherwise nobody does (docs/decisions/0031). */
  isOn: boolean
}
