import { Secret } from '../../shared/secret.ts'
import { type KeyContent, normaliseText, textOf } from './key-content.ts'
import type { Vault } from './vault.ts'

/** How a key is recognised without being known: by all of it, and by its last characters for support. */
export type KeyPrint = { pepperId: string; fingerprint: Buffer; tail: Buffer }

/** What support is read out on the telephone. */
export const tailLength = 5

/** One print per pepper in use, so that a pepper can be replaced while imports go on. */
export function printsOf(
  vault: Vault,
  content: KeyContent,
  pepperIds: readonly string[] = vault.pepperIds,
): KeyPrint[] {
  if (content.kind === 'image') {
    const bytes = new Secret(content.bytes)
    // Nobody reads the end of a photo to support: an image has no tail.
    const tail = Buffer.alloc(0)
    return pepperIds.map((pepperId) => ({
      pepperId,
      fingerprint: vault.keyedHash(pepperId, 'image', bytes),
      tail,
    }))
  }
  const text = normaliseText(textOf(content))
  const whole = new Secret(Buffer.from(text))
  const end = new Secret(Buffer.from(text.replaceAll('\n', '').slice(-tailLength)))
  return pepperIds.map((pepperId) => ({
    pepperId,
    fingerprint: vault.keyedHash(pepperId, 'text', whole),
    tail: vault.keyedHash(pepperId, 'tail', end),
  }))
}
