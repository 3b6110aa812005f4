import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { dataRegistry } from '../../data-registry.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { erasureLedger } from '../../platform/erasure-ledger.ts'
import { type AccountId, newId, type OrderId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { requestRedactions } from '../payments/index.ts'
import { type DeskDeps, type ErasureDeps, noteDecisionIn } from './index.ts'
import type { HoldFilter } from './retention/list-holds.ts'

type Written = Parameters<DeskDeps['writeLetter']>[1]

/** A shop with the people of a test in it, its roles as in production, and letters as a list. */
/** Every hold that is open, the oldest first. */
export const openHolds: HoldFilter & { page: number } = {
  ...{ text: '', show: 'open', kind: null, ground: null, sort: 'placed', isDescending: false, page: 1 },
}

export async function testPrivacy() {
  const shop = await testShop()
  const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
  const web = connectDatabase(logins.web, { max: 6 })
  const worker = connectDatabase(logins.worker, { max: 6 })
  const folder = await mkdtemp(join(tmpdir(), 'akm-ledger-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const product = await shop.aProduct(60)
  const letters: Written[] = []
  const secret = randomBytes(32)
  let passed = 0
  const clock = { now: () => new Date(Date.now() + passed) }
  const erasure: ErasureDeps = {
    db: worker.db,
    clock,
    registry: dataRegistry,
    financialYear: { month: 12, day: 31 },
    openIp: () => 'opened',
    isStaff: async () => false,
    outbox: { emit: async () => undefined },
    redactPayments: (tx, orders) => requestRedactions(tx, orders, clock.now()),
    hash: (value) => createHmac('sha256', secret).update(value).digest(),
    ledger: erasureLedger(join(folder, 'erasures.jsonl')),
  }

  const desk: DeskDeps = {
    db: web.as({ role: 'service' }),
    clock,
    noteDecision: noteDecisionIn(erasure),
    writeLetter: async (_tx, letter) => void letters.push(letter),
  }

  async function anAccount(
    email = `${newId('acc')}@example.eu`,
  ): Promise<{ account: AccountId; email: string }> {
    const account = newId('acc')
    await shop.pool.query(
      `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, lower($2), 'en')`,
      [account, email],
    )
    return { account, email }
  }

  /** Bought by an account, or as a guest. */
  async function anOrder(email: string, account: AccountId | null = null): Promise<OrderId> {
    const order = await shop.anOrder(product, { delivery: 'at_once' })
    await shop.pay(order)
    await shop.advance(order)
    await shop.pool.query('update shop."order" set account_id = $2, state = $3 where id = $1', [
      order,
      account,
      'fulfilled',
    ])
    await shop.pool.query(
      'update shop.order_contact set email = $2, email_folded = lower($2) where order_id = $1',
      [order, email],
    )
    return order
  }

  return {
    ...shop,
    web,
    worker,
    desk,
    erasure,
    letters,
    clock,
    pass: (millis: number) => {
      passed += millis
    },
    anAccount,
    anOrder,
  }
}
