import type { Db, Tx } from '../../platform/database/connect.ts'
import { type OrderId, parseId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, days } from '../../shared/time.ts'
import {
  confirmGiftReceipt,
  findGift,
  findGiftOfUnit,
  type Gift,
  type GiftDeps,
  type GiftEvent,
  type GiftNews,
  noteGiftRefused,
  openWithinDays,
  returnGiftReceipt,
} from '../gifts/index.ts'
import {
  findAddressee,
  findUnitToGive,
  getOrderPage,
  type KeyReplaced,
  listUnitsForLetter,
  waiverText,
} from '../orders/index.ts'
import type { GiftNewsOnLetter, GiftOnLetter } from './after-sale-on-letter.ts'
import type { LetterReference } from './letter.ts'
import type { ProductOnLetter, WaiverOnLetter } from './order-on-letter.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import type { MailHook, MailHooks } from './send-mail.ts'
import { productOf } from './units-on-letter.ts'

export type GiftLetterDeps = {
  db: Db
  giftUrl(gift: Pick<Gift, 'id' | 'linkVersion' | 'locale'>): string
  orderUrl(order: { id: OrderId; linkVersion: number; locale: Locale }): string
}

/** What the letters about gifts say, read at the moment they are sent. No key is in any of them. */
export function giftLetters({ db, giftUrl, orderUrl }: GiftLetterDeps) {
  return {
    async gift({ subjectId, cause }: LetterReference): Promise<GiftOnLetter | null> {
      const gift = await find(db, subjectId)
      const what = cause.startsWith('replaced') ? 'replaced' : 'arrived'
      // Recalled meanwhile: nothing is said of it.
      if (!gift?.sentAt || gift.state !== (what === 'replaced' ? 'opened' : 'sent')) return null
      const product = await productOfGift(db, gift)
      return (
        product && {
          what,
          url: giftUrl(gift),
          sender: gift.senderName,
          recipient: gift.recipientName,
          message: gift.message,
          product,
          openBy: after(gift.sentAt, days(openWithinDays)),
        }
      )
    },
    async gift_news({ subjectId, cause, locale }: LetterReference): Promise<GiftNewsOnLetter | null> {
      const gift = await find(db, subjectId)
      const what = gift && whatOf(gift, cause)
      const page = gift && (await getOrderPage(db, gift.orderId))
      const addressee = gift && (await findAddressee(db, gift.orderId))
      const product = gift && (await productOfGift(db, gift))
      if (!gift || !what || !page || !addressee || !product) return null
      const url = orderUrl({ id: page.id, linkVersion: addressee.linkVersion, locale })
      return {
        what,
        order: { number: page.number, url, placedAt: page.placedAt },
        product,
        recipient: gift.recipientName,
        sendAt: gift.sendAt,
        answers: what === 'arranged' ? await answersOf(db, gift, product) : null,
      }
    },
  }
}

async function find(db: Db, subjectId: string): Promise<Gift | undefined> {
  const id = parseId('gft', subjectId)
  return id && findGift(db, id)
}

async function productOfGift(db: Db, { orderId, unitId }: Gift): Promise<ProductOnLetter | null> {
  const unit = (await listUnitsForLetter(db, orderId)).find(({ id }) => id === unitId)
  return unit ? productOf(unit) : null
}

// A letter that was refused goes out again under a cause of its own: then what stands with the gift says what it is about.
function whatOf({ state }: Gift, cause: string): GiftNews | null {
  const [told = ''] = cause.split(' ')
  const what = news.find((each) => each === told) ?? (state === 'opened' ? 'opened' : 'arranged')
  if (what === 'arranged') return state === 'scheduled' || state === 'sent' ? what : null
  return what
}
const news: readonly GiftNews[] = [
  'arranged',
  'opened',
  'refused',
  'declined',
  'expired',
  'erased',
  'replaced',
]

async function answersOf(db: Db, gift: Gift, product: ProductOnLetter): Promise<WaiverOnLetter | null> {
  const unit = await findUnitToGive(db, gift.unitId)
  if (!unit) return null
  const text = waiverText(gift.textVersion, gift.answersLocale, unit.legalNature)
  return {
    products: [{ product, quantity: 1 }],
    statements: [text.express, text.acknowledge],
    locale: gift.answersLocale,
    textVersion: gift.textVersion,
    givenAt: gift.answeredAt,
  }
}

/** Queues what a gift calls for: to the recipient at the address that the buyer gave, to the buyer at the order's. */
export async function tellOfGift(deps: QueueDeps & { db: Db }, event: GiftEvent): Promise<void> {
  const gift = await findGift(deps.db, event.giftId)
  if (!gift) return
  if (event.type === 'gift_sent') return writeToRecipient(deps, gift, event.cause)
  const addressee = await findAddressee(deps.db, gift.orderId)
  if (!addressee) return
  const { email: recipient, locale } = addressee
  const cause = `${event.what} ${event.cause}`.trim()
  const about = { subjectId: gift.id, orderId: gift.orderId, accountId: null, cause, locale, recipient }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, { kind: 'gift_news', ...about }))
}

/** A letter of no order: whoever corrects the order's address must not get it. */
async function writeToRecipient(
  deps: QueueDeps & { db: Db },
  { id, recipientEmail: recipient, locale }: Gift,
  cause: string,
): Promise<void> {
  if (!recipient) return
  const about = { subjectId: id, orderId: null, accountId: null, cause, locale, recipient }
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, { kind: 'gift', ...about }))
}

/** Another key for one that was given and did not work: its recipient finds it behind the same link, and both are told. */
export async function tellOfReplacedGift(
  deps: QueueDeps & { db: Db },
  { orderId, unitId, cause }: KeyReplaced,
): Promise<void> {
  const gift = await findGiftOfUnit(deps.db, unitId)
  if (gift?.state !== 'opened') return
  await writeToRecipient(deps, gift, `replaced ${cause}`)
  await tellOfGift(deps, { type: 'gift_news', giftId: gift.id, orderId, what: 'replaced', cause })
}

/**
 * The confirmation of the buyer's answers lets the gift go, and stops it when it comes back; a letter that its recipient does not
 * take brings it back.
 */
export function giftMailHooks(
  deps: Pick<GiftDeps, 'outbox' | 'clock'>,
  forBuyer: MailHook | undefined,
): MailHooks {
  return {
    gift: {
      async onRefused(tx: Tx, { subjectId }) {
        const id = parseId('gft', subjectId)
        if (id) await noteGiftRefused(tx, deps, id)
      },
    },
    gift_news: {
      ...forBuyer,
      async onAccepted(tx: Tx, { subjectId, cause }) {
        const id = parseId('gft', subjectId)
        if (id && isConfirmation(cause)) await confirmGiftReceipt(tx, deps, id)
      },
      async onReturned(tx: Tx, { subjectId, cause }) {
        const id = parseId('gft', subjectId)
        if (id && isConfirmation(cause)) await returnGiftReceipt(tx, deps, id)
      },
    },
  }
}

const isConfirmation = (cause: string) => cause.startsWith('arranged') || cause.startsWith('resend')
