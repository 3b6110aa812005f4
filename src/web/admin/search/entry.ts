import type { Permission } from '../../../domains/staff/index.ts'
import type { PageName } from '../../routes.ts'

/** What the search finds, in the order in which it is told. */
export const kinds = ['pages', 'orders', 'customers', 'products', 'tickets'] as const
export type Kind = (typeof kinds)[number]
export type Entry = { kind: Kind; href: string; name: string; note: string }

/** What can be begun from anywhere. */
export const acts = [
  ['newRequest', 'adminNewRequest', 'privacy.handle'],
  ['newReply', 'adminNewReply', 'tickets.manage'],
  ['newHelp', 'adminNewHelp', 'help.edit'],
] as const satisfies (readonly [word: string, page: PageName, needs: Permission])[]
export type Act = (typeof acts)[number][0]
