import type { Permission } from '../staff/index.ts'

/** What a program may do over the public API. Whatever is not in the list of its key is denied. */
export const scopes = [
  'products.read',
  'products.write',
  'stock.read',
  'orders.read',
  'customers.read',
  'keys.import',
  'webhooks.manage',
] as const
export type Scope = (typeof scopes)[number]

/** What somebody of the staff would need for the same: so reads are written down, and a page says what a key may do. */
export const permissionOf = {
  'products.read': 'catalogue.edit',
  'products.write': 'catalogue.edit',
  'stock.read': 'catalogue.edit',
  'orders.read': 'orders.read',
  'customers.read': 'customers.read',
  'keys.import': 'keys.import',
  'webhooks.manage': 'settings.edit',
} as const satisfies Record<Scope, Permission>

export function parseScope(text: string): Scope | undefined {
  return scopes.find((scope) => scope === text)
}
