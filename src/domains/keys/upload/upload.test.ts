import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type BatchId, newId, type UploadId } from '../../../shared/ids.ts'
import {
  checkUpload,
  dropUpload,
  findUpload,
  keepUpload,
  mapColumns,
  storeKept,
  storeUpload,
  type UploadDetails,
} from '../index.ts'
import { freshKey, freshKeys, testKeys } from '../keys.fixture.ts'
import type { UploadJob } from './upload.ts'
import { deleteEndedParts } from './upload-store.ts'

const shop = await testKeys({ max: 12 })
const { db, vault, deps } = shop
const jobs: { name: string; job: UploadJob }[] = []
const uploads = {
  db,
  vault,
  queue: {
    enqueue: async (_tx: unknown, name: string, job: object) =>
      void jobs.push({ name, job: job as UploadJob }),
  },
}
const by = newId('acc')

async function sent(
  text: string,
  change: Partial<UploadDetails> & Pick<UploadDetails, 'productId'>,
  chunk = text.length,
): Promise<UploadId> {
  async function* bytes() {
    const all = Buffer.from(text)
    for (let start = 0; start < all.length; start += chunk) yield all.subarray(start, start + chunk)
  }
  const details = {
    ...{ sourceName: 'spring.txt', shape: 'list' as const, supplier: null, unitCost: null },
    ...{ expiresOn: null, invoiceReference: null },
    ...change,
  }
  return keepUpload(uploads, { details, bytes: bytes(), by })
}

/** Does what waits, as the shop's jobs would. */
async function work(): Promise<void> {
  for (let next = jobs.shift(); next; next = jobs.shift())
    await (next.name === 'keys.check_upload' ? checkUpload : storeUpload)(deps, next.job)
}

async function seen(id: UploadId) {
  const upload = await findUpload(db, id)
  if (!upload) throw new Error('gone')
  return upload
}

const partsOf = async (id: UploadId) =>
  (await db.selectFrom('key_upload_part').select('sealed').where('upload_id', '=', id).execute()).length
const keysIn = async (batchId: BatchId) =>
  (await db.selectFrom('key').select('id').where('batch_id', '=', batchId).execute()).length

test('what a browser sends is checked, then stored as one batch with all that is known of it, and the file is gone', async () => {
  const productId = await shop.aProduct()
  const id = await sent(freshKeys(3).join('\n'), {
    productId,
    supplier: 'Northern Keys',
    unitCost: { minor: 420, currency: 'EUR' },
    expiresOn: '2097-12-31',
    invoiceReference: 'F-17',
  })
  expect((await seen(id)).state).toBe('checking')
  await work()
  const checked = await seen(id)
  expect(checked).toMatchObject({ state: 'checked', outcome: { kind: 'good', report: { read: 3, good: 3 } } })
  expect(await keysIn(checked.batchId)).toBe(0)

  expect(await storeKept(uploads, { uploadId: id, skipBad: false })).toEqual({ ok: true })
  // Pressed twice.
  expect(await storeKept(uploads, { uploadId: id, skipBad: false })).toEqual({ ok: false, reason: 'busy' })
  await work()
  const stored = await seen(id)
  expect(stored).toMatchObject({ state: 'stored', outcome: { kind: 'good' } })
  expect(await keysIn(stored.batchId)).toBe(3)
  expect(await partsOf(id)).toBe(0)
  const batch = await db
    .selectFrom('key_batch')
    .selectAll()
    .where('id', '=', stored.batchId)
    .executeTakeFirstOrThrow()
  expect(batch).toMatchObject({
    ...{ supplier: 'Northern Keys', unit_cost_minor: 420, currency: 'EUR', expires_on: '2097-12-31' },
    ...{ invoice_reference: 'F-17', source_name: 'spring.txt' },
  })
  const ledger = await db
    .selectFrom('custody_event')
    .innerJoin('key', 'key.id', 'custody_event.key_id')
    .select(['actor_kind', 'actor_id'])
    .where('batch_id', '=', stored.batchId)
    .execute()
  expect(ledger).toEqual(Array(3).fill({ actor_kind: 'staff', actor_id: by }))
})

test('a job that runs twice stores the batch once', async () => {
  const productId = await shop.aProduct()
  const id = await sent(freshKeys(2).join('\n'), { productId })
  await work()
  await storeKept(uploads, { uploadId: id, skipBad: false })
  const [{ job } = { job: undefined }] = jobs
  if (!job) throw new Error('no job')
  await Promise.allSettled([storeUpload(deps, job), storeUpload(deps, job)])
  await storeUpload(deps, job)
  jobs.length = 0
  const { state, batchId, outcome } = await seen(id)
  expect({ state, outcome }).toMatchObject({ state: 'stored', outcome: { kind: 'good' } })
  expect(await keysIn(batchId)).toBe(2)
})

test('bad lines are told by their numbers and kind, and the good ones are stored only when somebody says so', async () => {
  const productId = await shop.aProduct({ keyPattern: '[A-Z0-9]{5}(-[A-Z0-9]{5}){2}' })
  const [twice, known] = [freshKey(), freshKey()]
  await shop.aBatch(productId, [known])
  const id = await sent([freshKey(), twice, known, 'nonsense', twice].join('\n'), { productId })
  await work()
  const { outcome, batchId } = await seen(id)
  expect(outcome).toMatchObject({
    kind: 'bad_lines',
    report: {
      read: 5,
      good: 2,
      flaws: [
        { flaw: 'duplicate_in_stock', examples: [{ line: 3 }] },
        { flaw: 'malformed', examples: [{ line: 4 }] },
        { flaw: 'duplicate_in_file', examples: [{ line: 5, firstLine: 2 }] },
      ],
    },
  })
  await storeKept(uploads, { uploadId: id, skipBad: false })
  await work()
  expect(await seen(id)).toMatchObject({ state: 'checked', outcome: { kind: 'bad_lines' } })
  expect(await keysIn(batchId)).toBe(0)
  await storeKept(uploads, { uploadId: id, skipBad: true })
  await work()
  expect(await seen(id)).toMatchObject({ state: 'stored' })
  expect(await keysIn(batchId)).toBe(2)
})

test('of a table the columns are chosen from its header', async () => {
  const productId = await shop.aProduct()
  const rows = freshKeys(2).map((key, index) => `${index};${key};2097-01-0${index + 1}`)
  const id = await sent(['Nr;Code;Valid until', ...rows].join('\n'), { productId, shape: 'table' })
  await work()
  expect(await seen(id)).toMatchObject({
    state: 'checked',
    header: ['Nr', 'Code', 'Valid until'],
    outcome: { kind: 'unreadable', problem: 'no_such_column' },
  })
  await mapColumns(uploads, {
    uploadId: id,
    columns: { key: 'Code', expires: 'Valid until', reference: 'Nr' },
  })
  await work()
  expect(await seen(id)).toMatchObject({ outcome: { kind: 'good', report: { good: 2 } } })
  await storeKept(uploads, { uploadId: id, skipBad: false })
  await work()
  const { batchId } = await seen(id)
  const keys = await db
    .selectFrom('key')
    .select(['expires_on', 'supplier_reference'])
    .where('batch_id', '=', batchId)
    .orderBy('position')
    .execute()
  expect(keys).toEqual([
    { expires_on: '2097-01-01', supplier_reference: '0' },
    { expires_on: '2097-01-02', supplier_reference: '1' },
  ])
})

test('a file of many parts is the same file again, and lies in the database sealed', async () => {
  const productId = await shop.aProduct()
  const keys = freshKeys(16_000)
  const id = await sent(keys.join('\r\n'), { productId }, 70_000)
  expect(await partsOf(id)).toBeGreaterThan(1)
  const parts = await db.selectFrom('key_upload_part').select('sealed').where('upload_id', '=', id).execute()
  const stored = Buffer.concat(parts.map(({ sealed }) => sealed)).toString('latin1')
  for (const key of keys.slice(0, 50)) expect(stored).not.toContain(key)
  await work()
  expect(await seen(id)).toMatchObject({ outcome: { kind: 'good', report: { read: 16_000, good: 16_000 } } })
  // A part that is missing is no end of the file.
  await db.deleteFrom('key_upload_part').where('upload_id', '=', id).where('position', '=', 1).execute()
  await storeKept(uploads, { uploadId: id, skipBad: false })
  await expect(work()).rejects.toThrow('part 1')
  expect(await keysIn((await seen(id)).batchId)).toBe(0)
})

test('parts that changed places do not open', async () => {
  const productId = await shop.aProduct()
  const id = await sent(freshKeys(20_000).join('\n'), { productId })
  await sql`
    update shop.key_upload_part set position = case position when 0 then 1000 when 1 then 0 else position end
    where upload_id = ${id}`.execute(db)
  await sql`update shop.key_upload_part set position = 1 where upload_id = ${id} and position = 1000`.execute(
    db,
  )
  await expect(work()).rejects.toThrow()
  jobs.length = 0
})

test('an upload that nobody decided on is gone after its hours, with its keys', async () => {
  const productId = await shop.aProduct()
  const id = await sent(freshKey(), { productId })
  await work()
  await sql`update shop.key_upload set ends_at = now() - interval '1 second' where id = ${id}`.execute(db)
  expect(await findUpload(db, id)).toBeUndefined()
  expect(await storeKept(uploads, { uploadId: id, skipBad: false })).toEqual({
    ok: false,
    reason: 'not_found',
  })
  await deleteEndedParts(db)
  expect(await partsOf(id)).toBe(0)
})

test('a dropped upload leaves nothing; one that is a batch by now is not dropped', async () => {
  const productId = await shop.aProduct()
  const id = await sent(freshKey(), { productId })
  await work()
  expect(await dropUpload(uploads, id)).toBe(true)
  expect(await findUpload(db, id)).toBeUndefined()
  expect(await partsOf(id)).toBe(0)
  const other = await sent(freshKey(), { productId })
  await work()
  await storeKept(uploads, { uploadId: other, skipBad: false })
  await work()
  expect(await dropUpload(uploads, other)).toBe(false)
})
