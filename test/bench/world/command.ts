import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { memoryOf } from '../machine/cpu.ts'
import { project } from './project.ts'

export type CommandRun = { seconds: number; peakMb: number; output: string }

/** Runs `akm` with these words to its end. @throws Error with what it said when it fails. */
export async function runCommand(words: string[], env: Record<string, string>): Promise<CommandRun> {
  const start = performance.now()
  const child = spawn(process.execPath, ['build/cli.js', ...words], {
    cwd: project,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let peakMb = 0
  // The kernel keeps the highest value; it only has to be read before the process is gone.
  const look = setInterval(() => {
    peakMb = memoryOf(child.pid ?? 0, 'VmHWM') || peakMb
  }, 20)
  const [output, complaint, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ])
  clearInterval(look)
  if (code !== 0) throw new Error(`akm ${words.join(' ')} ended with ${code}: ${complaint || output}`)
  return { seconds: (performance.now() - start) / 1000, peakMb: peakMb || Number.NaN, output }
}
