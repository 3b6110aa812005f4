// `npm run check`: the whole truth about a checkout, step by step; the first failure ends it.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const bin = (name: string) => `node_modules/.bin/${name}`

const withTests = !process.argv.includes('--without-tests')

const steps: [name: string, run: () => string | undefined][] = [
  ['format and lint', () => command(bin('biome'), ['ci', '.'])],
  ['types', () => command(bin('tsc'), ['-p', '.'])],
  ['types of the islands', () => command(bin('tsc'), ['-p', 'src/web/islands'])],
  ['licences of dependencies', findForeignLicence],
  ['secrets in the checkout', findSecret],
]
if (withTests)
  steps.push(['tests', () => command(process.execPath, ['node_modules/vitest/vitest.mjs', 'run'])])

for (const [name, run] of steps) {
  const began = performance.now()
  const trouble = run()
  console.log(
    `${trouble ? 'FAILED' : 'ok    '} ${name} (${Math.round((performance.now() - began) / 100) / 10} s)`,
  )
  if (!trouble) continue
  console.error(trouble)
  process.exit(1)
}

function command(file: string, args: string[]): string | undefined {
  const { status, stdout, stderr } = spawnSync(file, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  return status === 0 ? undefined : `${stdout}\n${stderr}`
}

/** What is shipped with an MIT project must allow that (no copyleft, nothing without a licence). */
function findForeignLicence(): string | undefined {
  const allowed =
    /^\(?(MIT|MIT-0|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|BlueOak-1\.0\.0|CC0-1\.0|OFL-1\.1|Unlicense|Python-2\.0|PSF-2\.0|MPL-2\.0|PostgreSQL)\b/
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
    packages: Record<string, { license?: string; dev?: boolean }>
  }
  const foreign = Object.entries(packages)
    .filter(([path, { dev }]) => path.startsWith('node_modules/') && !dev)
    .map(([path, { license }]) => ({ path, licence: license ?? licenceInFile(path) }))
    .filter(({ licence }) => !allowed.test(licence))
    .map(({ path, licence }) => `${path.replace(/^.*node_modules\//, '')}: ${licence}`)
  return foreign.length > 0 ? foreign.join('\n') : undefined
}

/** The first words of the licence that a package brings, where its package.json names none. */
function licenceInFile(path: string): string {
  const file = join(path, 'LICENSE')
  return existsSync(file) ? readFileSync(file, 'utf8').trimStart().slice(0, 40) : 'no licence named'
}

/** Keys that give access to something, by the shapes that their issuers gave them. */
function findSecret(): string | undefined {
  const shapes =
    '(sk|rk)_live_[0-9A-Za-z]{8}|-----BEGIN [A-Z ]*PRIVATE KEY-----|whsec_[0-9A-Za-z+/]{32}|AKIA[0-9A-Z]{16}'
  const { stdout } = spawnSync(
    'git',
    ['grep', '-nIE', shapes, '--', '.', ':!scripts/check.ts', ':!package-lock.json'],
    {
      encoding: 'utf8',
    },
  )
  return stdout || undefined
}
