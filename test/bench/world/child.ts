import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { project } from './project.ts'

export type Child = { pid: number; stop(): Promise<void> }

export type ChildOptions = {
  env?: Record<string, string>
  /** Called with each line that the program prints; the child counts as started when it returns true. */
  isReady(line: string): boolean
}

const startMillisMax = 60_000
const stopMillisMax = 30_000

/** Runs a program of the project on this Node until `stop`; resolves when it says that it is ready. */
export async function startChild(words: string[], { env = {}, isReady }: ChildOptions): Promise<Child> {
  const child = spawn(process.execPath, words, {
    cwd: project,
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const complaints: string[] = []
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    complaints.push(text)
    if (complaints.length > 50) complaints.shift()
  })
  const takeAlong = () => child.kill('SIGKILL')
  process.once('exit', takeAlong)
  child.once('exit', () => process.off('exit', takeAlong))

  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${words.join(' ')} ${why}\n${complaints.join('')}`))
    const patience = setTimeout(() => fail('is not ready after a minute'), startMillisMax)
    child.once('error', reject)
    child.once('exit', (code) => fail(`ended with ${code}`))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (!isReady(line)) return
      clearTimeout(patience)
      resolve()
    })
  }).catch(async (error: unknown) => {
    await end(child)
    throw error
  })
  return { pid: child.pid ?? 0, stop: () => end(child) }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const force = setTimeout(() => child.kill('SIGKILL'), stopMillisMax)
  child.kill('SIGTERM')
  await once(child, 'exit')
  clearTimeout(force)
}

/** A port that nobody has at this moment, for a program whose address others must know before it runs. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
