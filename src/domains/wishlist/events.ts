import type { WishId } from '../../shared/ids.ts'

/** `confirm`: whether it was the owner of the mailbox who asked. */
export type WishNews = 'confirm' | 'stock' | 'price'

/** Something that was asked for. `cause`: the moment that it tells of. */
export type WishEvent = { type: 'wish_news'; wishId: WishId; what: WishNews; cause: string }
