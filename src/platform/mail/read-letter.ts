export type ReadAttachment = { fileName: string; mediaType: string; cid: string | null; content: Buffer }

export type ReadLetter = {
  subject: string
  to: string
  messageId: string
  html: string
  text: string
  attachments: ReadAttachment[]
}

type Part = { headers: Map<string, string>; body: string }

/**
 * Reads back a letter that this shop wrote. Not a general parser: it knows the forms that nodemailer gives to UTF-8
 * texts and attachments, and no others.
 */
export function readLetter(bytes: Buffer): ReadLetter {
  // One character per byte, so that 8-bit bodies survive until their charset is known.
  const letter = splitPart(bytes.toString('latin1'))
  const parts = leavesOf(letter)
  const textOf = (mediaType: string) =>
    contentOf(parts.find((part) => mediaTypeOf(part) === mediaType && !fileNameOf(part))).toString('utf8')
  return {
    subject: decodeWords(letter.headers.get('subject') ?? ''),
    to: Buffer.from(letter.headers.get('to') ?? '', 'latin1').toString('utf8'),
    messageId: letter.headers.get('message-id') ?? '',
    html: textOf('text/html'),
    text: textOf('text/plain'),
    attachments: parts.flatMap((part) => {
      const fileName = fileNameOf(part)
      const cid = part.headers.get('content-id')?.slice(1, -1) ?? null
      return fileName ? [{ fileName, mediaType: mediaTypeOf(part), cid, content: contentOf(part) }] : []
    }),
  }
}

function splitPart(source: string): Part {
  const end = source.indexOf('\r\n\r\n')
  const lines = source
    .slice(0, end)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
  const headers = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()]
  })
  return { headers: new Map(headers), body: source.slice(end + 4) }
}

function leavesOf(part: Part): Part[] {
  const boundary = /^multipart\/.*boundary="([^"]+)"/.exec(part.headers.get('content-type') ?? '')?.[1]
  if (!boundary) return [part]
  const pieces = `\r\n${part.body}`.split(`\r\n--${boundary}`).slice(1, -1)
  return pieces.flatMap((piece) => leavesOf(splitPart(piece.slice(2))))
}

function mediaTypeOf(part: Part): string {
  return /^[^;\s]+/.exec(part.headers.get('content-type') ?? '')?.[0] ?? 'text/plain'
}

function fileNameOf(part: Part): string | undefined {
  return /filename="?([^";]+)"?/.exec(part.headers.get('content-disposition') ?? '')?.[1]
}

function contentOf(part: Part | undefined): Buffer {
  if (!part) return Buffer.alloc(0)
  const encoding = part.headers.get('content-transfer-encoding')
  if (encoding === 'base64') return Buffer.from(part.body, 'base64')
  return encoding === 'quoted-printable' ? decodeQuoted(part.body) : Buffer.from(part.body, 'latin1')
}

function decodeQuoted(text: string): Buffer {
  const joined = text.replace(/=\r\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

/** RFC 2047: `=?UTF-8?Q?caf=C3=A9?=`; the space between two such words is not part of the text. */
function decodeWords(text: string): string {
  return text
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, encoding: string, word: string) =>
      (encoding.toUpperCase() === 'B'
        ? Buffer.from(word, 'base64')
        : decodeQuoted(word.replaceAll('_', ' '))
      ).toString('utf8'),
    )
}
