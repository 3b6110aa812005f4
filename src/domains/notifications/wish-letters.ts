import type { Db } from '../../platform/database/connect.ts'
import { parseId, type WishId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { listCardsOf, type ProductCard } from '../catalog/index.ts'
import { findAccount } from '../identity/index.ts'
import { findWish, type Wish, type WishEvent, type WishNews } from '../wishlist/index.ts'
import type { WishOnLetter } from './after-sale-on-letter.ts'
import type { LetterReference } from './letter.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

export type WishLetterDeps = {
  db: Db
  clock: QueueDeps['clock']
  urls: {
    product(slug: string, locale: Locale): string
    confirm(id: WishId, locale: Locale): string
    /** Where one click ends it; mail programs send a form there as well (RFC 8058). */
    stop(id: WishId, locale: Locale): string
  }
}

/** What was asked for and has come true, read at the moment the letter is sent. What is no longer so is not said. */
export function wishLetters({ db, clock, urls }: WishLetterDeps) {
  return {
    async wish({ subjectId, cause, locale }: LetterReference): Promise<WishOnLetter | null> {
      const id = parseId('wsh', subjectId)
      const wish = id && (await findWish(db, id))
      if (!wish) return null
      const asked = wish.price?.atMost
      const card = (await listCardsOf(db, [wish.productId], clock, asked?.currency)).get(wish.productId)
      const [what] = cause.split(' ') as [WishNews]
      if (!card || !stillHolds[what](wish, card)) return null
      return {
        what,
        product: { name: card.name, platform: card.platform.name, region: card.region.name },
        price: card.price,
        regularPrice: card.regularPrice,
        asked: what === 'price' && asked ? asked : null,
        url: what === 'confirm' ? urls.confirm(wish.id, locale) : urls.product(card.slug, locale),
        isOnce: wish.owner.kind === 'mailbox',
        keptUntil: wish.keptUntil,
        stopUrl: urls.stop(wish.id, locale),
      }
    },
  }
}

const isThere = ({ availability }: ProductCard) => availability.kind !== 'sold_out'
const stillHolds: Record<WishNews, (wish: Wish, card: ProductCard) => boolean> = {
  confirm: ({ confirmedAt }) => confirmedAt === null,
  stock: ({ stock }, card) => stock !== null && isThere(card),
  price: ({ price }, card) =>
    price !== null &&
    isThere(card) &&
    card.price.currency === price.atMost.currency &&
    card.price.minor <= price.atMost.minor,
}

/** Queues the letter that tells of it, once; of an account it goes to its address of today. */
export async function tellOfWish(
  deps: QueueDeps & { db: Db },
  { wishId, what, cause }: WishEvent,
): Promise<void> {
  const wish = await findWish(deps.db, wishId)
  if (!wish) return
  const { owner, locale } = wish
  const accountId = owner.kind === 'account' ? owner.accountId : null
  const recipient =
    owner.kind === 'mailbox' ? owner.email : (await findAccount(deps.db, owner.accountId))?.email
  if (!recipient) return
  const letter = {
    ...({ kind: 'wish', subjectId: wishId, orderId: null } as const),
    ...{ accountId, cause: `${what} ${cause}`, locale, recipient },
  }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, letter))
}
