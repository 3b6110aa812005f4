import { writeFile } from 'node:fs/promises'
import { createKeyring } from '../platform/crypto/keyring.ts'
import type { Terminal } from './terminal.ts'

export const usage = `akm keyring new FILE
  Makes the secrets that seal the keys. Keep a copy apart from the database: without it every key in stock is lost.`

/** Writes a fresh ring that only this user may read; an existing file is never touched. @returns the exit code. */
export async function run([path, ...others]: string[], terminal: Terminal): Promise<number> {
  if (!path || others.length > 0) {
    terminal.complain(usage)
    return 1
  }
  try {
    await writeFile(path, createKeyring().expose(), { mode: 0o600, flag: 'wx' })
  } catch (error) {
    const exists = error instanceof Error && 'code' in error && error.code === 'EEXIST'
    terminal.complain(exists ? `${path} exists already and was not touched.` : `${path} cannot be written.`)
    return 1
  }
  terminal.print(`Written to ${path}. Set KEYRING_FILE=${path}, and keep a copy apart from the database.`)
  return 0
}
