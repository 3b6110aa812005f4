import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A file of the emulator's own folder: beside this source, or from the build beside that folder. */
export function readOwnFile(...name: string[]): string {
  const beside = join(import.meta.dirname, ...name)
  const fromBuild = join(import.meta.dirname, '..', 'emulators', 'stripe', ...name)
  return readFileSync(existsSync(beside) ? beside : fromBuild, 'utf8')
}
