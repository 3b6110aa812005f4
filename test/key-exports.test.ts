import { expect, test } from 'vitest'
import type { KeyExportNews } from '../src/domains/keys/index.ts'
import { askForJobs } from './support/ask-for-jobs.ts'
import { runningShop } from './support/running-shop.ts'

const { db, pool } = await runningShop()

test('every owner gets a letter when keys are asked for and when they are taken, and the alerts say of whom', async () => {
  const owners = await db.selectFrom('staff').select('account_id').where('role', '=', 'owner').execute()
  const by = owners[0]?.account_id
  if (!by) throw new Error('no owner')
  const ask = await askForJobs(pool)
  for (const what of ['asked', 'taken'] as const)
    await ask('events.react', { type: 'key_export_news', what, by, keys: 7 } satisfies KeyExportNews)
  const letters = () =>
    db.selectFrom('mail').select('cause').where('cause', 'like', '%key\\_export\\_%').execute()
  await expect.poll(letters, { timeout: 60_000 }).toHaveLength(2 * owners.length)
  const alerts = await db
    .selectFrom('alert')
    .select(['kind', 'account_id', 'count'])
    .where('kind', 'in', ['key_export_asked', 'key_export_taken'])
    .orderBy('kind')
    .execute()
  expect(alerts).toEqual([
    { kind: 'key_export_asked', account_id: by, count: 7 },
    { kind: 'key_export_taken', account_id: by, count: 7 },
  ])
})
