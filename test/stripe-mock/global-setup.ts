import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { type FoundMock, findMock } from './find-mock.ts'

declare module 'vitest' {
  interface ProvidedContext {
    stripeMock: FoundMock
    recording: string
  }
}

/** Finds stripe-mock, and a recording: the one that STRIPE_RECORDING names, or one that the tests of payments make now. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const found = await findMock((line) => console.log(line))
  project.provide('stripeMock', found)
  if (!found.ok) {
    console.log(`Stripe's own mock server gave no second opinion: ${found.why}.`)
    return async () => {}
  }
  console.log(`stripe-mock ${found.version}, Stripe's API ${found.description.info.version}`)
  const folder = await mkdtemp(join(tmpdir(), 'akm-stripe-mock-'))
  const given = process.env.STRIPE_RECORDING
  const recording = given && existsSync(given) ? given : join(folder, 'recording.jsonl')
  if (recording !== given) await record(recording)
  project.provide('recording', recording)
  return () => rm(folder, { recursive: true, force: true })
}

async function record(file: string): Promise<void> {
  console.log('Recording what the tests of payments ask and get (a minute or two) …')
  const root = join(import.meta.dirname, '../..')
  const program = [join(root, 'bin/akm.mjs'), 'test', 'emulators/stripe', 'src/domains/payments']
  const child = spawn(process.execPath, program, {
    cwd: root,
    env: { ...process.env, STRIPE_RECORDING: file },
    stdio: 'ignore',
  })
  const [code] = await once(child, 'exit')
  if (code !== 0) throw new Error('the tests of payments fail: run them first')
}
