// Writes emulators/stripe/schemas/<name>.json: closed request schemas taken from the installed SDK's own types.
// Run with `node scripts/stripe-schemas.ts` after every change of the stripe version.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createGenerator } from 'ts-json-schema-generator'
import { requestTypes } from '../emulators/stripe/request-types.ts'

const sdk = join(dirname(fileURLToPath(import.meta.resolve('stripe'))), '../esm')
const target = join(import.meta.dirname, '../emulators/stripe/schemas')
const workplace = mkdtempSync(join(tmpdir(), 'stripe-schemas-'))

copyTypesWithClosedEnums()
writeSchemas()
writeVersion()
rmSync(workplace, { recursive: true })

/** The SDK adds `| OtherString` to every enum, so that any string passes; without it a misspelt value is refused. */
function copyTypesWithClosedEnums() {
  cpSync(sdk, workplace, { recursive: true, filter: (path) => !/\.(js|map)$/.test(path) })
  for (const file of readdirSync(workplace, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.d.ts')) continue
    const path = join(workplace, file)
    const source = readFileSync(path, 'utf8')
    writeFileSync(path, source.replaceAll(' | OtherString', '').replace(/\bDecimal;/g, 'string;'))
  }
}

function writeSchemas() {
  const config = {
    path: join(workplace, 'requests.ts'),
    expose: 'none',
    jsDoc: 'none',
    topRef: false,
    skipTypeCheck: true,
    additionalProperties: false,
  } as const
  writeFileSync(config.path, requestsSource())
  const generator = createGenerator(config)
  for (const name of Object.keys(requestTypes)) {
    const { definitions, $schema, ...schema } = generator.createSchema(name)
    writeFileSync(join(target, `${name}.json`), `${JSON.stringify(schema, wholeNumbers)}\n`)
  }
}

/** TypeScript knows only `number`; at Stripe everything is a whole number but percentages and scores. */
function wholeNumbers(key: string, value: { type?: unknown } | null) {
  return value?.type === 'number' && !/percent|score/.test(key) ? { ...value, type: 'integer' } : value
}

/** Lets a test tell when the installed SDK has moved on. */
function writeVersion() {
  const { version } = JSON.parse(readFileSync(join(sdk, '../package.json'), 'utf8'))
  writeFileSync(join(target, 'generated-from.json'), `${JSON.stringify({ stripe: version })}\n`)
}

function requestsSource() {
  return Object.entries(requestTypes)
    .map(([name, [file, type]]) => {
      const [outer, ...inner] = type.split('.')
      return `import type { ${outer} as ${name}_ } from './resources/${file}.js'
export type ${name} = ${[`${name}_`, ...inner].join('.')}`
    })
    .join('\n')
}
