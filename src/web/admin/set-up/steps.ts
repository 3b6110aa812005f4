import type { Confirmation, SettingName } from '../../../domains/settings/index.ts'

/** What the shop knows of how far it is. */
export type SetUpFacts = {
  demo: boolean
  /** Of the needed settings those that nobody has set. */
  missing: readonly SettingName[]
  /** By which the ring of the keys is known: ids, no secret. */
  ring: string
  /** Since when the legal texts say what they say. */
  textsSince: string
  confirmed: Partial<Record<Confirmation, string>>
  payments: 'stand_in' | 'test' | 'live'
  mail: 'mailbox' | 'smtp'
  accounts: 'local' | 'supabase'
  staff: number
  products: number
  keys: number
  /** The first order that was paid for in this shop. */
  hasSold: boolean
}

export const stepNames = [
  'ring',
  'seller',
  'texts',
  'payments',
  'mail',
  'accounts',
  'staff',
  'stock',
  'sale',
] as const
export type StepName = (typeof stepNames)[number]

/** `done`; `todo`: without it the shop does not sell; `advised`: it sells without. */
export type StepState = 'done' | 'todo' | 'advised'

/** Pure rule: from the first thing to do to the first sale. */
export function stepsOf(facts: SetUpFacts): { name: StepName; state: StepState }[] {
  const { confirmed } = facts
  const done: Record<StepName, boolean> = {
    ring: confirmed.KEYRING_COPIED === facts.ring,
    seller: facts.missing.length === 0,
    texts: confirmed.TEXTS_READ === facts.textsSince,
    payments: facts.payments === 'live',
    mail: facts.mail === 'smtp',
    accounts: true,
    staff: facts.staff > 1,
    stock: !facts.demo && facts.products > 0 && facts.keys > 0,
    sale: !facts.demo && facts.hasSold,
  }
  return stepNames.map((name) => ({
    name,
    state: done[name] ? 'done' : name === 'staff' ? 'advised' : 'todo',
  }))
}
