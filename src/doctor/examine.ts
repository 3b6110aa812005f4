import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspectConfig } from '../config.ts'
import { guardEgress } from '../platform/egress/guard-egress.ts'
import type { Processor } from '../shared/processor.ts'
import { systemClock } from '../shared/time.ts'
import { explain } from '../start/explain.ts'
import { destinationsOf, listProcessors, socketOf } from '../start/processors.ts'
import { projectFolder } from '../start/project-folder.ts'
import { checkDataAge } from './check-data-age.ts'
import { allIsSet } from './check-kept-settings.ts'
import { checkProcessors } from './check-processors.ts'
import { checkAccounts, checkMail, checkPayments } from './check-services.ts'
import { examineDatabase } from './examine-database.ts'
import { attempt, bad, type Finding, good, skipped, warn } from './finding.ts'

const nodeMajor = 26

/** Everything that the shop of these settings relies on. Whatever is wrong, the rest is looked at all the same. */
export async function examine(
  env: Readonly<Record<string, string | undefined>>,
  now: () => Date = systemClock.now,
): Promise<Finding[]> {
  const { config, troubles, later } = inspectConfig(env)
  const settings = troubles.map((text) => bad('settings', text))
  const versions = await checkVersions()
  const rest = skipped('database', 'The rest is looked at when the settings can be read.')
  if (!config) return [...settings, rest, versions]
  const listed = tryList(() => listProcessors(config))
  if (!listed.ok) return [...settings, bad('settings', listed.sentence), rest, versions]
  // As the shop itself, this process reaches nobody but those who are declared.
  const egress = guardEgress(() => {})
  egress.permit(destinationsOf(listed.processors))
  try {
    const looked = await examineDatabase(config, now, (address) => egress.permit([socketOf(address)]))
    // Where the database cannot tell what is kept there, the environment alone has to say it all.
    const isKeptKnown = looked.some(({ area }) => area === 'settings')
    if (!isKeptKnown) settings.push(...later.map((text) => bad('settings', text)))
    if (!isKeptKnown && settings.length === 0) settings.push(allIsSet(config))
    return [
      ...settings,
      ...looked,
      ...(await attempt('mail', () => checkMail(config))),
      ...(await attempt('payments', () => checkPayments(config))),
      ...(await attempt('accounts', () => checkAccounts(config))),
      ...checkProcessors(config, listed.processors),
      ...(await attempt('data', async () => checkDataAge(now()))),
      versions,
    ]
  } finally {
    egress.stop()
  }
}

function tryList(
  list: () => Processor[],
): { ok: true; processors: Processor[] } | { ok: false; sentence: string } {
  try {
    return { ok: true, processors: list() }
  } catch (error) {
    return { ok: false, sentence: explain(error) ?? 'Write every address in full: one cannot be read.' }
  }
}

async function checkVersions(): Promise<Finding> {
  const { version } = JSON.parse(await readFile(join(projectFolder, 'package.json'), 'utf8'))
  const node = process.versions.node
  return Number(node.split('.')[0]) === nodeMajor
    ? good('versions', `AllKeyMasters ${version} on Node ${node}.`)
    : warn('versions', `Use Node ${nodeMajor}: AllKeyMasters ${version} is tried with it, this is ${node}.`)
}
