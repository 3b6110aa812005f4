import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Environment, environment } from './config/environment.ts'
import { findDemoTroubles, findMissing, findProductionTroubles, findTroubles } from './config/troubles.ts'
import { type KeptSettings, type SettingName, settingNames } from './domains/settings/index.ts'

export { plausibleUrl } from './config/environment.ts'

/** What says only where a shop runs and how. Whoever sets anything else means a shop of their own, not the demo. */
const runsAnyShop: readonly string[] = [
  'PORT',
  'HOST',
  'DATA_DIR',
  'DEMO',
  'LOG_LEVEL',
  'BEHIND_PROXY',
  'METRICS_HOSTS',
  'DATABASE_POOL',
  'DATABASE_PREPARE',
] satisfies (keyof Environment)[]

export type Config = Readonly<Omit<Environment, 'DEMO' | 'DATA_DIR'> & { DEMO: boolean; DATA_DIR: string }>

/** The environment is not what the shop needs; the message is one sentence that says what to do. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

type Environ = Readonly<Record<string, string | undefined>>

// What each was read from, so that it can be read again with what the database adds; in no config, where it might be logged.
const origins = new WeakMap<Config, Environ>()

/**
 * Reads the environment once. A demo is a shop for which nothing real was set, or one that says `DEMO=1`. What is missing
 * may be kept in the database: `completeConfig` looks at that.
 * @throws ConfigError naming the first setting that is wrong or missing.
 */
export function readConfig(env: Environ): Config {
  const { config, troubles } = inspectConfig(env)
  const [first] = troubles
  if (first !== undefined || !config) throw new ConfigError(first ?? 'Set the environment rightly.')
  return config
}

/**
 * The same with the settings that the owner keeps in the database; what the environment says counts before them.
 * `missing`: what the shop cannot take real money without, a sentence each.
 * @throws ConfigError naming the first that is wrong.
 */
export function completeConfig(config: Config, kept: KeptSettings): { config: Config; missing: string[] } {
  const { config: complete, troubles, later } = inspectWith(config, kept)
  const [first] = troubles
  if (first !== undefined || !complete) throw new ConfigError(first ?? 'Set the environment rightly.')
  origins.set(complete, origins.get(config) ?? {})
  return { config: complete, missing: later }
}

/** Whether a setting may have that value: it has its form, and the shop would start with it. */
export function isRightSetting(config: Config, setting: SettingName, value: string): boolean {
  return inspectWith(config, { [setting]: value }).troubles.length === 0
}

/** Which of the settings the environment says itself, so that what is kept of them does not count. */
export function givenSettings(config: Config): SettingName[] {
  return settingNames.filter((setting) => origins.get(config)?.[setting])
}

/** As `inspectConfig`, of an environment and of what is kept besides. */
export function inspectWith(config: Config, kept: KeptSettings): ReturnType<typeof inspectConfig> {
  const origin = Object.entries(origins.get(config) ?? {}).filter(([, value]) => value)
  // A demo stays one, whatever its owner tries.
  return inspectConfig({ ...kept, ...Object.fromEntries(origin), DEMO: config.DEMO ? '1' : '0' })
}

/** Everything that `readConfig` would refuse, one sentence each; without `config` when the settings cannot even be read. */
export function inspectConfig(env: Environ): {
  config: Config | undefined
  troubles: string[]
  /** What is missing, unless the database has it. */
  later: string[]
} {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  )
  const parsed = environment.safeParse(given)
  if (!parsed.success) {
    const troubles = parsed.error.issues.map(
      ({ path, message }) => `Set ${path.join('.')} rightly: ${message}.`,
    )
    return { config: undefined, troubles, later: [] }
  }
  const values = parsed.data
  const demo = values.DEMO ?? !isMeantForReal(given)
  const config = Object.freeze({ ...values, DEMO: demo, DATA_DIR: resolve(values.DATA_DIR) })
  origins.set(config, env)
  const troubles = [...(demo ? findDemoTroubles(values) : []), ...findTroubles(values)]
  if (demo) return { config, troubles, later: [] }
  const { now, later } = findMissing(values)
  return { config, troubles: [...troubles, ...now, ...findProductionTroubles(values)], later }
}

function isMeantForReal(given: Readonly<Record<string, unknown>>): boolean {
  return Object.keys(environment.shape).some((name) => name in given && !runsAnyShop.includes(name))
}

/** Whether the shop's address is reached from this machine alone. */
export function isLoopback(baseUrl: string): boolean {
  const { hostname } = new URL(baseUrl)
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)
}

/** Text from a file that the configuration names. @throws ConfigError when it cannot be read. */
export function readConfigFile(name: string, path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    throw new ConfigError(`Make ${path} readable: ${name} points to it.`)
  }
}
