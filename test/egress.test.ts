import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig } from '../src/config.ts'
import type { ProcessorId } from '../src/shared/processor.ts'
import { listProcessors } from '../src/start/processors.ts'
import { runningShop } from './support/running-shop.ts'

const shop = await runningShop()
const alarms = async () => {
  const text = await (await fetch(`${shop.baseUrl}/metrics`)).text()
  return Number(/akm_alarms_total\{what="egress.refused"\} (\d+)/.exec(text)?.[1] ?? 0)
}

// Founding policy, A2 and D1: nobody but the registered processors hears from the shop.
test('a running shop refuses a connection to a stranger and raises an alarm', async () => {
  expect(await alarms()).toBe(0)
  const error = await fetch('http://192.0.2.1/?who=buyer@example.eu').catch((each: unknown) => each)
  expect(error instanceof Error && String(error.cause)).toContain(
    'no processor is registered at 192.0.2.1:80',
  )
  expect(await alarms()).toBe(1)
})

/** To whom each library that the shop brings along can speak on its own. A new one is not known until it stands here. */
const speaksTo: Record<string, ProcessorId | 'nobody'> = {
  '@fontsource-variable/bricolage-grotesque': 'nobody',
  '@fontsource-variable/fraunces': 'nobody',
  '@hono/node-server': 'nobody',
  '@ip-location-db/geo-whois-asn-country-mmdb': 'nobody',
  '@napi-rs/image': 'nobody',
  '@node-rs/argon2': 'nobody',
  '@supabase/auth-js': 'accounts',
  '@supabase/storage-js': 'accounts',
  ajv: 'nobody',
  'altcha-lib': 'nobody',
  'better-auth': 'nobody',
  'csv-parse': 'nobody',
  'csv-stringify': 'nobody',
  diff: 'nobody',
  'disposable-email-domains-js': 'nobody',
  esbuild: 'nobody',
  'file-type': 'nobody',
  hono: 'nobody',
  'image-size': 'nobody',
  jsvat: 'nobody',
  kysely: 'nobody',
  // Reads what others brought.
  mailparser: 'nobody',
  'markdown-it': 'nobody',
  'mmdb-lib': 'nobody',
  nodemailer: 'mail',
  otpauth: 'nobody',
  pdfkit: 'nobody',
  pg: 'database',
  'pg-boss': 'database',
  pino: 'nobody',
  'prom-client': 'nobody',
  stripe: 'payments',
  uplot: 'nobody',
  uqr: 'nobody',
  yauzl: 'nobody',
  yazl: 'nobody',
  zod: 'nobody',
}

test('every library that is brought along is known to speak to a registered processor or to nobody', () => {
  const { dependencies } = JSON.parse(readFileSync('package.json', 'utf8'))
  // The runtime and the database server come as packages of the platform, and are no libraries.
  const libraries = Object.keys(dependencies).filter((name) => name !== 'node')
  expect(libraries.toSorted()).toEqual(Object.keys(speaksTo).toSorted())
  const registered = listProcessors(readConfig({})).map(({ id }) => id as string)
  expect(Object.values(speaksTo).filter((who) => who !== 'nobody' && !registered.includes(who))).toEqual([])
})
