import { UnreadableSource } from './import-source.ts'

export const fileBytesMax = 64 * 1024 * 1024
const lineBytesMax = 16 * 1024

/** Some lines of a file, in order. */
export type LineBlock = { firstLine: number; lines: string[] }

/**
 * Cuts a stream of bytes into lines: UTF-8 with or without mark, UTF-16 with mark, ends of line of any system.
 * Strict, because a damaged key looks like any other key until a customer types it in.
 * @throws UnreadableSource naming the first line that is not text.
 */
export async function* readLines(source: AsyncIterable<Uint8Array>): AsyncGenerator<LineBlock> {
  let pending: Buffer = Buffer.alloc(0)
  let encoding: Encoding | undefined
  let size = 0
  let line = 1
  for await (const chunk of source) {
    size += chunk.length
    if (size > fileBytesMax) throw new UnreadableSource('too_large', line)
    pending = Buffer.concat([pending, chunk])
    if (!encoding && pending.length < markLengthMax) continue
    if (!encoding) ({ encoding, rest: pending } = detectEncoding(pending))
    const block = cutLines(pending, encoding, line)
    pending = pending.subarray(block.length)
    if (pending.length > lineBytesMax) throw tooLong(pending, line + block.lines.length)
    if (block.lines.length > 0) yield { firstLine: line, lines: block.lines }
    line += block.lines.length
  }
  if (!encoding) ({ encoding, rest: pending } = detectEncoding(pending))
  if (pending.length === 0) return
  const rest = Buffer.concat([pending, encoding.newline])
  const { lines, length } = cutLines(rest, encoding, line)
  // Half a letter of UTF-16 was left over.
  if (length < rest.length) throw new UnreadableSource('not_text', line + lines.length)
  yield { firstLine: line, lines }
}

type Encoding = { mark: Buffer; newline: Buffer; decoder: TextDecoder }

const utf8: Encoding = encodingOf('utf-8', 'efbbbf', '0a')
const encodings = [utf8, encodingOf('utf-16le', 'fffe', '0a00'), encodingOf('utf-16be', 'feff', '000a')]
const markLengthMax = 3

function encodingOf(label: string, mark: string, newline: string): Encoding {
  const decoder = new TextDecoder(label, { fatal: true })
  return { mark: Buffer.from(mark, 'hex'), newline: Buffer.from(newline, 'hex'), decoder }
}

function detectEncoding(start: Buffer): { encoding: Encoding; rest: Buffer } {
  const marked = encodings.find(({ mark }) => start.subarray(0, mark.length).equals(mark))
  return marked
    ? { encoding: marked, rest: start.subarray(marked.mark.length) }
    : { encoding: utf8, rest: start }
}

function cutLines(bytes: Buffer, encoding: Encoding, firstLine: number): { lines: string[]; length: number } {
  const lines: string[] = []
  let start = 0
  for (let end = findNewline(bytes, encoding, start); end !== -1; end = findNewline(bytes, encoding, start)) {
    lines.push(decodeLine(bytes.subarray(start, end), encoding, firstLine + lines.length))
    start = end + encoding.newline.length
  }
  return { lines, length: start }
}

// In UTF-16 the same two bytes may also be the halves of two neighbours: only even places count.
function findNewline(bytes: Buffer, { newline }: Encoding, from: number): number {
  let at = bytes.indexOf(newline, from)
  while (at !== -1 && at % newline.length !== 0) at = bytes.indexOf(newline, at + 1)
  return at
}

function decodeLine(bytes: Buffer, encoding: Encoding, line: number): string {
  if (bytes.length > lineBytesMax) throw tooLong(bytes, line)
  const text = decode(bytes, encoding, line).replace(/\r$/, '')
  if (/(?!\t)\p{Cc}/u.test(text)) throw new UnreadableSource(whatControls(text), line)
  return text
}

// Systems of long ago ended a line with a carriage return alone: to us the whole file is one line.
function tooLong(bytes: Buffer, line: number): UnreadableSource {
  return new UnreadableSource(bytes.includes('\r') ? 'bare_returns' : 'line_too_long', line)
}

// In UTF-16 every other byte of most scripts is nothing, which UTF-8 takes for a character of its own.
function whatControls(text: string): 'bare_returns' | 'utf16_without_mark' | 'control_character' {
  if (/^(?:\P{Cc}\0){2}|^(?:\0\P{Cc}){2}/u.test(text)) return 'utf16_without_mark'
  return /(?!\t|\r)\p{Cc}/u.test(text) ? 'control_character' : 'bare_returns'
}

function decode(bytes: Buffer, { decoder }: Encoding, line: number): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new UnreadableSource('not_text', line)
  }
}
