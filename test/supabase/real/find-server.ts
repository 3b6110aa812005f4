import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chmod, cp, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildCache, downloadModule, findGo, firstLine } from '../../support/go.ts'

const run = promisify(execFile)
const module = 'github.com/supabase/auth'
const cache = buildCache('supabase-auth')

/** A commit of release 2.197.0. By commit, because the Go module has no version 2 in its path. */
const revision = process.env.SUPABASE_AUTH_REVISION ?? '5e372a96c05b001871f41260b2f35bdefc5d68fb'

export type FoundServer = { ok: true; folder: string } | { ok: false; why: string }

/**
 * A folder with the program `auth` and its `migrations`: the one that SUPABASE_AUTH_DIR names (an unpacked release of
 * Supabase Auth), or one that is built from the Go module once and kept in the user's cache.
 */
export async function findServer(say: (line: string) => void): Promise<FoundServer> {
  const given = process.env.SUPABASE_AUTH_DIR
  if (given) {
    return existsSync(join(given, 'auth'))
      ? { ok: true, folder: given }
      : { ok: false, why: `there is no program "auth" in SUPABASE_AUTH_DIR (${given})` }
  }
  const folder = join(cache, revision)
  if (existsSync(join(folder, 'auth'))) return { ok: true, folder }
  const go = await findGo()
  if (!go) return { ok: false, why: 'Go is missing, and SUPABASE_AUTH_DIR names no build of Supabase Auth' }
  try {
    const began = performance.now()
    await build(go, folder)
    say(`Built Supabase Auth in ${Math.round((performance.now() - began) / 1000)} s.`)
    return { ok: true, folder }
  } catch (error) {
    return { ok: false, why: `Supabase Auth cannot be built here: ${firstLine(error)}` }
  }
}

async function build(go: string, folder: string): Promise<void> {
  const source = await downloadModule(go, module, revision)
  const workplace = `${folder}.${process.pid}`
  await mkdir(cache, { recursive: true })
  try {
    await cp(source, workplace, { recursive: true })
    await makeWritable(workplace)
    await dropMissingReplacements(go, workplace)
    const env = { ...process.env, GOFLAGS: '-mod=mod' }
    await run(go, ['build', '-o', 'auth', '.'], { cwd: workplace, env, maxBuffer: 64 * 1024 * 1024 })
    // At once, so that a build that was interrupted is never taken for one.
    await rename(workplace, folder)
  } finally {
    await rm(workplace, { recursive: true, force: true })
  }
}

/** The module cache is read-only. */
async function makeWritable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeWritable(path)
    else await chmod(path, 0o644)
  }
}

/** Modules nested in the repository are no part of the module: their upstream takes their place. */
async function dropMissingReplacements(go: string, folder: string): Promise<void> {
  const { stdout } = await run(go, ['mod', 'edit', '-json'], { cwd: folder })
  const { Replace } = JSON.parse(stdout) as { Replace?: { Old: { Path: string }; New: { Path: string } }[] }
  for (const { Old, New } of Replace ?? []) {
    if (!New.Path.startsWith('.') || existsSync(join(folder, New.Path, 'go.mod'))) continue
    await run(go, ['mod', 'edit', `-dropreplace=${Old.Path}`], { cwd: folder })
  }
}
