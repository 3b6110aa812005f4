export const imageTypes = ['image/png', 'image/jpeg', 'image/webp'] as const
export type ImageType = (typeof imageTypes)[number]

/** What the buyer receives: one line, several lines, or a scratch-card photo. */
export type KeyContent =
  | { kind: 'text'; text: string }
  | { kind: 'lines'; lines: string[] }
  | { kind: 'image'; mediaType: ImageType; bytes: Buffer }

export const textLengthMax = 4096
export const imageBytesMax = 512 * 1024

/** As it was written by the supplier, without the white space around it. */
export function contentFromText(text: string): KeyContent {
  const lines = text.trim().split(/\r?\n/)
  const [only = ''] = lines
  return lines.length === 1 ? { kind: 'text', text: only } : { kind: 'lines', lines }
}

/** The type that the bytes themselves show; a file's name is only a claim. */
export function imageTypeOf(bytes: Buffer): ImageType | undefined {
  if (bytes.subarray(0, 8).equals(pngMark)) return 'image/png'
  if (bytes.subarray(0, 3).equals(jpegMark)) return 'image/jpeg'
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp'
  return undefined
}

const pngMark = Buffer.from('89504e470d0a1a0a', 'hex')
const jpegMark = Buffer.from('ffd8ff', 'hex')

/** What is encrypted, and what type stands beside it. */
export function encodeContent(content: KeyContent): { mediaType: 'text/plain' | ImageType; bytes: Buffer } {
  if (content.kind === 'image') return { mediaType: content.mediaType, bytes: content.bytes }
  return { mediaType: 'text/plain', bytes: Buffer.from(textOf(content)) }
}

export function decodeContent(mediaType: 'text/plain' | ImageType, bytes: Buffer): KeyContent {
  return mediaType === 'text/plain' ? contentFromText(bytes.toString()) : { kind: 'image', mediaType, bytes }
}

export function textOf(content: Exclude<KeyContent, { kind: 'image' }>): string {
  return content.kind === 'text' ? content.text : content.lines.join('\n')
}

/**
 * One spelling per key. The same key comes with other dashes, case or full-width letters in another supplier's file,
 * and every activation page takes them all, so they must be one key here too. Two keys that differ in nothing else
 * would be taken for one: refusing a good key costs a question, selling one twice costs a customer.
 */
export function normaliseText(text: string): string {
  return text
    .normalize('NFKC')
    .split('\n')
    .map((line) => line.replace(/[\s\p{Pd}\p{Cf}]/gu, '').toUpperCase())
    .filter((line) => line !== '')
    .join('\n')
}
