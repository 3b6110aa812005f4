import {
  countOpenClaims,
  type DecisionDeps,
  decideClaim,
  findClaim,
  findMisses,
  listClaims,
} from '../../../domains/correction/index.ts'
import {
  changeReminderSetting,
  countCameBack,
  listCameBack,
  listSuppressedUntil,
  listUndelivered,
  type Mailer,
  readCameBack,
  readDeliveryMail,
  readReminderSetting,
  sendSample,
  settleCameBack,
} from '../../../domains/notifications/index.ts'
import {
  getOrderPage,
  listOrderNumbers,
  listUnviewed,
  listUnviewedProducts,
  readUnviewed,
  type Unviewed,
} from '../../../domains/orders/index.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import type { LetterPagesDeps, UnviewedAsked } from './deps.ts'

type Db = DecisionDeps['db']

/** Letters and their delivery, from the doors of the domains. The staff read in their own name. */
export function lettersFromDomains(
  deps: DecisionDeps & { mailer: Mailer },
  of: (by: AccountId) => Db,
): LetterPagesDeps {
  const numbersOf = (db: Db, ids: readonly (OrderId | null)[]) =>
    listOrderNumbers(db, [...new Set(ids.filter((id) => id !== null))])
  const openAddressClaim: LetterPagesDeps['openAddressClaim'] = async (id, by) => {
    const claim = await findClaim(of(by), id)
    const order = claim && (await getOrderPage(of(by), claim.orderId))
    return claim && order ? { claim, order, misses: await findMisses(of(by), order.id) } : undefined
  }
  return {
    async listCameBack(query, by) {
      const found = await listCameBack(of(by), query)
      const recipients = found.rows.map(({ recipient }) => recipient)
      return {
        ...found,
        numbers: await numbersOf(
          of(by),
          found.rows.map(({ orderId }) => orderId),
        ),
        suppressed: await listSuppressedUntil(deps.db, recipients, deps.clock.now()),
      }
    },
    async *readCameBack(filter, by) {
      for await (const rows of readCameBack(of(by), filter)) {
        const numbers = await numbersOf(
          of(by),
          rows.map(({ orderId }) => orderId),
        )
        yield rows.map((row) => ({ ...row, number: row.orderId ? numbers.get(row.orderId) : undefined }))
      }
    },
    settleCameBack: (act) => settleCameBack(deps, act),
    async listAddressClaims(query, by) {
      const found = await listClaims(of(by), query)
      return {
        ...found,
        numbers: await numbersOf(
          of(by),
          found.rows.map(({ orderId }) => orderId),
        ),
      }
    },
    openAddressClaim,
    // Decided is only what its decider may see: of a restricted order nothing.
    async decideAddressClaim(act) {
      const opened = await openAddressClaim(act.claimId, act.by)
      return opened ? decideClaim(deps, act) : { ok: false, reason: 'gone' }
    },
    async listUnviewed({ page, ...asked }, by) {
      const db = of(by)
      const { rows, ...counted } = await listUnviewed(
        db,
        { ...(await filterOf(db, asked)), page },
        deps.clock.now(),
      )
      return {
        ...counted,
        rows: await withLetters(db, rows),
        products: await listUnviewedProducts(db),
        setting: await readReminderSetting(db),
      }
    },
    async *readUnviewed(asked, by) {
      const db = of(by)
      for await (const rows of readUnviewed(db, await filterOf(db, asked), deps.clock.now()))
        yield await withLetters(db, rows)
    },
    changeReminder: (change) => changeReminderSetting({ db: of(change.by), clock: deps.clock }, change),
    sendSample: (sample) => sendSample({ db: of(sample.by), mailer: deps.mailer }, sample),
    async countLetterWork(by) {
      const [cameBack, claims] = await Promise.all([countCameBack(of(by)), countOpenClaims(of(by))])
      return { cameBack, claims }
    },
  }
}

/** Which letters arrived, the notifications know. */
async function filterOf(db: Db, { mail, ...filter }: UnviewedAsked) {
  if (mail === '') return filter
  return { ...filter, among: { orders: await listUndelivered(db), not: mail === 'arrived' } }
}

async function withLetters(db: Db, rows: readonly Unviewed[]) {
  const letters = await readDeliveryMail(
    db,
    rows.map(({ orderId }) => orderId),
  )
  return rows.map((row) => ({ ...row, mail: letters.get(row.orderId) ?? null }))
}
