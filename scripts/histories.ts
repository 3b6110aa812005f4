import { spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { addUp, type Tally } from '../test/histories/tally.ts'

// The long run: npm run test:histories -- --runs 10000 [--seed N]. In batches, each on a database of its own, because the
// invariants look at everything that a shop ever sold. Stops at the first history that goes wrong; its report has the
// seed and the path with which it is lived again (HISTORIES_SEED, HISTORIES_PATH).

const batchSize = 500
// As many seeds in a row as the test has rows.
const rows = 2
const options = { runs: { type: 'string', default: '10000' }, seed: { type: 'string' } } as const
const { values } = parseArgs({ options })
const runs = Number(values.runs)
const firstSeed = Number(values.seed ?? randomInt(2 ** 30))
if (!Number.isSafeInteger(runs) || runs < 1 || !Number.isSafeInteger(firstSeed)) {
  console.error('How many? npm run test:histories -- --runs 10000 [--seed N]')
  process.exit(1)
}

const folder = await mkdtemp(join(tmpdir(), 'akm-histories-'))
const began = performance.now()
let failed = false
for (let batch = 0; batch * batchSize < runs && !failed; batch += 1) {
  const size = Math.min(batchSize, runs - batch * batchSize)
  failed = !(await live(size, firstSeed + batch * rows))
  console.log(
    `${Math.min(runs, (batch + 1) * batchSize)} of ${runs}, seed ${firstSeed + batch * rows}, ${minutes()}`,
  )
}
await report()
await rm(folder, { recursive: true, force: true })
process.exitCode = failed ? 1 : 0

async function live(size: number, seed: number): Promise<boolean> {
  const root = dirname(import.meta.dirname)
  const program = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'test/histories/histories.test.ts']
  const env = {
    ...process.env,
    HISTORIES_RUNS: String(size),
    HISTORIES_SEED: String(seed),
    HISTORIES_TALLY: tallyFile(),
  }
  const child = spawn(process.execPath, [...program, '--reporter=dot'], { cwd: root, env, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  return code === 0
}

async function report(): Promise<void> {
  const text = existsSync(tallyFile()) ? await readFile(tallyFile(), 'utf8') : ''
  const lines: Tally[] = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
  console.log(`\n${lines.length} histories came to their end with nothing wrong, in ${minutes()}`)
  for (const [part, counts] of Object.entries(addUp(lines))) {
    const most = Object.entries(counts).sort(([, a], [, b]) => b - a)
    console.log(`${part}: ${most.map(([name, times]) => `${name} ${times}`).join(', ')}`)
  }
}

function tallyFile(): string {
  return join(folder, 'tally.jsonl')
}

function minutes(): string {
  return `${((performance.now() - began) / 60_000).toFixed(1)} min`
}
