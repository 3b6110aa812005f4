import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/**
 * Makes a folder, for this user alone unless told otherwise, with those above it that are missing. Not by `recursive`:
 * where the kernel makes no folders, as under /proc, Node tries that for ever.
 * @returns the topmost folder that was made, undefined when it was there.
 * @throws the error of the file system.
 */
export function makeFolder(folder: string, mode = 0o700): string | undefined {
  const path = resolve(folder)
  try {
    mkdirSync(path, { mode })
    return path
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'EEXIST') return undefined
    if (code !== 'ENOENT' || dirname(path) === path) throw error
    const top = makeFolder(dirname(path), mode)
    // The folder above is there, and this one still has no place in it.
    if (top === undefined) throw error
    mkdirSync(path, { mode })
    return top
  }
}
