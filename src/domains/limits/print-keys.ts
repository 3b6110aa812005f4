import { createHmac } from 'node:crypto'
import type { Secret } from '../../shared/secret.ts'
import type { Attempt } from './attempt.ts'
import { type AccountRule, type Rule, type Rules, rules } from './rules.ts'

export type KeyKind = 'account' | 'request' | 'address' | 'network'
export type PrintedKey = { kind: KeyKind; print: Buffer; rule: AccountRule | Rule }

// Whoever waits instead of working waits where they are: were it kept by the account, strangers could use up the turn.
const kinds: readonly KeyKind[] = ['address', 'network', 'request', 'account']

/** The keys of an attempt as they stand in the table, with their rules; the first is the one that keeps the patience. */
export function printKeys(secret: Secret<Buffer>, { action, keys }: Attempt): PrintedKey[] {
  const known: Rules = rules[action]
  return kinds.flatMap((kind) => {
    const rule = known[kind]
    const value = keys[kind]
    if (!rule || !value) return []
    const print = createHmac('sha256', secret.expose()).update(`${action}\n${kind}\n${value}`).digest()
    return [{ kind, print, rule }]
  })
}
