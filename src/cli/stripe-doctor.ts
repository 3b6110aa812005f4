import { writeFile } from 'node:fs/promises'
import { compareWithEmulator, examineStripe, refuseKey } from '../doctor/stripe/examine-stripe.ts'
import type { Recording } from '../doctor/stripe/observation.ts'
import type { StripeFinding } from '../doctor/stripe/steps.ts'
import { type EgressGuard, guardEgress } from '../platform/egress/guard-egress.ts'
import { AppError } from '../shared/errors.ts'
import { startEmulator } from '../start/demo.ts'
import { addressOf } from '../start/processors.ts'
import { parseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm stripe doctor [--endpoint URL] [--receive URL] [--port N] [--record FILE] [--json]
  Tries everything that the shop asks of Stripe, with the test key of STRIPE_SECRET_KEY and test money. Refuses live keys.
  --endpoint  the address of the shop’s webhook at Stripe, to check; BASE_URL/webhooks/stripe when it is not said
  --receive   a public address that leads to port N (4243) of this machine: Stripe calls it while the doctor runs
  --record    writes what was seen, without anybody’s data, for emulators/stripe/recordings`

const emulatorKey = 'sk_test_demo_doctor'

/** @returns the exit code: 1 when anything is bad. */
export async function run(args: string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const { values } = parseOptions(
    {
      args,
      options: {
        endpoint: { type: 'string' },
        receive: { type: 'string' },
        port: { type: 'string', default: '4243' },
        record: { type: 'string' },
        json: { type: 'boolean' },
      },
    },
    usage,
  )
  const key = env.STRIPE_SECRET_KEY ?? ''
  const refusal = refuseKey(key)
  if (refusal) throw new AppError('invalid', refusal)
  const apiUrl = env.STRIPE_API_URL
  const port = Number(values.port)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new AppError('invalid', 'No such port.')
  const egress = guardEgress(() => {})
  egress.permit([addressOf(apiUrl ?? 'https://api.stripe.com'), { host: '127.0.0.1', port }])
  const receive = values.receive
  try {
    const { findings, recording } = await examineStripe({
      key,
      apiUrl,
      endpointUrl: values.endpoint ?? (env.BASE_URL && `${env.BASE_URL.replace(/\/+$/, '')}/webhooks/stripe`),
      receiving: receive ? { port, addressOf: () => receive } : undefined,
    })
    // What was seen at Stripe is said whatever becomes of the rest.
    const differences = await take('emulator', findings, () => compareHere(recording, egress))
    const file = values.record
    if (file)
      await take('recording', findings, () => writeFile(file, `${JSON.stringify(recording, null, 2)}\n`))
    const ok = findings.every(({ verdict }) => verdict !== 'bad')
    if (values.json)
      terminal.print(JSON.stringify({ ok, findings, differences: differences ?? null }, null, 2))
    else {
      for (const { step, verdict, text } of findings)
        terminal.print(`${verdict.padEnd(7)}  ${step.padEnd(34)}  ${text}`)
      for (const difference of differences ?? [])
        terminal.print(`warn     emulator differs                    ${difference}`)
      if (differences?.length === 0)
        terminal.print('good     emulator                            It shows the same fields and words.')
    }
    return ok ? 0 : 1
  } finally {
    egress.stop()
  }
}

/** @returns where the emulator is another than what was seen; it calls this program on a port that is free. */
async function compareHere(recording: Recording, egress: EgressGuard): Promise<string[]> {
  const emulator = await startEmulator(emulatorKey)
  try {
    egress.permit([addressOf(emulator.url)])
    const { differences } = await compareWithEmulator(recording, {
      url: emulator.url,
      key: emulatorKey,
      receiving: {
        port: 0,
        addressOf(port) {
          egress.permit([{ host: '127.0.0.1', port }])
          return `http://127.0.0.1:${port}/`
        },
      },
    })
    return differences
  } finally {
    await emulator.stop()
  }
}

/** What fails is a finding beside the others. */
async function take<T>(
  step: string,
  findings: StripeFinding[],
  act: () => Promise<T>,
): Promise<T | undefined> {
  try {
    return await act()
  } catch (error) {
    const { name, code } = error as NodeJS.ErrnoException
    findings.push({ step, verdict: 'bad', text: `Look into it: ${code ?? name}.` })
    return undefined
  }
}
