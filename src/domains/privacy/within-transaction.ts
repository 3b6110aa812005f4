import type { TransactionBuilder } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'

/** What `write` makes in one transaction, which stays open while whoever reads takes piece after piece, and ends when they stop. */
export async function* withinTransaction<T>(
  transaction: TransactionBuilder<DB>,
  write: (tx: Tx) => AsyncIterable<T>,
): AsyncGenerator<T> {
  const { promise: done, resolve: finish } = Promise.withResolvers<void>()
  const { promise: opened, resolve: open, reject: fail } = Promise.withResolvers<Tx>()
  const running = transaction.execute(async (tx) => {
    open(tx)
    await done
  })
  running.catch(fail)
  try {
    yield* write(await opened)
  } finally {
    finish()
    await running
  }
}
