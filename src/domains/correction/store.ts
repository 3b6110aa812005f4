import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { foldEmail } from '../../shared/email.ts'
import { assert } from '../../shared/errors.ts'
import { type AccountId, type AddressClaimId, newId, type OrderId } from '../../shared/ids.ts'
import { isLocale } from '../../shared/locale.ts'
import type { AddressClaim } from './address-claim.ts'

type NewClaim = Pick<AddressClaim, 'email' | 'words' | 'locale' | 'met' | 'madeAt'> & { orderId: OrderId }

/** Undefined when the same is open already. */
export async function insertClaim(tx: Tx, claim: NewClaim): Promise<AddressClaimId | undefined> {
  const { orderId, email, words, locale, met, madeAt } = claim
  const row = await tx
    .insertInto('address_claim')
    .values({
      id: newId('acl'),
      order_id: orderId,
      email,
      email_folded: foldEmail(email),
      ...{ words, locale, made_at: madeAt },
      by_link: met.link,
      card_met: met.card,
      amount_met: met.amount,
      day_met: met.day,
    })
    .onConflict((conflict) =>
      conflict.columns(['order_id', 'email_folded']).where('state', '=', 'open').doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function lockOpenClaim(tx: Tx, id: AddressClaimId): Promise<AddressClaim | undefined> {
  const row = await tx
    .selectFrom('address_claim')
    .selectAll()
    .where('id', '=', id)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst()
  return row && toClaim(row)
}

export async function closeClaim(
  tx: Tx,
  id: AddressClaimId,
  end: { state: 'corrected' | 'refused'; by: AccountId; at: Date; note: string | null },
): Promise<void> {
  await tx
    .updateTable('address_claim')
    .set({ state: end.state, decided_by: end.by, decided_at: end.at, note: end.note })
    .where('id', '=', id)
    .execute()
}

export async function findClaim(db: Db, id: AddressClaimId): Promise<AddressClaim | undefined> {
  const row = await db.selectFrom('address_claim').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toClaim(row)
}

export const claimsPerPage = 50

/** By when they were made. */
export async function listClaims(
  db: Db,
  { show, page, isDescending }: { show: 'open' | 'all'; page: number; isDescending: boolean },
): Promise<{ rows: AddressClaim[]; total: number }> {
  const wanted = db
    .selectFrom('address_claim')
    .$if(show === 'open', (query) => query.where('state', '=', 'open'))
  const { total } = await wanted
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const direction = isDescending ? 'desc' : 'asc'
  const rows = await wanted
    .selectAll()
    .orderBy('made_at', direction)
    .orderBy('id', direction)
    .limit(claimsPerPage)
    .offset((page - 1) * claimsPerPage)
    .execute()
  return { rows: rows.map(toClaim), total }
}

export async function countOpenClaims(db: Db): Promise<number> {
  return (await listClaims(db, { show: 'open', page: 1, isDescending: false })).total
}

function toClaim(row: Selectable<DB['address_claim']>): AddressClaim {
  assert(isLocale(row.locale), `claim ${row.id} is in a language that exists`)
  return {
    id: row.id,
    orderId: row.order_id,
    email: row.email,
    locale: row.locale,
    words: row.words,
    met: { link: row.by_link, card: row.card_met, amount: row.amount_met, day: row.day_met },
    state: row.state,
    madeAt: row.made_at,
    decidedAt: row.decided_at,
    note: row.note,
  }
}
