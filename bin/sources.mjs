import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

// Every folder that the build may reach into.
const SOURCES = ['src', 'demo', 'emulators', 'scripts/build.ts', 'package-lock.json']

/** Changes whenever a file that goes into the build does; reads no contents, so that every start can afford it. */
export function fingerprintSources(root) {
  const hash = createHash('sha256')
  for (const source of SOURCES) addTo(hash, join(root, source))
  return hash.digest('hex')
}

function addTo(hash, path) {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat || path.includes('.test.')) return
  if (stat.isDirectory()) {
    for (const name of readdirSync(path).sort()) addTo(hash, join(path, name))
    return
  }
  hash.update(`${path} ${stat.mtimeMs} ${stat.size}\n`)
}
