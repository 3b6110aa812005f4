import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { Secret } from '../../shared/secret.ts'
import { bookHeads } from './book-heads.ts'

const folder = await mkdtemp(join(tmpdir(), 'akm-heads-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const seed = (fill: number) => new Secret(Buffer.alloc(32, fill))
const noted = {
  at: new Date('2026-11-27T12:00:00Z'),
  heads: [{ kind: 'invoice' as const, number: 'F2026-000001', hash: 'ab'.repeat(32) }],
}

test('what was noted is read again, with its signature', async () => {
  const ledger = bookHeads(join(folder, 'some', 'heads.jsonl'), seed(1))
  expect(await ledger.read()).toEqual([])
  await ledger.append(noted)
  await ledger.append({ ...noted, at: new Date('2026-11-27T13:00:00Z') })
  expect(await ledger.read()).toEqual([
    { ...noted, isSigned: true },
    { ...noted, at: new Date('2026-11-27T13:00:00Z'), isSigned: true },
  ])
})

test('a line that was changed, added without the ring, or is no line of ours, is not signed; one that was cut off was never there', async () => {
  const file = join(folder, 'changed.jsonl')
  const ledger = bookHeads(file, seed(1))
  await ledger.append(noted)
  const text = await readFile(file, 'utf8')
  const signed = async (content: string) => {
    await writeFile(file, content)
    return (await ledger.read()).map(({ isSigned }) => isSigned)
  }
  expect(await signed(text.replace('000001', '000002'))).toEqual([false])
  expect(await signed(text.replace('12:00', '11:00'))).toEqual([false])
  expect(await signed(`${text}{"what":"else"}\n`)).toEqual([true, false])
  expect(await signed(text.trim().slice(0, 40))).toEqual([])
  await writeFile(file, '')
  await bookHeads(file, seed(2)).append(noted)
  expect((await ledger.read()).map(({ isSigned }) => isSigned)).toEqual([false])
})
