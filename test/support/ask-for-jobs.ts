import type { Pool } from 'pg'
import { PgBoss } from 'pg-boss'
import { afterAll } from 'vitest'

/** Asks a running shop for jobs that only time causes; it does them with the rights that it really has, once. */
export async function askForJobs(pool: Pool) {
  const db = { executeSql: (text: string, values?: unknown[]) => pool.query(text, values) }
  const boss = new PgBoss({ db, schedule: false, supervise: false, migrate: false })
  await boss.start()
  afterAll(() => boss.stop({ graceful: false }))
  return (name: string, payload: object = {}) =>
    boss.send(name, payload, { singletonKey: `asked for ${JSON.stringify(payload)}`, retryLimit: 0 })
}
