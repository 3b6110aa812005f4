import type { PaymentProvider } from '../../src/domains/payments/index.ts'

/** The process died here. */
export class Crash extends Error {
  override readonly name = 'Crash'
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

type Accidents = ReturnType<typeof accidents>

/** The provider as a process sees it that may die before or after any call. */
export function accidentProne(provider: PaymentProvider, waiting: Accidents): PaymentProvider {
  const exposed =
    <Args extends unknown[], Result>(act: keyof PaymentProvider, call: (...args: Args) => Promise<Result>) =>
    async (...args: Args): Promise<Result> => {
      if (waiting.strikes(`before ${act}`)) throw new Crash()
      const result = await call(...args)
      if (waiting.strikes(`after ${act}`)) throw new Crash()
      return result
    }
  return {
    openSession: exposed('openSession', provider.openSession),
    readFacts: exposed('readFacts', provider.readFacts),
    expireSession: exposed('expireSession', provider.expireSession),
    capture: exposed('capture', provider.capture),
    release: exposed('release', provider.release),
    refund: exposed('refund', provider.refund),
  }
}
