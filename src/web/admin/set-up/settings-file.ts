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
 * the demo is there. Lines of a file that a process manager reads; a `#` begins a remark.
 */
export function settingsFile(kept: KeptSettings): string {
  return [
    '# What only you have. See .env.example for everything else.',
    ...own.flatMap(([name, why]) => [`# ${why}`, `${name}=`]),
    '',
    '# Who sells, as it was set in the back office of the demo.',
    ...Object.entries(kept).map(([name, value]) => `${name}=${value}`),
    '',
  ].join('\n')
}
