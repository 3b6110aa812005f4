import type { GivenFile } from '../files/prepare-files.ts'

/** A mail that came in, read: who wrote it, where it went, what it says. */
export type ReceivedMail = {
  /** Whether a person wrote it, or a program, or a mail server that could not deliver. */
  kind: 'person' | 'automatic' | 'bounce'
  /** Its Message-ID; of a mail without one what stands for it, the same for the same mail. */
  reference: string
  from: string | null
  /** Every address that it was sent to, as far as it is told. */
  to: readonly string[]
  subject: string
  /** With what is quoted below. */
  text: string
  files: readonly GivenFile[]
}

/** One that somebody wrote who can be answered. */
export type WrittenMail = ReceivedMail & { from: string }
