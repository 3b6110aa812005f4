import { examine } from '../doctor/examine.ts'
import { parseOptions } from './options.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm doctor [--json]
  Looks at everything that the shop relies on, and says of each what to do. Changes nothing.`

/** @returns the exit code: 1 when anything is bad. */
export async function run(args: string[], env: NodeJS.ProcessEnv, terminal: Terminal): Promise<number> {
  const { values } = parseOptions({ args, options: { json: { type: 'boolean' } } }, usage)
  const findings = await examine(env)
  const ok = findings.every(({ verdict }) => verdict !== 'bad')
  if (values.json) terminal.print(JSON.stringify({ ok, findings }, null, 2))
  else
    for (const { area, verdict, text } of findings)
      terminal.print(`${verdict.padEnd(7)}  ${area.padEnd(10)}  ${text}`)
  return ok ? 0 : 1
}
