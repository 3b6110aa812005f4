import type { Actor, KeyState } from './key.ts'

/** Who may have a key opened. That it is this customer's key, the order says that holds its unit. */
export function canRevealKey(actor: Actor, key: { state: KeyState }): boolean {
  const sold = key.state === 'assigned' || key.state === 'revealed'
  if (actor.kind === 'customer' || actor.kind === 'recipient') return sold
  return false
}
