import { parseEnv } from 'node:util'
import type { KeptSettings } from '../../../domains/settings/index.ts'

const own = [
  ['BASE_URL', 'the public address, with https://'],
  ['BEHIND_PROXY', '1 behind a reverse proxy that says who asks'],
  ['DATA_DIR', 'where the shop keeps its data: another folder than the demo’s'],
  ['KEYRING_FILE', 'made by: akm keyring new <file>; a copy of it where no backup of the database lies'],
  ['STRIPE_SECRET_KEY', 'a restricted live key'],
  ['STRIPE_WEBHOOK_SECRET', 'of the endpoint <BASE_URL>/webhooks/stripe'],
  ['SMTP_URL', 'the mail server, with its user and password'],
  ['MAIL_FROM', 'such as Shop <shop@example.com>'],
] as const

/**
 * The environment of a shop of one's own, as `.env.example` has it: what only its owner knows is empty, and what was tried in
 * the demo is there. Lines as `node --env-file` reads them; a `#` begins a remark.
 */
export function settingsFile(kept: KeptSettings): string {
  return [
    '# What only you have. See .env.example for everything else.',
    ...own.flatMap(([name, why]) => [`# ${why}`, `${name}=`]),
    '',
    '# Who sells, as it was set in the back office of the demo.',
    ...Object.entries(kept).map(([name, value]) => lineOf(name, value)),
    '',
  ].join('\n')
}

/**
 * The first way of writing the value that is read back as it is. A value with every kind of quote and a `#` besides has none:
 * then a remark stands there, so that nothing else than what was set is taken for it.
 */
function lineOf(name: string, value: string): string {
  const isPlain = /^[\w.:@/+-]+$/.test(value)
  const ways = isPlain ? [value] : [`'${value}'`, `"${value}"`, `\`${value}\``, value]
  const line = ways.map((way) => `${name}=${way}`).find((each) => isReadAs(each, name, value))
  return line ?? `# ${name} has signs that this file cannot hold: set it in the back office.`
}

/** With a line after it, because a quote that is left open would take that along. */
function isReadAs(line: string, name: string, value: string): boolean {
  const read = parseEnv(`${line}\nAFTER=it\n`)
  return Object.keys(read).length === 2 && read[name] === value && read.AFTER === 'it'
}
