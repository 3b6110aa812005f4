import { readFileSync } from 'node:fs'
import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'
import { assert } from '../../shared/errors.ts'

export type Typefaces = { text: Buffer; strong: Buffer }

/** The shop's display face in two weights. The bundle runs from elsewhere in the checkout, so it looks from there. */
export function readTypefaces(): Typefaces {
  const manifest = findPackageJSON('..', import.meta.url)
  assert(manifest, 'the shop runs in its checkout')
  const folder = join(dirname(manifest), 'src/web/paper/fonts')
  const read = (weight: string) => readFileSync(join(folder, `bricolage-grotesque-${weight}.ttf`))
  return { text: read('regular'), strong: read('semibold') }
}
