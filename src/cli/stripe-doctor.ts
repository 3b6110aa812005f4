import { writeFile } from 'node:fs/promises'
import { compareWithEmulator, examineStripe, refuseKey } from '../doctor/stripe/examine-stripe.ts'
import { guardEgress } from '../platform/egress/guard-egress.ts'
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
  const egress = guardEgress(() => {})
  egress.permit([addressOf(apiUrl ?? 'https://api.stripe.com'), { host: '127.0.0.1', port }])
  const emulator = await startEmulator(emulatorKey)
  egress.permit([addressOf(emulator.url)])
  try {
    const { findings, recording } = await examineStripe({
      key,
      apiUrl,
      endpointUrl: values.endpoint ?? (env.BASE_URL && `${env.BASE_URL.replace(/\/+$/, '')}/webhooks/stripe`),
      receiving: values.receive ? { port, url: values.receive } : undefined,
    })
    const { differences } = await compareWithEmulator(recording, {
      url: emulator.url,
      key: emulatorKey,
      receiving: { port, url: `http://127.0.0.1:${port}/` },
    })
    if (values.record) await writeFile(values.record, `${JSON.stringify(recording, null, 2)}\n`)
    const ok = findings.every(({ verdict }) => verdict !== 'bad')
    if (values.json) terminal.print(JSON.stringify({ ok, findings, differences }, null, 2))
    else {
      for (const { step, verdict, text } of findings)
        terminal.print(`${verdict.padEnd(7)}  ${step.padEnd(34)}  ${text}`)
      for (const difference of differences)
        terminal.print(`warn     emulator differs                    ${difference}`)
      if (differences.length === 0)
        terminal.print('good     emulator                            It shows the same fields and words.')
    }
    return ok ? 0 : 1
  } finally {
    await emulator.stop()
    egress.stop()
  }
}
