import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { listHistory } from '../../platform/audit/history.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { appointStaff, type Permission } from '../staff/index.ts'
import { type Reads, recordReads } from './record-reads.ts'

const { db, pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })

async function aColleague(): Promise<AccountId> {
  const id = newId('acc')
  const email = `${id}@example.eu`
  await db
    .insertInto('account')
    .values({ id, provider: 'local', subject: id, email, email_folded: email, locale: 'en' })
    .execute()
  await db.transaction().execute((tx) => appointStaff(tx, id, 'support'))
  return id
}

test('a read names reader, person and permission, and may not be written in another’s name', async () => {
  const [staff, colleague] = [await aColleague(), await aColleague()]
  const person = newId('acc')
  const reads = { kind: 'account', ids: [person, person] }
  const own = web.as({ role: 'staff', account: staff })
  await recordReads(own, { by: staff, permission: 'customers.read', reads })
  const { rows } = await pool.query(
    'select staff_id, permission, subject_kind, persons from shop.staff_read where subject_id = $1',
    [person],
  )
  expect(rows).toEqual([
    { staff_id: staff, permission: 'customers.read', subject_kind: 'account', persons: null },
  ])
  const [line, ...more] = await listHistory(own, { subject: person }, 5)
  expect(more).toEqual([])
  expect(line).toMatchObject({
    action: 'staff.read',
    actor: { kind: 'staff', id: staff },
    subject: { kind: 'account', id: person },
    details: { permission: 'customers.read' },
  })
  const forged = recordReads(own, { by: colleague, permission: 'customers.read', reads })
  await expect(forged).rejects.toThrow('row-level security')
  await recordReads(own, { by: staff, permission: 'customers.read', reads: { kind: 'account', ids: [] } })
})

test('what a page shows again by itself is one read, for five minutes from the first and for one reader, permission and size', async () => {
  const [staff, colleague] = [await aColleague(), await aColleague()]
  const [person, list] = [newId('acc'), newId('aud')]
  const read = (by: AccountId, permission: Permission, reads: Reads) =>
    recordReads(web.as({ role: 'staff', account: by }), { by, permission, reads })
  const readsOf = async (id: string) =>
    (await pool.query('select from shop.staff_read where subject_id = $1', [id])).rowCount
  const shown = { kind: 'account', ids: [person] }
  // Since the first one four minutes have passed, then six.
  const grow = async (minutes: number) => {
    await pool.query('alter table shop.staff_read disable trigger all')
    await pool.query(`update shop.staff_read set at = at - make_interval(mins => $2) where subject_id = $1`, [
      ...[person, minutes],
    ])
    await pool.query('alter table shop.staff_read enable trigger all')
  }
  await read(staff, 'customers.read', shown)
  await read(staff, 'customers.read', shown)
  await grow(4)
  await read(staff, 'customers.read', shown)
  expect(await readsOf(person)).toBe(1)
  await grow(2)
  await read(staff, 'customers.read', shown)
  expect(await readsOf(person)).toBe(2)
  await read(colleague, 'customers.read', shown)
  await read(staff, 'orders.read', shown)
  await read(staff, 'customers.read', { kind: 'order', ids: [person] })
  expect(await readsOf(person)).toBe(5)
  for (const persons of [3, 3, 4])
    await read(staff, 'customers.read', { kind: 'breach', ids: [list], persons })
  expect(await readsOf(list)).toBe(2)
})
