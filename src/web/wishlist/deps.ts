import type { ProductCard } from '../../domains/catalog/index.ts'
import type { Asked, Wish } from '../../domains/wishlist/index.ts'
import type { AccountId, ProductId, WishId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

/** A line of the wishlist; the product is null when it has left the window. */
export type WishLine = { wish: Wish; product: ProductCard | null }

/** What the pages of the wishlist and of its letters need from the rest of the shop. */
export type WishPagesDeps = {
  /** The line of a product that left the window says so; its currency is that of the visitor. */
  listWishes(account: AccountId, currency: string): Promise<WishLine[]>
  findCard(product: ProductId, currency: string): Promise<ProductCard | undefined>
  /** @returns false when the wishlist is full. */
  addWish(line: {
    accountId: AccountId
    productId: ProductId
    locale: Locale
    currency: string
  }): Promise<boolean>
  removeWish(line: { accountId: AccountId; productId: ProductId }): Promise<void>
  /** @returns false when there is no such line. */
  askToBeTold(line: { accountId: AccountId; productId: ProductId }, asked: Asked): Promise<boolean>
  /** Answers nothing: what comes of it arrives in that mailbox. */
  askAsGuest(asked: { productId: ProductId; email: string; locale: Locale }): Promise<void>

  readWishLink(purpose: 'confirm' | 'stop', token: string): WishId | undefined
  findWishLine(id: WishId): Promise<WishLine | undefined>
  confirmWish(id: WishId): Promise<boolean>
  /** `all`: never again to that mailbox, whoever asks for it there. */
  stopTelling(id: WishId, scope: 'line' | 'all'): Promise<void>
}
