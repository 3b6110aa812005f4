import { readFileSync } from 'node:fs'
import { afterAll, describe, expect, inject, test } from 'vitest'
import { formOf, type RecordedCall } from '../../emulators/stripe/recording.ts'
import { checksOf } from './description.ts'
import { inItsVersion, isPreview, newerFields, withoutNewer } from './differences.ts'
import { startMockServer } from './mock-server.ts'

const found = inject('stripeMock')

if (found.ok) {
  const { description } = found
  const calls = readRecording()
  const carriedOut = calls.filter(({ status }) => status === 200)

  describe('stripe-mock', async () => {
    const mock = await startMockServer(found.program)
    afterAll(() => mock.stop())

    test('takes every request that the emulator carried out', async () => {
      const refused = await odd(carriedOut, async (call) => {
        const { status, message } = await mock.ask(inItsVersion(call, description.info.version))
        return status === 200 ? undefined : message
      })
      expect(refused).toEqual([])
    })
  })

  const checks = checksOf(description)
  const faultsOfParams = (call: RecordedCall) => checks.params(inItsVersion(call, description.info.version))

  test('every parameter that the shop sends is in Stripe’s description, to the innermost', async () => {
    expect(await odd(carriedOut, async (call) => faultsOfParams(call).join(', '))).toEqual([])
  })

  test('no parameter that the emulator refuses as unknown is in Stripe’s description', async () => {
    const unknown = calls.filter((call) => codeOf(call) === 'parameter_unknown')
    expect(unknown.length).toBeGreaterThan(0)
    const known = unknown.filter(
      (call) => !faultsOfParams(call).some((fault) => fault.endsWith('is not known')),
    )
    expect(known).toEqual([])
  })

  test('every answer of the emulator has the fields of Stripe’s description, and no others', async () => {
    const faultsOf = (call: RecordedCall) => checks.answer({ ...call, answer: withoutNewer(call.answer) })
    expect(await odd(carriedOut, async (call) => faultsOf(call).join(', '))).toEqual([])
  })

  test('what only a later version knows still occurs, so that the list of differences stays true', () => {
    const met = new Set<string>()
    for (const { answer } of carriedOut) withoutNewer(answer, (field) => met.add(field))
    const listed = Object.entries(newerFields).flatMap(([kind, fields]) =>
      fields.map((field) => `${kind}.${field}`),
    )
    expect([...met].sort()).toEqual(listed.sort())
  })

  console.log(
    `${carriedOut.length} forms of request and answer, ${calls.length - carriedOut.length} refusals`,
  )
} else {
  test.skip(`stripe-mock: ${found.why}`)
}

function readRecording(): RecordedCall[] {
  const lines = readFileSync(inject('recording'), 'utf8').trim().split('\n')
  const calls = new Map<string, RecordedCall>()
  for (const line of lines) {
    const call: RecordedCall = JSON.parse(line)
    if (!isPreview(call)) calls.set(formOf(call), call)
  }
  return [...calls.values()]
}

async function odd(calls: RecordedCall[], judge: (call: RecordedCall) => Promise<string | undefined>) {
  const found: string[] = []
  for (const call of calls) {
    const why = await judge(call)
    if (why) found.push(`${call.method} ${call.path} ${decodeURIComponent(call.params)}: ${why}`)
  }
  return found
}

function codeOf({ answer }: RecordedCall): string | undefined {
  return (answer as { error?: { code?: string } }).error?.code
}
