export const keyStates = [
  'available',
  'reserved',
  'assigned',
  'revealed',
  'revoked',
  'replaced',
  'quarantined',
] as const

/** `assigned` is sold and sealed: nobody has seen the key yet, so it may still return to stock. */
export type KeyState = (typeof keyStates)[number]

/** What a key may become. The database refuses everything else (`shop.guard_key_state`). */
const transitions: Readonly<Record<KeyState, readonly KeyState[]>> = {
  available: ['reserved', 'quarantined', 'revoked'],
  reserved: ['available', 'assigned'],
  assigned: ['available', 'revealed', 'revoked', 'replaced'],
  revealed: ['revoked', 'replaced'],
  quarantined: ['available', 'revoked'],
  revoked: [],
  replaced: [],
}

export function canBecome(from: KeyState, to: KeyState): boolean {
  return transitions[from].includes(to)
}

/** Why a key goes back to stock, and from which states it may for that reason. */
export const releaseReasons = {
  /** Nobody paid in time. A key that was paid for is not taken back by a deadline. */
  expired: ['reserved'],
  cancelled: ['reserved'],
  /** The buyer changed their mind while the key was sealed (directive 2011/83/EU art. 9). */
  withdrawn: ['reserved', 'assigned'],
  refunded: ['reserved', 'assigned'],
  /** A bank doubts the payment: whoever paid with their own card may have it, or the next one, later. */
  withheld: ['reserved', 'assigned'],
} as const satisfies Record<string, readonly KeyState[]>

export type ReleaseReason = keyof typeof releaseReasons

/** Who caused a step, as the custody ledger names them. A recipient opens what a customer gave away. */
export type Actor = { kind: 'customer' | 'recipient' | 'staff' | 'system'; id?: string }
