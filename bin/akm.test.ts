import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'

// The bootstrap runs as a real process in a checkout of its own; only npm is played, by a script that notes its call
// and links the packages that stand here already.

const ROOT = dirname(import.meta.dirname)
const PACKAGES = ['esbuild', '@esbuild', '@fontsource-variable', `node-${process.platform}-${process.arch}`]
const ENTRIES = [
  'src/main.ts',
  'src/cli.ts',
  'emulators/stripe/index.ts',
  'src/web/ui/styles/main.css',
  'src/web/ui/styles/chart-zoom.css',
]
const checkouts: string[] = []
afterEach(() => {
  for (const dir of checkouts.splice(0)) rmSync(dir, { recursive: true, force: true })
})

function checkout(files: Record<string, string>): string {
  const dir = mkdtempSync(join(tmpdir(), 'akm bin-'))
  checkouts.push(dir)
  for (const part of ['bin', 'scripts/build.ts'])
    cpSync(join(ROOT, part), join(dir, part), { recursive: true })
  const manifest = { type: 'module', dependencies: { some: '1.0.0' } }
  const lock = {
    packages: { '': manifest, 'node_modules/some': { version: '1.0.0', integrity: 'sha512-one' } },
  }
  write(dir, {
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify(lock),
    ...Object.fromEntries(ENTRIES.map((name) => [name, ''])),
    ...files,
  })
  write(dir, { 'npm.mjs': playedNpm(dir) })
  return dir
}

function playedNpm(dir: string): string {
  const modules = join(dir, 'node_modules')
  return `
    import { appendFileSync, copyFileSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
    import { setTimeout as sleep } from 'node:timers/promises'
    appendFileSync(${JSON.stringify(join(dir, 'npm-calls'))}, process.argv[2] + '\\n')
    if (process.env.NPM_FAILS) process.exit(1)
    rmSync(${JSON.stringify(modules)}, { recursive: true, force: true })
    mkdirSync(${JSON.stringify(modules)})
    for (const name of ${JSON.stringify(PACKAGES)}) {
      symlinkSync(${JSON.stringify(join(ROOT, 'node_modules'))} + '/' + name, ${JSON.stringify(modules)} + '/' + name)
    }
    await sleep(300)
    copyFileSync(${JSON.stringify(join(dir, 'package-lock.json'))}, ${JSON.stringify(join(modules, '.package-lock.json'))})`
}

function write(dir: string, files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, name)), { recursive: true })
    writeFileSync(join(dir, name), content)
  }
}

function launch(dir: string, words: string[], env: Record<string, string> = {}): ChildProcess {
  const { npm_lifecycle_event: _, ...inherited } = process.env
  return spawn(process.execPath, [join(dir, 'bin', 'akm.mjs'), ...words], {
    env: { ...inherited, npm_execpath: join(dir, 'npm.mjs'), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

async function akm(dir: string, words: string[], env: Record<string, string> = {}) {
  const child = launch(dir, words, env)
  const { stdout, stderr } = child
  if (!stdout || !stderr) throw new Error('the bootstrap has no output')
  const [out, err] = await Promise.all([text(stdout), text(stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

const npmCalls = (dir: string) => readFileSync(join(dir, 'npm-calls'), 'utf8').trim().split('\n')

const CLI = `console.log(JSON.stringify({ words: process.argv.slice(2), node: process.version, cwd: process.cwd() }))
             process.exitCode = 7`

test('a first command installs from the lockfile, builds, and runs on the pinned Node with its words and exit code', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  const { code, out, err } = await akm(dir, ['keys', 'import', '--dry-run', 'my keys.txt'])
  expect(err).toBe('')
  const [told = '', said = ''] = out.trim().split('\n')
  expect(told).toMatch(/^Installing dependencies/)
  expect(JSON.parse(said)).toEqual({
    words: ['keys', 'import', '--dry-run', 'my keys.txt'],
    node: process.version,
    cwd: process.cwd(),
  })
  expect(code).toBe(7)
  expect(npmCalls(dir)).toEqual(['ci'])
})

test('a second command neither installs nor builds', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  await akm(dir, ['one'])
  const built = statSync(join(dir, 'build', 'cli.js')).mtimeMs
  const { out } = await akm(dir, ['two'])
  expect(out).not.toContain('Installing')
  expect(npmCalls(dir)).toHaveLength(1)
  expect(statSync(join(dir, 'build', 'cli.js')).mtimeMs).toBe(built)
})

test('a lockfile that asks for another version is installed', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  await akm(dir, ['one'])
  const lock = readFileSync(join(dir, 'package-lock.json'), 'utf8')
  write(dir, { 'package-lock.json': lock.replace('sha512-one', 'sha512-two') })
  await akm(dir, ['two'])
  expect(npmCalls(dir)).toEqual(['ci', 'ci'])
})

test('a package.json that the lockfile does not know goes to npm, which tells what is wrong', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  await akm(dir, ['one'])
  write(dir, { 'package.json': JSON.stringify({ type: 'module', dependencies: { other: '1.0.0' } }) })
  const { code, err } = await akm(dir, ['two'], { NPM_FAILS: '1' })
  expect(err).toBe('npm ci failed: mend what it says above (often the network) and start again.\n')
  expect(code).toBe(1)
})

test('packages of other platforms may miss; development tools only where tests run', async () => {
  const dir = checkout({ 'src/cli.ts': CLI, 'src/main.ts': '' })
  await akm(dir, ['one'])
  const lock = JSON.parse(readFileSync(join(dir, 'package-lock.json'), 'utf8'))
  lock.packages['node_modules/elsewhere'] = { version: '1.0.0', optional: true }
  lock.packages['node_modules/tool'] = { version: '1.0.0', dev: true }
  write(dir, { 'package-lock.json': JSON.stringify(lock) })
  await akm(dir, ['start'])
  expect(npmCalls(dir)).toHaveLength(1)
  await akm(dir, ['test'])
  expect(npmCalls(dir)).toHaveLength(2)
})

test('two starts at once install once and both run', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  const ends = await Promise.all([akm(dir, ['one']), akm(dir, ['two'])])
  expect(ends.map(({ code }) => code)).toEqual([7, 7])
  expect(npmCalls(dir)).toEqual(['ci'])
})

test('the lock of a start that was killed does not hold up the next', async () => {
  const dir = checkout({ 'src/cli.ts': CLI, 'build/bootstrap.lock': '999999999' })
  expect((await akm(dir, ['one'])).code).toBe(7)
})

test('a changed source is built again; a broken one is told with its line', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  await akm(dir, ['one'])
  write(dir, {
    'src/cli.ts': `import { word } from './word.ts'\nconsole.log(word)`,
    'src/word.ts': `export const word = 'new'`,
  })
  expect(await akm(dir, ['two'])).toMatchObject({ code: 0, out: 'new\n' })

  write(dir, { 'src/word.ts': 'export const word = ' })
  const broken = await akm(dir, ['three'])
  expect(broken.code).toBe(1)
  expect(broken.err).toContain('src/word.ts:1')
  expect(broken.err).toMatch(/The build failed: mend what is named above and start again\.\n$/)
})

test('the test command runs vitest once with its words, or watches', async () => {
  const dir = checkout({ 'src/cli.ts': CLI })
  await akm(dir, ['build'])
  write(dir, { 'node_modules/vitest/vitest.mjs': 'console.log(process.argv.slice(2).join(" "))' })
  expect((await akm(dir, ['test', 'src/keys', '-t', 'a key'])).out).toBe('run src/keys -t a key\n')
  const unnamed = await akm(dir, ['test', '-t', 'a key', '--reporter', 'dot'])
  expect(unnamed.out).toMatch(/^run --project=alone --project=sharing -t a key --reporter dot\n/)
  expect((await akm(dir, ['test', '--project=long'])).out).toBe('run --project=long\n')
  expect((await akm(dir, ['test', '--watch'])).out).toMatch(
    /^watch --project=alone --project=sharing --watch\n.*npm run test:long\n$/,
  )
})

test('an old Node is told in one sentence', async () => {
  const dir = checkout({})
  const pretend = `data:text/javascript,Object.defineProperty(process,'versions',{value:{node:'18.20.4'}})`
  const { code, err } = await akm(dir, ['start'], { NODE_OPTIONS: `--import="${pretend}"` })
  expect(err).toBe(
    'AllKeyMasters needs Node 20 or newer, but this is Node 18.20.4: install a current one from nodejs.org.\n',
  )
  expect(code).toBe(1)
})

const SERVER = `
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {
    console.log(signal)
    setTimeout(() => process.exit(5), 300)
  })
  console.log('pid ' + process.pid)
  setInterval(() => {}, 1000)`

test.each(['SIGINT', 'SIGTERM'] as const)(
  'a %s reaches the shop once, also when it comes twice at once, and the exit code comes back',
  async (signal) => {
    const dir = checkout({ 'src/main.ts': SERVER })
    const { child, output } = await startServer(dir)
    child.kill(signal)
    setTimeout(() => child.kill(signal), 30)
    await once(child, 'close')
    expect(child.exitCode).toBe(5)
    expect(output()).toMatch(new RegExp(`pid \\d+\\n${signal}\\n$`))
  },
)

test('a shop whose bootstrap was killed ends by itself', async () => {
  const dir = checkout({ 'src/main.ts': SERVER })
  const { child, output } = await startServer(dir)
  child.kill('SIGKILL')
  // The pipe closes when the shop, its last holder, has ended.
  await once(child, 'close')
  expect(output()).toMatch(/SIGTERM\n$/)
})

test('a shop whose npm was ended ends too, although the shell between dies without a word', async () => {
  const dir = checkout({ 'src/main.ts': SERVER })
  await akm(dir, ['build'])
  const command = '"$0" "$1" start; true'
  const shell = spawn('/bin/sh', ['-c', command, process.execPath, join(dir, 'bin', 'akm.mjs')], {
    env: { ...process.env, npm_lifecycle_event: 'start' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const output = await untilUp(shell)
  shell.kill('SIGTERM')
  await once(shell, 'close')
  expect(output()).toMatch(/pid \d+\nSIGTERM\n$/)
})

async function startServer(dir: string): Promise<{ child: ChildProcess; output: () => string }> {
  const child = launch(dir, ['start'])
  return { child, output: await untilUp(child) }
}

async function untilUp(child: ChildProcess): Promise<() => string> {
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  await expect.poll(() => output, { timeout: 15_000, interval: 20 }).toContain('pid ')
  return () => output
}

test('islands and styles are bundled under hashed names that the manifest tells', async () => {
  const dir = checkout({
    'src/web/islands/cart.ts': `import { add } from './lib/add.ts'\nconsole.log(add(1, 2))`,
    'src/web/islands/lib/add.ts': 'export const add = (one: number, two: number): number => one + two',
    'src/web/ui/styles/main.css': `@import './base.css' layer(base);
      @font-face { font-family: F; src: url('@fontsource-variable/fraunces/files/fraunces-latin-wght-normal.woff2') }`,
    'src/web/ui/styles/base.css': 'body { margin: 0 }',
  })
  expect(await akm(dir, ['build'])).toMatchObject({ code: 0, err: '' })

  const assets: Record<string, string> = JSON.parse(readFileSync(join(dir, 'build', 'assets.json'), 'utf8'))
  const font = assets['fraunces-latin-wght-normal.woff2']
  expect(Object.keys(assets)).toEqual([
    'cart.js',
    'chart-zoom.css',
    'fraunces-latin-wght-normal.woff2',
    'main.css',
  ])
  for (const path of Object.values(assets))
    expect(path).toMatch(/^\/assets\/[\w-]+-[A-Z0-9]{8}\.(js|css|woff2)$/)
  const read = (name: string) =>
    readFileSync(join(dir, 'build', 'public', (assets[name] ?? '').slice(8)), 'utf8')
  expect(read('main.css')).toContain('@layer base{body{margin:0}}')
  expect(read('main.css')).toContain(`url("${font}")`)
  expect(read('cart.js')).not.toContain('import')
})

test('a build leaves what a running shop may still load, and clears it after a day', async () => {
  const dir = checkout({ 'src/web/islands/cart.ts': 'console.log(1)' })
  await akm(dir, ['build'])
  write(dir, { 'src/web/islands/cart.ts': 'console.log(2)' })
  await akm(dir, ['build'])
  const files = () => readdirSync(join(dir, 'build', 'public')).filter((name) => name.startsWith('cart-'))
  expect(files()).toHaveLength(2)
  for (const name of files()) utimesSync(join(dir, 'build', 'public', name), new Date(0), new Date(0))
  write(dir, { 'src/web/islands/cart.ts': 'console.log(3)' })
  await akm(dir, ['build'])
  expect(files()).toHaveLength(1)
})
