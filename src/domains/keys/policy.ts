import type { Actor, KeyState } from './key.ts'

/** Who may have a key opened. That it is this customer's key, the order says that holds its unit. */
export function canRevealKey(actor: Actor, key: { state: KeyState }): boolean {
  const sold = key.state === 'assigned' || key.state === 'revealed'
  if (actor.kind === 'customer' || actor.kind === 'recipient') return sold
  return false
}

/**
 * Which keys somebody of the staff may look at, with a reason. Not one that may still be sold, or that its buyer has not
 * opened: nobody could promise any more that it was seen by no one.
 */
export function canLookAtKey(actor: Actor, key: { state: KeyState }): boolean {
  if (actor.kind !== 'staff') return false
  return ['revealed', 'replaced', 'revoked'].includes(key.state)
}
