import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { storageStandIn } from '../../../test/supabase/storage-stand-in.ts'
import type { FileStore } from '../../domains/tickets/index.ts'
import { type FileId, newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { days } from '../../shared/time.ts'
import { createKeyring, parseKeyring } from '../crypto/keyring.ts'
import { storageFiles } from '../supabase/storage-files.ts'
import { folderFiles } from './folder-files.ts'
import { sealedFiles } from './sealed-files.ts'

const folder = await mkdtemp(join(tmpdir(), 'akm-files-'))
const bucket = await storageStandIn('sb_secret_test', 'tickets')
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
  await bucket.stop()
})
const ring = parseKeyring(createKeyring())
const storage = (secretKey = 'sb_secret_test') =>
  storageFiles({ url: bucket.url, bucket: 'tickets', secretKey: new Secret(secretKey) })

const stores: [string, FileStore][] = [
  ['a folder', folderFiles(join(folder, 'a b', 'plain'))],
  ['Supabase Storage', storage()],
  ['a sealed folder', sealedFiles(folderFiles(join(folder, 'sealed')), ring)],
]

async function idsIn(store: FileStore): Promise<FileId[]> {
  const ids: FileId[] = []
  for await (const { id } of store.list()) ids.push(id)
  return ids.toSorted()
}

test.each(stores)('%s keeps a file until it is taken out, which may be done twice', async (_, store) => {
  const [one, two, unknown] = [newId('fil'), newId('fil'), newId('fil')]
  const content = Buffer.from([0, 1, 2, 255, 10, 13])
  expect(await idsIn(store)).toEqual([])
  await store.put(one, content)
  await store.put(two, Buffer.alloc(300_000, 7))
  expect(await store.read(one)).toEqual(content)
  expect((await store.read(two))?.length).toBe(300_000)
  expect(await store.read(unknown)).toBeUndefined()
  expect(await idsIn(store)).toEqual([one, two].toSorted())
  for await (const { keptAt } of store.list())
    expect(Math.abs(keptAt.getTime() - Date.now())).toBeLessThan(60_000)
  await store.remove(one)
  await store.remove(one)
  expect(await store.read(one)).toBeUndefined()
  expect(await idsIn(store)).toEqual([two])
})

test('more files than one answer of Storage names are listed all', async () => {
  const ids = Array.from({ length: 230 }, () => newId('fil'))
  const store = storage()
  for (const id of ids) await store.put(id, Buffer.from('x'))
  expect(await idsIn(store)).toEqual(expect.arrayContaining(ids.toSorted()))
})

test('whoever takes out what is listed, while it is listed, takes out all', async () => {
  const store = storage()
  for (let count = 0; count < 150; count++) await store.put(newId('fil'), Buffer.from('x'))
  for await (const { id } of store.list()) await store.remove(id)
  expect(await idsIn(store)).toEqual([])
})

test('Storage that says no is an outage, and never a file that is missing', async () => {
  const wrong = storage('sb_secret_wrong')
  const id = newId('fil')
  await expect(wrong.put(id, Buffer.from('x'))).rejects.toMatchObject({ code: 'unavailable' })
  await expect(wrong.read(id)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(wrong.remove(id)).rejects.toMatchObject({ code: 'unavailable' })
  await expect(idsIn(wrong)).rejects.toMatchObject({ code: 'unavailable' })
})

test('what lies on the disk is sealed, for this user alone, and opens under its own id only', async () => {
  const place = join(folder, 'disk')
  const store = sealedFiles(folderFiles(place), ring)
  const [one, two] = [newId('fil'), newId('fil')]
  await store.put(one, Buffer.from('AAAAA-BBBBB-CCCCC'))
  const names = await readdir(place, { recursive: true })
  const path = join(place, names.find((name) => name.endsWith(one)) ?? '')
  expect((await readFile(path)).includes('BBBBB')).toBe(false)
  expect((await stat(path)).mode & 0o077).toBe(0)
  await folderFiles(place).put(two, await readFile(path))
  await expect(store.read(two)).rejects.toThrow('sealed box')
})

test('what is no id of a file leads nowhere, and what a torn write left is cleared away', async () => {
  const place = join(folder, 'torn')
  const store = folderFiles(place)
  for (const id of ['../../secret', 'fil_../../../etc/passwd', ''] as FileId[]) {
    await expect(store.put(id, Buffer.from('x'))).rejects.toThrow('not the id')
    await expect(store.read(id)).rejects.toThrow('not the id')
  }
  const id = newId('fil')
  await store.put(id, Buffer.from('x'))
  const torn = join(place, id.slice(-2), `${newId('fil').slice(0, 28)}${id.slice(-2)}.abcd.new`)
  await writeFile(torn, 'half')
  // It may be written at this moment.
  expect(await idsIn(store)).toEqual([id])
  expect((await stat(torn)).size).toBe(4)
  const longAgo = new Date(Date.now() - days(1) - 1000)
  await utimes(torn, longAgo, longAgo)
  expect(await idsIn(store)).toEqual([id])
  await expect(stat(torn)).rejects.toThrow('ENOENT')
})
