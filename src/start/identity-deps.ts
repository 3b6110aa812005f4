import type { IdentityDeps } from '../domains/identity/index.ts'
import { recordConnection } from '../domains/security/index.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import type { Db } from '../platform/database/connect.ts'
import type { Outbox } from '../platform/outbox/outbox.ts'
import type { ShopParts } from './shop-parts.ts'

export function identityDeps(
  { keyring, clock, identity, shop, isCommonPassword, origin }: ShopParts,
  db: Db,
  outbox: Outbox,
): IdentityDeps {
  return {
    db,
    clock,
    outbox,
    provider: identity,
    sealer: sealerOver(keyring),
    isCommonPassword: (password, about) => isCommonPassword(password, [...about, shop.name]),
    noteConnection: (db, kind, accountId) =>
      recordConnection(db, { kind, accountId, at: clock.now() }, origin()),
  }
}
