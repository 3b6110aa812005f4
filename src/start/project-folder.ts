import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout that this program was built in: the nearest folder above with a package.json. */
export const projectFolder = nearestWith('package.json', dirname(fileURLToPath(import.meta.url)))

function nearestWith(name: string, folder: string): string {
  const parent = dirname(folder)
  if (existsSync(join(folder, name)) || parent === folder) return folder
  return nearestWith(name, parent)
}
