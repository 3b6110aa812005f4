import type { PaymentProvider } from '../../src/domains/payments/index.ts'

/** The process died here. */
export class Crash extends Error {
  override readonly name = 'Crash'

  constructor() {
    super('the process died')
  }
}

/** Where a process may die: around each call to the provider, or inside a transaction that tells others something. */
export type Accident = `before ${keyof PaymentProvider}` | `after ${keyof PaymentProvider}` | 'telling'

/** Accidents that wait for their moment; each strikes once. */
export function accidents() {
  const armed = new Set<Accident>()
  return {
    arm: (accident: Accident) => void armed.add(accident),
    strikes: (accident: Accident) => armed.delete(accident),
    clear: () => armed.clear(),
  }
}

export type Accidents = ReturnType<typeof accidents>
