import { buffer } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { newId, type UploadId } from '../../../shared/ids.ts'
import { checkUpload, findUpload, imageBytesMax, keepUpload, storeKept, storeUpload } from '../index.ts'
import { testKeys } from '../keys.fixture.ts'
import type { UploadJob } from './upload.ts'

const shop = await testKeys({ max: 8 })
const { db, vault, deps } = shop
const jobs: { name: string; job: UploadJob }[] = []
const queue = {
  enqueue: async (_tx: unknown, name: string, job: object) => void jobs.push({ name, job: job as UploadJob }),
}
const png = (text: string) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(text)])

function zipped(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name, { mtime: new Date(0) })
  zip.end()
  return buffer(zip.outputStream as unknown as AsyncIterable<Buffer>)
}

async function sent(archive: Buffer): Promise<UploadId> {
  const details = {
    ...{ productId: await shop.aProduct(), sourceName: 'cards.zip', shape: 'images' as const },
    ...{ supplier: null, unitCost: null, expiresOn: null, invoiceReference: null },
  }
  const bytes = (async function* () {
    for (let at = 0; at < archive.length; at += 50_000) yield archive.subarray(at, at + 50_000)
  })()
  return keepUpload({ db, vault, queue }, { details, bytes, by: newId('acc') })
}
async function work(): Promise<void> {
  for (let next = jobs.shift(); next; next = jobs.shift())
    await (next.name === 'keys.check_upload' ? checkUpload : storeUpload)(deps, next.job)
}
async function outcomeOf(archive: Buffer) {
  const id = await sent(archive)
  await work()
  return (await findUpload(db, id))?.outcome
}

test('each picture of an archive becomes a key, in the order of the names, and what systems hide is none', async () => {
  const id = await sent(
    await zipped({
      'cards/b.png': png('second'),
      'cards/a.png': png('first'),
      '__MACOSX/cards/._a.png': Buffer.from('x'),
      'cards/.DS_Store': Buffer.from('x'),
    }),
  )
  await work()
  expect(await findUpload(db, id)).toMatchObject({ outcome: { kind: 'good', report: { read: 2, good: 2 } } })
  await storeKept({ db, vault, queue }, { uploadId: id, skipBad: false })
  await work()
  const upload = await findUpload(db, id)
  expect(upload?.state).toBe('stored')
  const stored = await db
    .selectFrom('key')
    .innerJoin('key_secret', 'key_secret.key_id', 'key.id')
    .innerJoin('key_batch', 'key_batch.id', 'key.batch_id')
    .select(['key.id', 'key.product_id', 'media_type', 'sealed', 'wrapped_data_key', 'ring_key_id'])
    .where('batch_id', '=', upload?.batchId as never)
    .orderBy('position')
    .execute()
  const opened = await Promise.all(
    stored.map(async (row) => {
      const place = { batchId: upload?.batchId as never, productId: row.product_id }
      const cipher = await vault.openBatch(place, { ringKeyId: row.ring_key_id, bytes: row.wrapped_data_key })
      return cipher.open(row.id, row.sealed).expose()
    }),
  )
  expect(opened).toEqual([png('first'), png('second')])
  expect(stored.map(({ media_type }) => media_type)).toEqual(['image/png', 'image/png'])
})

test('what is no picture, too large, or there twice is named, and the others may be stored', async () => {
  const outcome = await outcomeOf(
    await zipped({
      'a.png': png('one'),
      'b.png': png('one'),
      'c.pdf': Buffer.from('%PDF'),
      'd.png': Buffer.concat([png(''), Buffer.alloc(imageBytesMax)]),
      'e.png': png('two'),
    }),
  )
  expect(outcome).toMatchObject({
    kind: 'bad_lines',
    report: { read: 5, good: 2 },
    names: { 1: 'a.png', 2: 'b.png', 3: 'c.pdf', 4: 'd.png' },
  })
  const flaws = outcome?.kind === 'bad_lines' ? outcome.report.flaws.map(({ flaw }) => flaw) : []
  expect(flaws.toSorted()).toEqual(['duplicate_in_file', 'image_too_large', 'not_an_image'])
})

test('an archive that is cut off, changed, locked or empty is refused as a whole', async () => {
  const whole = await zipped({ 'a.png': png('one') })
  const changed = Buffer.from(whole)
  const crc = changed.indexOf('504b0102', 0, 'hex') + 16
  changed.writeUInt8(changed.readUInt8(crc) ^ 1, crc)
  const locked = Buffer.from(whole)
  const flags = locked.indexOf('504b0102', 0, 'hex') + 8
  locked.writeUInt16LE(locked.readUInt16LE(flags) | 1, flags)
  const unreadable = { kind: 'unreadable', line: 1 }
  expect(await outcomeOf(whole.subarray(0, -9))).toMatchObject({ ...unreadable, problem: 'broken_archive' })
  expect(await outcomeOf(changed)).toMatchObject({ problem: 'broken_archive', names: { 1: 'a.png' } })
  expect(await outcomeOf(locked)).toMatchObject({ problem: 'locked_archive', names: { 1: 'a.png' } })
  expect(await outcomeOf(await zipped({}))).toMatchObject({ ...unreadable, problem: 'no_keys' })
})

test('an archive that grows beyond all measure is not unpacked to its end', async () => {
  const full = Buffer.concat([png(''), Buffer.alloc(imageBytesMax - 8)])
  const files = Object.fromEntries(Array.from({ length: 140 }, (_, n) => [`${1000 + n}.png`, full]))
  const archive = await zipped(files)
  expect(archive.length).toBeLessThan(1024 * 1024)
  expect(await outcomeOf(archive)).toMatchObject({ kind: 'unreadable', problem: 'too_large', line: 129 })
  const many = await zipped({ 'a.png': png('one') })
  const end = many.indexOf('504b0506', 0, 'hex')
  for (const at of [8, 10]) many.writeUInt16LE(20_001, end + at)
  expect(await outcomeOf(many)).toMatchObject({ kind: 'unreadable', problem: 'too_large' })
})
