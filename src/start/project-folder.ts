import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout: this program runs as build/<name>.js inside it. */
export const projectFolder = join(dirname(fileURLToPath(import.meta.url)), '..')
