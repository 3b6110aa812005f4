import { appendFile, mkdir, readFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { ErasureLine } from '../domains/privacy/index.ts'
import { parseId } from '../shared/ids.ts'

/** The ledger of erasures as lines of JSON in a file, readable by its owner alone. Keep it where no backup of the database is. */
export function erasureLedger(file: string) {
  return {
    async append({ id, at, hashes }: ErasureLine): Promise<void> {
      await mkdir(dirname(file), { recursive: true })
      const line = { id, at: at.toISOString(), hashes: hashes.map((hash) => hash.toString('base64url')) }
      // On a line of its own, whatever became of the one before.
      await appendFile(file, `\n${JSON.stringify(line)}\n`, { mode: 0o600, flush: true })
    },
    async read(): Promise<ErasureLine[]> {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return ''
        throw error
      })
      // A line that does not end was cut off by a full disk or a kill: its erasure was never committed.
      return text.split('\n').flatMap((line) => (line.endsWith(']}') ? [parseLine(line)] : []))
    },
  }
}

function parseLine(text: string): ErasureLine {
  const { id, at, hashes } = JSON.parse(text) as { id: string; at: string; hashes: string[] }
  const known = parseId('ers', id)
  if (!known) throw new Error('a line of the ledger of erasures is damaged')
  return { id: known, at: new Date(at), hashes: hashes.map((hash) => Buffer.from(hash, 'base64url')) }
}
