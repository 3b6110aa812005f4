import { Kysely, PostgresDialect, type PostgresPool, type Transaction } from 'kysely'
import pg from 'pg'
import type { Principal } from '../../shared/principal.ts'
import { actingPool } from './acting.ts'
import { PreparingClient } from './preparing-client.ts'
import type { DB } from './schema.gen.ts'

/** The shop's database. Every table is in the schema `shop`. Nothing relies on the state of a connection. */
export type Db = Kysely<DB>

/** An open transaction: whoever holds it may write, and everything written with it happens or none of it. */
export type Tx = Transaction<DB>

export type Database = {
  /** In the name of whoever signed in to the database. */
  db: Db
  /** In the name of somebody else, whom the one who signed in may become. */
  as(principal: Principal): Db
  poolAs(principal: Principal): PostgresPool
  pool: pg.Pool
  /** Whether statements are parsed once a connection; otherwise they are unnamed, so that any pooler will do. */
  prepares: boolean
  close(): Promise<void>
}

// bigint arrives as a number: no count or position of the shop passes 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
// A date is a day, not an instant: it stays the text that it is.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

// A rush waits for its turn, longer than a buyer would: an error helps nobody who stands in a queue.
const waitMillis = 20_000

/** Opens a pool. Nothing is connected until the first statement; `close` waits for running ones. */
export function connectDatabase(
  connectionString: string,
  options: { max?: number; prepares?: boolean } = {},
): Database {
  const pool = new pg.Pool({
    connectionString,
    max: options.max ?? 16,
    connectionTimeoutMillis: waitMillis,
    // Statements that are sent together travel together (acting.ts); everybody else waits for each answer.
    pipeline: true,
    ...(options.prepares && { Client: PreparingClient }),
  })
  // A connection that the server ends must not end the process, neither in the pool nor between two statements of a
  // transaction, when nobody else listens; the next statement reports the loss.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const over = (source: PostgresPool): Db =>
    new Kysely<DB>({ dialect: new PostgresDialect({ pool: source }) }).withSchema('shop')
  const db = over(pool)
  const poolAs = (principal: Principal) => actingPool(pool, principal)
  return {
    db,
    as: (principal) => over(poolAs(principal)),
    poolAs,
    pool,
    prepares: options.prepares ?? false,
    close: () => db.destroy(),
  }
}
