import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, it } from 'vitest'
import { openInbox } from './inbox.ts'
import { type Mutation, mutations } from './mutations.ts'
import { benchFor, type Scenario, scenarios } from './scenarios.ts'

const secretKey = 'sk_test_demo_mutations'
const secret = 'whsec_mutations'

// What emulators with a mistake say is no part of a recording; what the files after this one say is.
const { STRIPE_RECORDING: recording } = process.env
delete process.env.STRIPE_RECORDING
afterAll(() => {
  if (recording) process.env.STRIPE_RECORDING = recording
})

/** Compiling the schemas takes most of a run, so copies use the original's, and the errors that it throws. */
const dear = ['contract.ts', 'errors.ts']

/** Guards the guards: a copy of the emulator with a mistake in its source must fail its scenario. */
describe('the scenarios notice', { timeout: 60_000, concurrent: true }, () => {
  for (const mutation of mutations) {
    it(mutation.mistake, async ({ expect }) => {
      const scenario = scenarios.find(({ name }) => name === mutation.caughtBy)
      expect(scenario).toBeDefined()
      expect(await failuresOf([scenario], mutation)).toEqual([mutation.caughtBy])
    })
  }

  it('nothing, when there is no mistake', async ({ expect }) => {
    expect(await failuresOf(scenarios)).toEqual([])
  })
})

async function failuresOf(chosen: (Scenario | undefined)[], mutation?: Mutation): Promise<string[]> {
  const copy = copyEmulator()
  if (mutation) apply(copy, mutation)
  if (!mutation || !dear.includes(mutation.file)) shareContract(copy)
  const inbox = await openInbox(secret)
  const { startStripeEmulator }: typeof import('./index.ts') = await import(join(copy, 'stripe/index.ts'))
  const emulator = await startStripeEmulator({
    secretKey,
    webhook: { url: inbox.url, secret },
    retryDelaysMs: [20, 40],
  })
  const bench = benchFor(emulator.url, secretKey, inbox)
  const failures: string[] = []
  for (const scenario of chosen) {
    await scenario?.run(bench).catch(() => failures.push(scenario.name))
  }
  await emulator.stop()
  await inbox.close()
  rmSync(copy, { recursive: true })
  return failures
}

function copyEmulator() {
  const copy = mkdtempSync(join(tmpdir(), 'stripe-emulator-'))
  cpSync(import.meta.dirname, join(copy, 'stripe'), { recursive: true })
  symlinkSync(join(import.meta.dirname, '../../node_modules'), join(copy, 'node_modules'))
  writeFileSync(join(copy, 'package.json'), '{ "type": "module" }')
  return copy
}

function shareContract(copy: string) {
  for (const file of dear) {
    writeFileSync(join(copy, 'stripe', file), `export * from '${join(import.meta.dirname, file)}'`)
  }
}

function apply(copy: string, { file, find, put }: Mutation) {
  const path = join(copy, 'stripe', file)
  const source = readFileSync(path, 'utf8')
  if (source.split(find).length !== 2) throw new Error(`${file} must hold this text exactly once: ${find}`)
  writeFileSync(
    path,
    source.replace(find, () => put),
  )
}
