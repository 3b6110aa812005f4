import { timingSafeEqual } from 'node:crypto'

/** Compares in a time that says nothing of where they differ. */
export function areSameBytes(a: string | Uint8Array, b: string | Uint8Array): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
