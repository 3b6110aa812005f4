import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { newId } from '../shared/ids.ts'
import { erasureLedger } from './erasure-ledger.ts'

const folder = await mkdtemp(join(tmpdir(), 'akm-ledger-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
let count = 0
const aFile = () => join(folder, 'deep', `${++count}.jsonl`)
const aLine = () => ({ id: newId('ers'), at: new Date('2026-11-26T12:00:00Z'), hashes: [Buffer.from('one')] })

test('what was written comes back, and the file is its owner’s alone', async () => {
  const file = aFile()
  const ledger = erasureLedger(file)
  expect(await ledger.read()).toEqual([])
  const lines = [aLine(), aLine()]
  for (const line of lines) await ledger.append(line)
  expect(await ledger.read()).toEqual(lines)
  expect((await stat(file)).mode & 0o777).toBe(0o600)
})

test('erasures, decisions and heads of the chain stand in one file, and each is read by itself', async () => {
  const ledger = erasureLedger(aFile())
  const at = new Date('2026-11-26T12:00:00Z')
  const hashes = [Buffer.from('one')]
  const decisions = [
    { id: newId('dec'), at, decision: { what: 'restricted' as const }, hashes },
    { id: newId('dec'), at, decision: { what: 'lifted' as const, until: at }, hashes },
    {
      id: newId('dec'),
      at,
      decision: { what: 'objected' as const, purpose: 'improvement' as const },
      hashes,
    },
  ]
  const erasure = aLine()
  await ledger.appendDecision(decisions[0] ?? expect.fail())
  await ledger.append(erasure)
  const heads = (['head', 'restored'] as const).map((kind, seq) => ({
    kind,
    at,
    head: { seq, hash: '0af1' },
  }))
  for (const line of heads) await ledger.appendHead(line)
  for (const line of decisions.slice(1)) await ledger.appendDecision(line)
  expect(await ledger.read()).toEqual([erasure])
  expect(await ledger.readDecisions()).toEqual(decisions)
  expect(await ledger.readHeads()).toEqual(heads)
})

// A disk that was full, or a process that was killed: that erasure was not done, and the shop starts all the same.
test('a line that was not written to its end is none, and spoils none after it', async () => {
  const file = aFile()
  const ledger = erasureLedger(file)
  const [first, torn, last] = [aLine(), aLine(), aLine()]
  await ledger.append(first)
  await ledger.append(torn)
  const whole = await readFile(file, 'utf8')
  await writeFile(file, whole.slice(0, -20))
  expect(await ledger.read()).toEqual([first])
  await ledger.append(last)
  expect(await ledger.read()).toEqual([first, last])
})

test('a whole line that says nothing is a damage that somebody has to look at', async () => {
  const file = aFile()
  const ledger = erasureLedger(file)
  await ledger.append(aLine())
  await appendFile(file, '{"id":"x","at":"","hashes":[]}\n')
  await expect(ledger.read()).rejects.toThrow('damaged')
  await appendFile(
    file,
    `{"id":"${newId('dec')}","at":"2026-11-26T12:00:00Z","decision":{"what":"x"},"hashes":[]}\n`,
  )
  await expect(ledger.readDecisions()).rejects.toThrow('damaged')
  await appendFile(file, '{"chain":"head","link":[-1,"ab"]}\n')
  await expect(ledger.readHeads()).rejects.toThrow('damaged')
})
