import { makeFolder } from '../platform/files/make-folder.ts'
import { StartError } from './start-error.ts'

/**
 * Makes the shop's data directory where it is missing. Others may pass through it, as the account of the database
 * server must, but not look around.
 * @throws StartError when it cannot be.
 */
export function makeDataDir(dataDir: string): void {
  try {
    makeFolder(dataDir, 0o711)
  } catch (cause) {
    throw unusableDataDir(dataDir, cause)
  }
}

export function unusableDataDir(dataDir: string, cause: unknown): StartError {
  return new StartError(
    `Make ${dataDir} a directory that this user may read and write: the shop keeps its data there.`,
    { cause },
  )
}
