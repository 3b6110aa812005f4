import { listCardsOf } from '../../domains/catalog/index.ts'
import { findAccount } from '../../domains/identity/index.ts'
import {
  addWish,
  askAsGuest,
  askToBeTold,
  confirmWish,
  findWish,
  listWishes,
  removeWish,
  stopTelling,
  type WishDeps,
  type WishLinks,
} from '../../domains/wishlist/index.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import type { WishPagesDeps } from './deps.ts'

type Db = WishDeps['db']

/** A wishlist is read in the name of its owner; what is pressed goes through the use cases. */
export function wishlistFromDomains(
  deps: WishDeps,
  links: WishLinks,
  as: (principal: Principal) => Db,
): WishPagesDeps {
  const visitor = as({ role: 'visitor' })
  const { clock } = deps
  const addressOf = async (id: AccountId) => (await findAccount(deps.db, id))?.email
  return {
    async listWishes(account, currency) {
      const wishes = await listWishes(as({ role: 'customer', account }), account)
      const ids = wishes.map(({ productId }) => productId)
      const cards = await listCardsOf(visitor, ids, clock, currency)
      return wishes.map((wish) => ({ wish, product: cards.get(wish.productId) ?? null }))
    },
    findCard: async (product, currency) =>
      (await listCardsOf(visitor, [product], clock, currency)).get(product),
    addWish: (line) => addWish(deps, line),
    removeWish: (line) => removeWish(deps, line),
    askToBeTold: (line, asked) => askToBeTold(deps, line, asked),
    askAsGuest: (asked) => askAsGuest(deps, asked),
    readWishLink: (purpose, token) => links.read(purpose, token),
    async findWishLine(id) {
      const wish = await findWish(deps.db, id)
      const product = wish && (await listCardsOf(visitor, [wish.productId], clock)).get(wish.productId)
      return wish && { wish, product: product ?? null }
    },
    confirmWish: (id) => confirmWish(deps, id),
    stopTelling: (id, scope) => stopTelling({ ...deps, addressOf }, id, scope),
  }
}
