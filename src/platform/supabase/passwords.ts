import { createHash, randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'

/** bcrypt reads no further, and the server refuses what is longer. */
const bcryptBytes = 72

/** A password as the server can hold it: longer ones by their SHA-384, so that no letter of them is without meaning. */
export function fitted(password: string): string {
  if (Buffer.byteLength(password) <= bcryptBytes) return password
  return createHash('sha384').update(password).digest('base64')
}

/** For whoever enters by mail alone. Letters of every kind, whatever the project asks of passwords. */
export const nobodysPassword = () => `aA1!${randomBytes(36).toString('base64url')}`

/**
 * Holds an outcome back until so much time has passed. The server answers at once for an address that it does not know,
 * and after computing a hash for one that it knows.
 */
export async function noSoonerThan<T>(
  millis: number,
  work: Promise<T>,
  applies: (outcome: T) => boolean = () => true,
): Promise<T> {
  const began = performance.now()
  const outcome = await work
  const rest = began + millis - performance.now()
  if (rest > 0 && applies(outcome)) await sleep(rest)
  return outcome
}
