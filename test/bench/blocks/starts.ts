import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf } from '../machine/cpu.ts'
import type { Figure } from '../report/figure.ts'
import { freePort, startChild } from '../world/child.ts'
import type { Block } from './block.ts'

const quietSeconds = 5

/** From the command to the first page, as `npm start` runs it, with a database of the shop's own. */
export const starts: Block = {
  letter: 'f',
  title: 'Starts, installed and built before',
  async run({ folder, quick }) {
    const cold: Start[] = []
    const later: Start[] = []
    for (let run = 0; run < (quick ? 1 : 3); run++) {
      const dataDir = join(folder, `start-${run}`)
      cold.push(await start(dataDir))
      later.push(await start(dataDir))
    }
    return describe(cold, later)
  },
}

type Start = { seconds: number; idleMb: number }

async function start(dataDir: string): Promise<Start> {
  const port = await freePort()
  const before = performance.now()
  const shop = await startChild(['build/main.js'], {
    env: { NODE_ENV: 'production', PORT: String(port), DATA_DIR: dataDir },
    isReady: (line) => line.startsWith('Shop '),
  })
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  if (!answer.ok) throw new Error(`the shop answers ${answer.status}`)
  const seconds = (performance.now() - before) / 1000
  await sleep(quietSeconds * 1000)
  const idleMb = memoryOf(shop.pid, 'VmRSS')
  await shop.stop()
  return { seconds, idleMb }
}

function describe(cold: Start[], later: Start[]): Figure[] {
  return [
    {
      what: 'first start, to the first page',
      unit: 's',
      runs: cold.map(({ seconds }) => seconds),
      target: { atMost: 15 },
    },
    {
      what: 'later start, to the first page',
      unit: 's',
      runs: later.map(({ seconds }) => seconds),
      target: { atMost: 2 },
    },
    {
      what: `memory of the shop, idle for ${quietSeconds} s`,
      unit: 'MB',
      runs: later.map(({ idleMb }) => idleMb),
      target: { atMost: 200 },
      note: 'with the payment emulator of the demo in the same process',
    },
  ]
}
