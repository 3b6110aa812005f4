import { randomBytes } from 'node:crypto'
import { opendir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileStore } from '../../domains/tickets/index.ts'
import { type FileId, parseId } from '../../shared/ids.ts'
import { days } from '../../shared/time.ts'
import { makeFolder } from './make-folder.ts'

/** Files in a folder of this machine, in folders by the end of their id so that none grows too long. */
export function folderFiles(folder: string): FileStore {
  // Ids come from our database; parsed again, because a path is made of them.
  const placeOf = (id: FileId) => {
    if (!parseId('fil', id)) throw new Error('not the id of a file')
    return join(folder, id.slice(-2))
  }
  return {
    async put(id, content) {
      const place = placeOf(id)
      makeFolder(place)
      const written = join(place, `${id}.${randomBytes(4).toString('hex')}.new`)
      await writeFile(written, content, { mode: 0o600, flag: 'wx' })
      await rename(written, join(place, id))
    },
    async read(id) {
      try {
        return await readFile(join(placeOf(id), id))
      } catch (error) {
        if (isMissing(error)) return undefined
        throw error
      }
    },
    remove: (id) => rm(join(placeOf(id), id), { force: true }),
    async *list() {
      for await (const { name, parentPath } of filesIn(folder)) {
        // What a torn write left is found by its beginning.
        const id = parseId('fil', name.slice(0, 30))
        if (!id) continue
        const path = join(parentPath, name)
        const found = await stat(path).catch(() => undefined)
        if (found && name === id) yield { id, keptAt: found.mtime }
        // A younger one may be written at this moment.
        else if (found && found.mtimeMs < Date.now() - days(1)) await rm(path, { force: true })
      }
    },
  }
}

async function* filesIn(folder: string) {
  try {
    for await (const entry of await opendir(folder, { recursive: true })) if (entry.isFile()) yield entry
  } catch (error) {
    if (!isMissing(error)) throw error
  }
}

const isMissing = (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOENT'
