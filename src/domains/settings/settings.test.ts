import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../shared/ids.ts'
import { changeSettings, listSettingChanges, readSettings, settingsVersion } from './index.ts'

const { db } = await testDatabase()
const by = newId('acc')
const change = (values: Parameters<typeof changeSettings>[1]['values'], basedOn: number) =>
  db.transaction().execute((tx) => changeSettings(tx, { values, basedOn, by }))

test('the latest change of a setting holds, and every one stays', async () => {
  expect(await change({ SELLER_NAME: 'Brass & Sons', SELLER_PHONE: '+33 1' }, 0)).toEqual({
    ok: true,
    changed: ['SELLER_NAME', 'SELLER_PHONE'],
  })
  const first = await readSettings(db)
  expect(first.kept).toEqual({ SELLER_NAME: 'Brass & Sons', SELLER_PHONE: '+33 1' })
  // What is the same is no change; null takes back.
  const second = await change({ SELLER_NAME: 'Brass & Sons', SELLER_PHONE: null }, first.version)
  expect(second).toEqual({ ok: true, changed: ['SELLER_PHONE'] })
  const { kept, version, changedAt } = await readSettings(db)
  expect(kept).toEqual({ SELLER_NAME: 'Brass & Sons' })
  expect(changedAt).toBeInstanceOf(Date)
  expect((await listSettingChanges(db, 10)).map(({ setting, value }) => [setting, value])).toEqual([
    ['SELLER_PHONE', null],
    ['SELLER_PHONE', '+33 1'],
    ['SELLER_NAME', 'Brass & Sons'],
  ])
  expect(await settingsVersion(db)).toBe(version)
})

test('of two who change at once the later one is told, and nothing of theirs is kept', async () => {
  const { version } = await readSettings(db)
  const outcomes = await Promise.all([
    change({ SELLER_EMAIL: 'one@example.com' }, version),
    change({ SELLER_EMAIL: 'two@example.com' }, version),
  ])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(outcomes).toContainEqual({ ok: false, reason: 'stale' })
})

test('what the owner confirms does not start the shop again', async () => {
  const before = await settingsVersion(db)
  await change({ KEYRING_COPIED: 'k1' }, (await readSettings(db)).version)
  expect((await readSettings(db)).confirmed).toEqual({ KEYRING_COPIED: 'k1' })
  expect(await settingsVersion(db)).toBe(before)
})

test('nobody rewrites the history of a setting', async () => {
  await expect(db.updateTable('setting_change').set({ value: 'x' }).execute()).rejects.toThrow()
  await expect(db.deleteFrom('setting_change').execute()).rejects.toThrow()
})
