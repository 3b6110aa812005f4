import { isUtf8 } from 'node:buffer'
import { Transformer } from '@napi-rs/image'
import { fileTypeFromBuffer } from 'file-type'
import { imageSize } from 'image-size'
import type { CleanFile, CleanOutcome } from '../../domains/tickets/index.ts'
import { atMost } from '../../shared/at-most.ts'

/** What cameras of phones make unless they are told otherwise. A few kilobytes can unfold to more than any memory. */
const pixelsMax = 30_000_000
const sideMax = 16_384

/** One picture at a time in the whole process: its pixels are a hundred megabytes, twice. */
const inTurn = atMost(1, 30)

/**
 * Judges a file by its content; its name and what the sender calls it count for nothing. A picture is drawn anew from its
 * pixels, so that neither the place where it was taken nor a second file inside of it comes along.
 */
export const cleanFile: CleanFile = async (content) => {
  const found = await typeOf(content)
  switch (found) {
    case 'image/png':
    case 'image/jpeg':
    case 'image/webp':
      return inTurn(() => redraw(content, found))
    case 'application/pdf':
      return { ok: true, mediaType: found, content }
    case undefined:
      return isPlainText(content) ? { ok: true, mediaType: 'text/plain', content } : refused
    default:
      return refused
  }
}

const refused: CleanOutcome = { ok: false, reason: 'type' }
const broken: CleanOutcome = { ok: false, reason: 'broken' }

async function typeOf(content: Uint8Array): Promise<string | undefined> {
  try {
    return (await fileTypeFromBuffer(content))?.mime
  } catch {
    // It begins like something that it is not.
    return 'application/octet-stream'
  }
}

async function redraw(content: Uint8Array, found: string): Promise<CleanOutcome> {
  try {
    const { width, height } = imageSize(content)
    if (width > sideMax || height > sideMax || width * height > pixelsMax)
      return { ok: false, reason: 'too_large' }
    // Turned as its camera was held: that is said beside the pixels, where nothing stays.
    const picture = new Transformer(content).rotate()
    const isPhoto = found === 'image/jpeg'
    const drawn = isPhoto ? await picture.jpeg(85) : await picture.png()
    return { ok: true, mediaType: isPhoto ? 'image/jpeg' : 'image/png', content: drawn }
  } catch {
    return broken
  }
}

/** Words and nothing else: it does not begin like a page or a drawing, and has no bytes that are none. */
function isPlainText(content: Uint8Array): boolean {
  if (content.byteLength === 0 || !isUtf8(content)) return false
  const text = new TextDecoder().decode(content)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for.
  if (/[\u0000-\u0008\u000e-\u001f]/.test(text)) return false
  return !/^\s*<\s*[!/?a-z]/i.test(text)
}
