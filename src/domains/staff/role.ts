export const roles = ['owner', 'manager', 'support', 'finance', 'privacy'] as const
export type Role = (typeof roles)[number]

/** What somebody of the staff may do. Whatever is not granted below is denied. */
export const permissions = [
  'catalogue.edit',
  'prices.edit',
  'keys.import',
  'keys.reveal',
  'keys.export',
  'orders.read',
  'orders.resend',
  'orders.correct',
  'orders.vouch',
  'orders.refund',
  'orders.make',
  'customers.read',
  'tickets.answer',
  'tickets.manage',
  'help.edit',
  'fraud.decide',
  'disputes.answer',
  'reports.read',
  'books.read',
  'books.export',
  'books.keep',
  'privacy.handle',
  'audit.read',
  'settings.edit',
  'staff.manage',
] as const
export type Permission = (typeof permissions)[number]

const granted: Record<Role, readonly Permission[]> = {
  owner: permissions,
  manager: [
    'catalogue.edit',
    'prices.edit',
    'keys.import',
    'keys.reveal',
    'orders.read',
    'orders.resend',
    'orders.correct',
    'orders.vouch',
    'orders.refund',
    'orders.make',
    'customers.read',
    'tickets.answer',
    'tickets.manage',
    'help.edit',
    'fraud.decide',
    'disputes.answer',
    'reports.read',
    'books.read',
    'audit.read',
  ],
  support: [
    'orders.read',
    'orders.resend',
    'orders.correct',
    'customers.read',
    'tickets.answer',
    'help.edit',
  ],
  finance: ['orders.read', 'orders.refund', 'reports.read', 'books.read', 'books.export', 'books.keep'],
  privacy: ['customers.read', 'privacy.handle', 'audit.read'],
}

/** Acts that show or move what cannot be taken back: they want a proof not older than ten minutes. */
const dangerous: readonly Permission[] = [
  'prices.edit',
  'keys.reveal',
  'keys.export',
  'orders.correct',
  'orders.vouch',
  'orders.refund',
  'orders.make',
  'disputes.answer',
  'fraud.decide',
  'books.export',
  'books.keep',
  'privacy.handle',
  'settings.edit',
  'staff.manage',
]

/** Pure rule: a table that ends in deny. */
export function can(role: Role, permission: Permission): boolean {
  return granted[role].includes(permission)
}

export function isDangerous(permission: Permission): boolean {
  return dangerous.includes(permission)
}

export function parseRole(text: string): Role | undefined {
  return roles.find((role) => role === text)
}
