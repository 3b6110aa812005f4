import { Transformer } from '@napi-rs/image'
import type { DrawCover } from '../../domains/catalog/index.ts'
import { cleanFile } from './clean-file.ts'

/** As large as a page shows one on a fine screen, in the shape that covers have. */
const [width, height] = [1200, 900]
const quality = 80

/** A picture becomes a cover: cut to its shape around the middle, in one format, without anything beside its pixels. */
export const drawCover: DrawCover = async (content) => {
  const clean = await cleanFile(content)
  if (!clean.ok) return clean
  if (!clean.mediaType.startsWith('image/')) return { ok: false, reason: 'type' }
  // Cut so that it fills the shape, whatever its own is.
  const cut = new Transformer(clean.content).resize({ width, height, fit: 0 })
  return { ok: true, content: await cut.webp(quality) }
}
