import { execFile } from 'node:child_process'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** The Go toolchain, where this machine has one. */
export async function findGo(): Promise<string | undefined> {
  for (const candidate of ['go', '/usr/local/go/bin/go']) {
    const works = await run(candidate, ['version']).then(
      () => true,
      () => false,
    )
    if (works) return candidate
  }
  return undefined
}

/** @returns the folder of a module's source in the module cache, which is read-only. @throws when it cannot be had. */
export async function downloadModule(go: string, module: string, revision: string): Promise<string> {
  const { stdout } = await run(go, ['mod', 'download', '-json', `${module}@${revision}`]).catch(
    (error: { stdout?: string }) => {
      if (error.stdout) return { stdout: error.stdout }
      throw error
    },
  )
  const { Dir, Error: trouble } = JSON.parse(stdout) as { Dir?: string; Error?: string }
  if (!Dir) throw new Error(trouble ?? 'the module was not found')
  return Dir
}

/** Where what was built is kept for the next time: outside the repository. */
export function buildCache(name: string): string {
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'allkeymasters', name)
}

export function firstLine(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message?: string }
  return (stderr || message || String(error)).trim().split('\n')[0] ?? ''
}
