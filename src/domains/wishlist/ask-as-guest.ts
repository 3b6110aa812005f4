import { recordAudit } from '../../platform/audit/audit.ts'
import { shopCurrency } from '../../shared/currency.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import { newId, type ProductId, type WishId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, hours } from '../../shared/time.ts'
import type { WishDeps } from './deps.ts'
import type { WishEvent } from './events.ts'
import { isRefused, queueOfMailbox } from './store.ts'
import { askTextVersion, mailboxWishesMax, unconfirmedMax } from './wish.ts'

/**
 * Somebody without an account asks to be told when a product is back. One letter asks the mailbox whether it was its owner;
 * until then nothing is told. Answers nothing: whoever asks learns only what arrives in that mailbox.
 */
export async function askAsGuest(
  { db, clock, outbox }: WishDeps,
  { productId, email, locale }: { productId: ProductId; email: string; locale: Locale },
): Promise<void> {
  const at = clock.now()
  const email_folded = foldEmail(email)
  const mailbox_hash = hashMailbox(email)
  await db.transaction().execute(async (tx) => {
    await queueOfMailbox(tx, mailbox_hash)
    if (await isRefused(tx, mailbox_hash, at)) return
    const lines = await tx
      .selectFrom('wish')
      .select(['id', 'product_id', 'confirmed_at', 'created_at', 'kept_from', 'awaits_restock'])
      .where(({ or, eb }) =>
        or([eb('email_folded', '=', email_folded), eb('mailbox_hash', '=', mailbox_hash)]),
      )
      .forUpdate()
      .execute()
    const before = lines.find((line) => line.product_id === productId)
    const open = lines.filter((line) => line.confirmed_at === null && line !== before)
    if (open.length >= unconfirmedMax || lines.length >= mailboxWishesMax) return
    const isAsked = before && !before.confirmed_at
    if (before?.confirmed_at && before.awaits_restock) return
    // A letter that is slow to arrive is asked for again, once, and after a while.
    if (isAsked && (isWrittenAgain(before) || before.kept_from > after(at, -hours(1)))) return
    const asked = {
      ...{ locale, text_version: askTextVersion, mailbox_hash, stock_asked_at: at, kept_from: at },
      // Asked for on the page of a product that is sold out.
      awaits_restock: true,
      // Told already: anybody may ask for it anew, so that its owner says anew that it was them.
      ...{ confirmed_at: null, stock_told_at: null },
    }
    // An address that nobody proves is kept no longer for being asked for again.
    const created_at = isAsked ? before.created_at : at
    const row = before
      ? await tx
          .updateTable('wish')
          .set({ ...asked, created_at })
          .where('id', '=', before.id)
          .returning('id')
          .executeTakeFirst()
      : await tx
          .insertInto('wish')
          .values({
            id: newId('wsh'),
            ...{ product_id: productId, email, email_folded, currency: shopCurrency, created_at, ...asked },
          })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst()
    if (!row) return
    const event = { type: 'wish_news', wishId: row.id, what: 'confirm', cause: at.toISOString() } as const
    await outbox.emit<WishEvent>(tx, event)
  })
}

/** Each letter that asks begins the keeping anew, and only the first one the line. */
const isWrittenAgain = (line: { created_at: Date; kept_from: Date }) => line.kept_from > line.created_at

/** The owner of the mailbox says that it was them. @returns false when there is nothing (any more) to confirm. */
export async function confirmWish(
  { db, clock }: Pick<WishDeps, 'db' | 'clock'>,
  id: WishId,
): Promise<boolean> {
  const at = clock.now()
  return db.transaction().execute(async (tx) => {
    const row = await tx
      .selectFrom('wish')
      .select('confirmed_at')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return false
    if (row.confirmed_at) return true
    await tx.updateTable('wish').set({ confirmed_at: at, kept_from: at }).where('id', '=', id).execute()
    await recordAudit(tx, {
      subject: { kind: 'wish', id },
      action: 'wish.confirmed',
      actor: { kind: 'customer' },
      details: { textVersion: askTextVersion },
    })
    return true
  })
}
