import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import { createKeyring, type Keyring, parseKeyring, readKeyringFile } from '../platform/crypto/keyring.ts'
import { Secret } from '../shared/secret.ts'
import { StartError } from './start-error.ts'

/** The ring that the configuration names; a demo shop makes its own, once, in its data directory. */
export async function openKeyring(config: Config): Promise<Keyring> {
  if (config.KEYRING) return parseKeyring(config.KEYRING)
  if (config.KEYRING_FILE) return readKeyringFile(config.KEYRING_FILE)
  if (!config.DEMO) throw new StartError('Set KEYRING_FILE (make one with: akm keyring new).')
  return parseKeyring(await demoKeyring(config.DATA_DIR))
}

async function demoKeyring(dataDir: string): Promise<Secret<string>> {
  const path = join(dataDir, 'keyring.json')
  await mkdir(dataDir, { recursive: true })
  // Two starts at once make one ring: only the first may create the file.
  await writeFile(path, createKeyring().expose(), { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw new StartError(`Make ${dataDir} writable: the shop keeps its data there.`, { cause: error })
  })
  return new Secret(await readFile(path, 'utf8'))
}
