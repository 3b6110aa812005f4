import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Config, readConfigFile } from '../config.ts'
import { createKeyring, type Keyring, parseKeyring } from '../platform/crypto/keyring.ts'
import { Secret } from '../shared/secret.ts'
import { makeDataDir, unusableDataDir } from './data-dir.ts'
import { StartError } from './start-error.ts'

/** The ring that the configuration names; a demo shop makes its own, once, in its data directory. */
export async function openKeyring(config: Config): Promise<Keyring> {
  if (config.KEYRING) return parsed('KEYRING', config.KEYRING)
  if (config.KEYRING_FILE) {
    return parsed('KEYRING_FILE', new Secret(readConfigFile('KEYRING_FILE', config.KEYRING_FILE)))
  }
  if (!config.DEMO) throw new StartError('Set KEYRING_FILE (make one with: akm keyring new).')
  const path = join(config.DATA_DIR, 'keyring.json')
  return parsed(path, await demoKeyring(config.DATA_DIR, path))
}

function parsed(source: string, text: Secret<string>): Keyring {
  try {
    return parseKeyring(text)
  } catch (cause) {
    throw new StartError(`Mend ${source}: ${cause instanceof Error ? cause.message : 'it is no key ring'}.`, {
      cause,
    })
  }
}

async function demoKeyring(dataDir: string, path: string): Promise<Secret<string>> {
  makeDataDir(dataDir)
  try {
    // Two starts at once make one ring: only the first may create the file.
    await writeFile(path, createKeyring().expose(), { mode: 0o600, flag: 'wx' }).catch(unlessThere)
    return new Secret(await readFile(path, 'utf8'))
  } catch (cause) {
    throw unusableDataDir(dataDir, cause)
  }
}

function unlessThere(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EEXIST') throw error
}
