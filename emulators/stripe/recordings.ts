/** A recording of Stripe itself, made by `akm stripe doctor --record`; its JSON lies in `recordings/`. */
export type KnownRecording = { day: string; apiVersion: string }

/** The recordings that were compared with this emulator, the latest last. There is none yet. */
export const recordings: readonly KnownRecording[] = []

/** What may be said of how far the emulator is like Stripe. */
export function verification(known: readonly KnownRecording[] = recordings): string {
  const last = known.at(-1)
  return last ? `compared with Stripe ${last.apiVersion} on ${last.day}` : 'unverified against Stripe'
}
