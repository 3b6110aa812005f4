import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, relative } from 'node:path'
import { type BuildOptions, build, type Metafile, type OutputFile } from 'esbuild'

const ROOT = dirname(import.meta.dirname)
const OUT = join(ROOT, 'build')
const PUBLIC = join(OUT, 'public')
const KEEP_MILLISECONDS = 24 * 3_600_000

const SERVER = {
  outdir: OUT,
  platform: 'node',
  target: 'node26',
  packages: 'external',
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  sourcemap: true,
  sourcesContent: false,
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
} satisfies BuildOptions

const BROWSER = {
  outdir: PUBLIC,
  platform: 'browser',
  target: ['chrome130', 'edge130', 'firefox132', 'safari18.1'],
  minify: true,
  entryNames: '[name]-[hash]',
  assetNames: '[name]-[hash]',
  publicPath: '/assets',
  loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.webp': 'file', '.avif': 'file' },
} satisfies BuildOptions

/** Bundles the server to build/*.js and the browser's files to build/public, named in build/assets.json. */
async function buildAll(): Promise<void> {
  const [server, browser] = await Promise.all([
    bundle(SERVER, [
      { in: 'src/main.ts', out: 'main' },
      { in: 'src/cli.ts', out: 'cli' },
      // Loaded by a demo alone, but built, because a Node that strips types itself keeps forty megabytes for it.
      { in: 'emulators/stripe/index.ts', out: 'stripe-emulator' },
    ]),
    bundle(BROWSER, [
      'src/web/ui/styles/main.css',
      'src/web/ui/styles/chart-zoom.css',
      ...(await listIslands()),
    ]),
  ])
  const manifest = JSON.stringify(nameAssets(browser.metafile), null, 2)
  // Chunks and assets carry their hash; what names them comes last, so that every state on the way is whole.
  const files = [...browser.outputFiles, ...server.outputFiles].sort(hashedFirst)
  for (const { path, contents } of files) await replace(path, contents)
  await replace(join(OUT, 'assets.json'), manifest)
  for (const dir of [PUBLIC, join(OUT, 'chunks')])
    await removeOld(dir, new Set(files.map(({ path }) => path)))
}

async function bundle(
  options: BuildOptions,
  entryPoints: string[] | { in: string; out: string }[],
): Promise<{ outputFiles: OutputFile[]; metafile: Metafile }> {
  return build({
    ...options,
    entryPoints,
    absWorkingDir: ROOT,
    bundle: true,
    format: 'esm',
    metafile: true,
    write: false,
    logLevel: 'warning',
  })
}

async function listIslands(): Promise<string[]> {
  const dir = join('src', 'web', 'islands')
  const names = await list(join(ROOT, dir))
  return names.filter((name) => /^[^.]+\.ts$/.test(name)).map((name) => join(dir, name))
}

/** Maps what the code calls a file (`main.css`, `cart.js`, a font's own name) to its hashed public path. */
function nameAssets({ outputs }: Metafile): Record<string, string> {
  const named = Object.entries(outputs).map(([path, { entryPoint, inputs }]) => {
    const source = basename(entryPoint ?? Object.keys(inputs)[0] ?? path)
    const name = `${basename(source, extname(source))}${extname(path)}`
    return [name, `/assets/${relative(PUBLIC, join(ROOT, path))}`] as const
  })
  return Object.fromEntries(named.sort())
}

function hashedFirst(one: OutputFile, other: OutputFile): number {
  return Number(dirname(one.path) === OUT) - Number(dirname(other.path) === OUT)
}

async function replace(path: string, contents: string | Uint8Array): Promise<void> {
  const partial = `${path}.${randomUUID()}`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(partial, contents)
  await rename(partial, path)
}

/** A running shop may still load or serve a file of its own build, so that one stays for a day. */
async function removeOld(dir: string, current: Set<string>): Promise<void> {
  for (const name of await list(dir)) {
    const path = join(dir, name)
    if (!current.has(path) && Date.now() - (await stat(path)).mtimeMs > KEEP_MILLISECONDS)
      await rm(path, { force: true })
  }
}

async function list(dir: string): Promise<string[]> {
  return existsSync(dir) ? readdir(dir) : []
}

try {
  await buildAll()
} catch (error) {
  // esbuild has already printed what is wrong in which line.
  if (!(error instanceof Error && 'errors' in error)) console.error(error)
  process.exitCode = 1
}
