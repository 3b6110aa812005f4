import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll } from 'vitest'
import { type StripeEmulator, startStripeEmulator } from '../../emulators/stripe/index.ts'

/** A shop as the operator runs it: the built program, in a process of its own. */
export type ShopProcess = {
  url: string
  pid: number
  /** Everything that it has said, on either stream. */
  said(): string
  /** Ends it by a signal and waits until it is gone. */
  end(signal: 'SIGTERM' | 'SIGKILL'): Promise<Ending>
  /** How it ended. */
  ended: Promise<Ending>
}

export type Ending = { code: number | null; signal: NodeJS.Signals | null; stdout: string; stderr: string }

const root = join(import.meta.dirname, '../..')
export const builtShop = join(root, 'build/main.js')

// Whoever else builds waits for us or we for them; a build that is fresh costs a moment.
await promisify(execFile)(process.execPath, [join(root, 'bin/akm.mjs'), 'build'], { cwd: root })

/** Starts the shop and waits until it is open. @throws with its own words when it ends instead. */
export async function startShopProcess(settings: Record<string, string>): Promise<ShopProcess> {
  const child = launch(settings)
  const said = record(child)
  const ended = endOf(child, said)
  const end = (signal: NodeJS.Signals) => {
    child.kill(signal)
    return ended
  }
  afterAll(() => end('SIGKILL'))
  const url = await Promise.race([
    opened(child, said),
    ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ])
  return { url, pid: child.pid ?? 0, said: () => said.stdout + said.stderr, end, ended }
}

/** Runs a shop that is not expected to open. */
export function runShopToItsEnd(
  settings: Record<string, string>,
  how: { uid?: number; gid?: number; words?: string[] } = {},
): Promise<Ending> {
  const child = launch(settings, how)
  afterAll(() => void child.kill('SIGKILL'))
  return endOf(child, record(child))
}

function launch(
  settings: Record<string, string>,
  { words = [], ...account }: { uid?: number; gid?: number; words?: string[] } = {},
): ChildProcess {
  return spawn(process.execPath, [builtShop, ...words], {
    ...account,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

type Said = { stdout: string; stderr: string }

function record(child: ChildProcess): Said {
  const said = { stdout: '', stderr: '' }
  for (const stream of ['stdout', 'stderr'] as const) {
    child[stream]?.setEncoding('utf8').on('data', (text: string) => {
      said[stream] += text
    })
  }
  return said
}

function opened(child: ChildProcess, said: Said): Promise<string> {
  return new Promise((resolve) => {
    child.stdout?.on('data', () => {
      const url = /^Shop\s+(\S+)$/m.exec(said.stdout)?.[1]
      if (url) resolve(url)
    })
  })
}

async function endOf(child: ChildProcess, said: Said): Promise<Ending> {
  const [code, signal] = await once(child, 'close')
  return { code, signal, ...said }
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}

/** A folder of its own for a shop, which its database may enter when the shop runs as root. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'akm-process-'))
  await chmod(folder, 0o755)
  afterAll(() => rm(folder, { recursive: true, force: true }))
  return folder
}

/** A payment provider that lives on when the shop dies, and the settings of a shop that uses it. */
export async function providerFor(
  port: number,
): Promise<{ emulator: StripeEmulator; settings: Record<string, string> }> {
  const secretKey = 'sk_test_demo_process'
  const webhook = { url: `http://127.0.0.1:${port}/webhooks/stripe`, secret: 'whsec_process' }
  const emulator = await startStripeEmulator({
    secretKey,
    webhook,
    retryDelaysMs: [250, 500, 1000, 2000, 4000, 8000],
  })
  afterAll(() => emulator.stop())
  const settings = {
    DEMO: '1',
    PORT: String(port),
    STRIPE_SECRET_KEY: secretKey,
    STRIPE_WEBHOOK_SECRET: webhook.secret,
    STRIPE_API_URL: emulator.url,
  }
  return { emulator, settings }
}
