import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type Address, askClusterName, connectionString } from './connection.ts'
import { errorCode } from './embedded-postgres-error.ts'
import { readPostmaster } from './postmaster-file.ts'
import { isRunning } from './running-process.ts'

/**
 * The URL of the server that a running shop keeps on `dataDir`, for a command that works beside it; undefined when
 * none runs.
 */
export async function findRunningPostgres(
  dataDir: string,
  onAddress: (address: Address) => void = () => {},
): Promise<string | undefined> {
  // The data directory may only point to where the server's user could get (see home.ts).
  const elsewhere = join(resolve(dataDir), 'elsewhere')
  const home = existsSync(elsewhere) ? elsewhere : resolve(dataDir)
  try {
    const postmaster = readPostmaster(join(home, 'cluster'))
    if (!postmaster || !isRunning(postmaster.pid)) return undefined
    onAddress(postmaster)
    const url = connectionString(postmaster, readFileSync(join(home, 'password'), 'utf8').trim())
    return (await askClusterName(url)) ? url : undefined
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
