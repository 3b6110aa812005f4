import { type Config, inspectWith } from '../config.ts'
import { readSettings } from '../domains/settings/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { bad, type Finding, good } from './finding.ts'

/** What neither the environment nor the back office says, and what is kept and wrong; or that all is said. */
export async function checkKeptSettings(config: Config, db: Db): Promise<Finding[]> {
  const { kept } = await readSettings(db)
  const { troubles, later } = inspectWith(config, kept)
  const told = new Set(inspectWith(config, {}).troubles)
  const found = [...troubles.filter((text) => !told.has(text)), ...later]
  if (found.length > 0) return found.map((text) => bad('settings', text))
  return [troubles.length > 0 ? good('settings', 'Who sells is said.') : allIsSet(config)]
}

export function allIsSet({ DEMO }: Config): Finding {
  return good('settings', `The settings are those ${DEMO ? 'of a demo' : 'that real money needs'}.`)
}
