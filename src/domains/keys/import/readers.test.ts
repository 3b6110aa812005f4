import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '../key-content.ts'
import type { ImportEntry } from './import-source.ts'
import { readCsvKeys } from './read-csv-keys.ts'
import { fileBytesMax } from './read-lines.ts'
import { readTextKeys } from './read-text-keys.ts'

async function* inChunks(bytes: Buffer, length = 7): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += length) yield bytes.subarray(start, start + length)
}

async function collect(entries: AsyncIterable<ImportEntry>): Promise<string[]> {
  const found = []
  for await (const { line, content, expiresOn, supplierReference } of entries) {
    if (typeof content === 'string') throw new Error(content)
    const key = content.expose()
    const text = key.kind === 'image' ? '' : textOf(key)
    found.push([`${line} ${text}`, expiresOn, supplierReference].filter(Boolean).join(' | '))
  }
  return found
}

const readText = (bytes: Buffer, chunk?: number) => collect(readTextKeys(inChunks(bytes, chunk)))
const readCsv = (text: string, columns = { key: 'key' }) =>
  collect(readCsvKeys(inChunks(Buffer.from(text)), columns))

const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

describe('a list of keys', () => {
  test.each([
    ['unix', Buffer.from('AAA\nBBB\n')],
    ['without a last end of line', Buffer.from('AAA\nBBB')],
    ['Windows', Buffer.from('AAA\r\nBBB\r\n')],
    ['UTF-8 with mark', Buffer.from('\ufeffAAA\nBBB\n')],
    ['UTF-16 little endian', Buffer.from('\ufeffAAA\r\nBBB\r\n', 'utf16le')],
    ['UTF-16 big endian', utf16be('\ufeffAAA\nBBB')],
  ])('%s is read', async (_what, bytes) => {
    for (const chunk of [1, 2, 3, 100]) expect(await readText(bytes, chunk)).toEqual(['1 AAA', '2 BBB'])
  })

  test('blank lines hold no key, but count', async () => {
    expect(await readText(Buffer.from('\n  \nAAA \n\n\tBBB'))).toEqual(['3 AAA', '5 BBB'])
  })

  test.each([
    ['', []],
    ['A', ['1 A']],
    ['A\n', ['1 A']],
    ['\n\n', []],
    ['\nA', ['2 A']],
  ])('the tiny file %j is read', async (text, expected) => {
    expect(await readText(Buffer.from(text))).toEqual(expected)
  })

  test('neighbours whose halves look like an end of line stay together in UTF-16', async () => {
    const expected = ['1 A\u0a05\u0100', '2 B\u0500\u0a05C']
    const text = '\ufeffA\u0a05\u0100\nB\u0500\u0a05C'
    for (const bytes of [Buffer.from(text, 'utf16le'), utf16be(text)])
      expect(await readText(bytes, 3)).toEqual(expected)
  })

  test('wherever the stream is cut, the lines are the same', async () => {
    const lines = fc.array(fc.stringMatching(/^[\p{L}\p{N}€ ]{0,12}$/u), { minLength: 1 })
    const encodings = fc.constantFrom<BufferEncoding>('utf8', 'utf16le')
    await fc.assert(
      fc.asyncProperty(lines, encodings, fc.integer({ min: 1, max: 9 }), async (texts, encoding, chunk) => {
        const expected = texts.flatMap((text, at) => (text.trim() === '' ? [] : [`${at + 1} ${text.trim()}`]))
        expect(await readText(Buffer.from(`\ufeff${texts.join('\r\n')}`, encoding), chunk)).toEqual(expected)
      }),
    )
  })

  test.each([
    ['an image', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'line 1: not_text'],
    ['Latin-1', Buffer.from('AAA\nBB\xe9\n', 'latin1'), 'line 2: not_text'],
    ['UTF-16 without mark', Buffer.from('AAA\nBBB\n', 'utf16le'), 'line 1: utf16_without_mark'],
    ['UTF-16 big endian without mark', utf16be('AAA\nBBB\n'), 'line 1: utf16_without_mark'],
    ['lines that end in a carriage return alone', Buffer.from('AAA\rBBB\rCCC'), 'line 1: bare_returns'],
    ['many of them', Buffer.from('AAAAA-BBBBB\r'.repeat(2_000)), 'line 1: bare_returns'],
    ['half a pair in UTF-16', Buffer.from('\ufeffAAA\n\ud83d\n', 'utf16le'), 'line 2: not_text'],
    [
      'half a letter left over in UTF-16',
      Buffer.from('\ufeffAAA\nB', 'utf16le').subarray(0, -1),
      'line 2: not_text',
    ],
    ['a half letter at the end', Buffer.from('AAA\n\u20ac').subarray(0, -1), 'line 2: not_text'],
    ['a control character', Buffer.from('AAA\nBBB\nC\u0007C\n'), 'line 3: control_character'],
    ['a line without end', Buffer.alloc(20_000, 'A'), 'line 1: line_too_long'],
    ['a long line among others', Buffer.from(`AAA\n${'B'.repeat(17_000)}\nCCC`), 'line 2: line_too_long'],
  ])('%s is refused with its line', async (_what, bytes, message) => {
    await expect(readText(bytes, 4096)).rejects.toThrow(message)
    await expect(readText(bytes, 100_000)).rejects.toThrow(message)
  })

  test('a file that is larger than any list of keys is refused while it is read', async () => {
    async function* endless() {
      const chunk = Buffer.from(`${'ABCDE-12345-'.repeat(300)}\n`.repeat(20))
      for (let size = 0; size < 2 * fileBytesMax; size += chunk.length) yield chunk
    }
    await expect(collect(readTextKeys(endless()))).rejects.toThrow('too_large')
  })
})

describe('a table of keys', () => {
  test.each([',', ';', '\t'])('with a header line and %j between its cells is read', async (mark) => {
    const table = [`Nr${mark}Code`, `1${mark}AAA`, `2${mark}"B""B"`].join('\r\n')
    expect(await readCsv(table, { key: 'code' })).toEqual(['2 AAA', '3 B"B'])
  })

  test('dates and references come with the keys that have them', async () => {
    const table = '"Key",Valid until,Ref\nAAA,2027-12-31,x-1\nBBB,,\n'
    const columns = { key: 'key', expires: 'valid until', reference: 'ref' }
    expect(await readCsv(table, columns)).toEqual(['2 AAA | 2027-12-31 | x-1', '3 BBB'])
  })

  test('a quoted key may have several lines; it is found by its last one', async () => {
    expect(await readCsv('key,x\n"A\nB",1\n\nCCC,2\n')).toEqual(['3 A\nB', '5 CCC'])
  })

  test('an empty file holds no key', async () => {
    expect(await readCsv('')).toEqual([])
  })

  test.each([
    ['a quote that never ends', 'key,x\nAAA,1\n"BBB,2\nCCC,3\n', 'line 3: broken_quote'],
    ['a quote within a cell', 'key,x\nAAA,1\nBB"B,2\n', 'line 3: broken_quote'],
    ['text after a quote', 'key,x\n"AAA"A,1\n', 'line 2: broken_quote'],
    ['a missing cell', 'key,x\nAAA,1\nBBB\n', 'line 3: uneven_columns'],
    ['a quote over half the file', `key,x\n"${'A,1\n'.repeat(40_000)}`, 'line 2: line_too_long'],
    ['a header without the column', 'code,x\nAAA,1\n', 'line 1: no_such_column'],
    ['bytes that are no text', 'key,x\n\u0000,1\n', 'line 2: control_character'],
  ])('%s is refused with its line', async (_what, table, message) => {
    await expect(readCsv(table)).rejects.toThrow(message)
  })

  test.each([
    ['code,x\nAAA,1\n', { key: 'key' }, ['key'], ['code', 'x']],
    [
      'Key;Valid until;Ref. No\n',
      { key: 'key', expires: 'Ends' },
      ['Ends'],
      ['Key', 'Valid until', 'Ref. No'],
    ],
    ['Clé d’activation\n', { key: 'key' }, ['key'], []],
    ['ABCD-EFGH-IJKL\n', { key: 'key' }, ['key'], []],
    ['ABCDEFGHIJ,Ref\n', { key: 'key' }, ['key'], []],
    ['a1b2c3;1\n', { key: 'key' }, ['key'], []],
  ])(
    '%j: the refusal names what is missing and, unless it may be a key, what is there',
    async (table, columns, missing, found) => {
      const error = await readCsv(table, columns).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ reason: 'no_such_column', columns: { missing, found } })
    },
  )

  test('a refusal repeats nothing of the file', async () => {
    const error = await readCsv('SECRET-KEY-1,x\nSECRET-KEY-2,1\n').catch((reason: unknown) => reason)
    expect(`${error} ${JSON.stringify(error)}`).not.toContain('SECRET')
    const quote = await readCsv('key,x\n"SECRET-KEY"2,1\n').catch((reason: unknown) => reason)
    expect(`${quote} ${JSON.stringify(quote)}`).not.toContain('SECRET')
  })
})
