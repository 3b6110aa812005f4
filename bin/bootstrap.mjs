import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { exclusively } from './exclusively.mjs'
import { install, isInstalled } from './install.mjs'
import { findNode } from './pinned-node.mjs'
import { run } from './run.mjs'
import { fingerprintSources } from './sources.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const BUILD = join(ROOT, 'build')
// What needs the development tools; a shop may have been installed without them.
const TOOLS = {
  claims: 'scripts/claims.ts',
  check: 'scripts/check.ts',
  bench: 'test/bench/main.ts',
  histories: 'scripts/histories.ts',
  types: 'scripts/database-types.ts',
}
const WITH_TOOLS = ['test', ...Object.keys(TOOLS)]
const STAMP = join(BUILD, 'sources.sha256')

/** `akm <command>`: installs and builds what is missing or stale, then runs the command on the pinned Node. */
export async function bootstrap([command = 'help', ...args]) {
  try {
    const withTools = WITH_TOOLS.includes(command)
    if (!isInstalled(ROOT, withTools) || !isBuilt()) {
      mkdirSync(BUILD, { recursive: true })
      await exclusively(join(BUILD, 'bootstrap.lock'), () => prepare(withTools))
    }
    process.exit(command === 'build' ? 0 : await runCommand(command, args))
  } catch (error) {
    console.error(error.message)
    process.exit(1)
  }
}

async function prepare(withTools) {
  if (!isInstalled(ROOT, withTools)) await install(ROOT)
  if (isBuilt()) return
  // Taken before the build, so that an edit during it makes the build stale.
  const fingerprint = fingerprintSources(ROOT)
  const code = await run(findNode(ROOT), [join(ROOT, 'scripts', 'build.ts')])
  if (code !== 0) throw new Error('The build failed: mend what is named above and start again.')
  writeFileSync(STAMP, fingerprint)
}

function isBuilt() {
  try {
    return readFileSync(STAMP, 'utf8') === fingerprintSources(ROOT)
  } catch {
    return false
  }
}

function runCommand(command, args) {
  const node = findNode(ROOT)
  if (command === 'test') return runTests(node, args)
  const tool = TOOLS[command]
  if (tool) return run(node, [join(ROOT, tool), ...args])
  const [program, ...words] = command === 'start' ? ['main.js'] : ['cli.js', command]
  const leash = new URL('leash.mjs', import.meta.url).href
  // A shop that runs for months does without source maps: reading them costs it forty megabytes.
  const flags = [...(command === 'start' ? [] : ['--enable-source-maps']), '--import', leash]
  return run(node, [...flags, join(BUILD, program), ...words, ...args], { leash: true })
}

/** Options of vitest whose value is a word of its own; it names no file. */
const TAKES_A_WORD =
  /^(-[tr]|--(testNamePattern|reporter|outputFile|root|dir|exclude|shard|bail|retry|pool|maxWorkers|testTimeout|hookTimeout|environment|sequence\.seed))$/

// Whoever names nothing wants an answer within minutes; the long walks and the crashes are asked for by their name.
async function runTests(node, args) {
  const isNamed = args.some(
    (arg, at) =>
      /^(-c$|--(project|config)\b)/.test(arg) ||
      !(arg.startsWith('-') || TAKES_A_WORD.test(args[at - 1] ?? '')),
  )
  const projects = isNamed ? [] : ['--project=alone', '--project=sharing']
  const how = args.includes('--watch') ? 'watch' : 'run'
  const code = await run(node, [join(ROOT, 'node_modules/vitest/vitest.mjs'), how, ...projects, ...args])
  if (!isNamed)
    console.log(
      'Not among these: long walks in a browser, crashes, servers that misbehave: npm run test:long',
    )
  return code
}
