import { ConfigError, readConfig } from '../config.ts'
import { examine } from '../doctor/examine.ts'
import { bad, type Finding } from '../doctor/finding.ts'
import { guardEgress } from '../platform/egress/guard-egress.ts'
import { explain } from '../start/explain.ts'
import { openDatabaseForCommand } from '../start/open-database.ts'
import { openKeyring } from '../start/open-keyring.ts'
import { destinationsOf, listProcessors, socketOf } from '../start/processors.ts'
import { parseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm doctor [--json]
  Looks at everything that the shop relies on, and says of each what to do. Changes nothing but what a start would.`

const marks = { good: 'good   ', warn: 'look   ', bad: 'bad    ', skipped: 'skipped' }

/** @returns the exit code: 1 when anything is bad. */
export async function run(args: string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const { values } = parseOptions({ args, options: { json: { type: 'boolean' } } }, usage)
  const findings = await findAll(env)
  const isBad = findings.some(({ verdict }) => verdict === 'bad')
  if (values.json) terminal.print(JSON.stringify({ ok: !isBad, findings }, null, 2))
  else
    for (const { area, verdict, text } of findings)
      terminal.print(`${marks[verdict]}  ${area.padEnd(10)}  ${text}`)
  return isBad ? 1 : 0
}

async function findAll(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  try {
    const config = readConfig(env)
    const keyring = await openKeyring(config)
    const egress = guardEgress(() => {})
    egress.permit(destinationsOf(listProcessors(config)))
    try {
      const database = await openDatabaseForCommand(
        config,
        keyring,
        () => {},
        (address) => egress.permit([socketOf(address)]),
      )
      try {
        return await examine(config, keyring, database)
      } finally {
        await database.stop()
      }
    } finally {
      egress.stop()
    }
  } catch (error) {
    const area = error instanceof ConfigError ? 'settings' : 'database'
    return [bad(area, explain(error) ?? 'Look into it: the shop cannot be opened.')]
  }
}
