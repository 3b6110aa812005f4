import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../shared/ids.ts'
import { recordAudit } from './audit.ts'
import { type HistoryFilter, listHistory } from './history.ts'
import { recordStaffReads } from './staff-reads.ts'

const { db } = await testDatabase()

const subject = { kind: 'parcel', id: newId('ord') }
const done = ['parcel.packed', 'parcel.sent', 'parcelling.begun', 'parcel.packed', 'parcel', 'palette.sent']
for (const action of done)
  await db
    .transaction()
    .execute((tx) => recordAudit(tx, { subject, action, actor: { kind: 'customer', id: 'acc_packer' } }))
const read = { staffId: newId('acc'), permission: 'orders.read', subject, persons: null }
await db.transaction().execute((tx) => recordStaffReads(tx, [read]))

const listed = async (filter: HistoryFilter, limit = 50) =>
  (await listHistory(db, { subject: subject.id, ...filter }, limit)).map(({ action }) => action)

test('an action is found by its beginning, among all of those that begin like that the latest first', async () => {
  expect(await listed({ action: 'parcel.' })).toEqual(['parcel.packed', 'parcel.sent', 'parcel.packed'])
  expect(await listed({ action: 'parcel' })).toEqual([
    ...['parcel', 'parcel.packed', 'parcelling.begun', 'parcel.sent', 'parcel.packed'],
  ])
  expect(await listed({ action: 'parcel.sent' })).toEqual(['parcel.sent'])
  expect(await listed({ action: 'parcel.lost' })).toEqual([])
  expect(await listed({ action: 'zz' })).toEqual([])
})

test('what the staff looked at is among them', async () => {
  expect(await listed({ action: 'staff.' })).toEqual(['staff.read'])
  expect(await listed({ action: 's' })).toEqual(['staff.read'])
  expect(await listed({ action: 'p' })).not.toContain('staff.read')
  expect(await listed({})).toHaveLength(done.length + 1)
})

test('a page of an action goes on where the one before ended, and heeds whatever else is asked', async () => {
  const first = await listHistory(db, { subject: subject.id, action: 'parcel.' }, 2)
  expect(await listed({ action: 'parcel.', before: first.at(-1)?.id })).toEqual(['parcel.packed'])
  expect(await listed({ action: 'parcel.' }, 1)).toEqual(['parcel.packed'])
  expect(await listed({ action: 'parcel.', actor: 'acc_packer' })).toHaveLength(3)
  expect(await listed({ action: 'parcel.', actor: 'acc_other' })).toEqual([])
  expect(await listed({ action: 'parcel.', until: new Date(0) })).toEqual([])
})
