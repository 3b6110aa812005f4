import { crc32, deflateSync } from 'node:zlib'
import { Transformer } from '@napi-rs/image'
import { expect, test, vi } from 'vitest'
import { safeFileName } from '../../domains/tickets/files/file-name.ts'
import { cleanFile } from './clean-file.ts'

const text = (words: string) => new Uint8Array(Buffer.from(words))
const refused = { ok: false, reason: 'type' }

/** A PNG of so many pixels; of a bomb the pixels are said, and hardly any of them are there. */
function png(width: number, height: number, pixels = Buffer.alloc((width * 3 + 1) * height)): Uint8Array {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2], 8)
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(pixels)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), ...parts])
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

/** A photograph with where it was taken, and the camera held upright. */
async function photo(): Promise<Buffer> {
  const plain = await new Transformer(png(40, 20)).jpeg(90)
  const place = 'GPS 48.8566 N 2.3522 E Canon'
  const entry = Buffer.from('49492a00080000000100120103000100000006000000000000000000', 'hex')
  const body = Buffer.concat([Buffer.from('Exif\0\0'), entry, Buffer.from(place)])
  const length = Buffer.alloc(2)
  length.writeUInt16BE(body.length + 2)
  return Buffer.concat([plain.subarray(0, 2), Buffer.from([0xff, 0xe1]), length, body, plain.subarray(2)])
}

async function cleaned(content: Uint8Array) {
  const outcome = await cleanFile(content)
  if (!outcome.ok) throw new Error(outcome.reason)
  return { mediaType: outcome.mediaType, content: Buffer.from(outcome.content) }
}

test('what is taken is a picture, a PDF or plain words, by its content', async () => {
  expect((await cleaned(png(3, 3))).mediaType).toBe('image/png')
  expect((await cleaned(await photo())).mediaType).toBe('image/jpeg')
  expect((await cleaned(await new Transformer(png(3, 3)).webp())).mediaType).toBe('image/png')
  expect((await cleaned(text('%PDF-1.7\n%âãÏÓ\n1 0 obj'))).mediaType).toBe('application/pdf')
  expect((await cleaned(text('Code 53: déjà utilisé\r\n'))).mediaType).toBe('text/plain')
})

test.each([
  ['a drawing with a script', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a drawing behind an XML head', '<?xml version="1.0"?><svg onload="alert(1)"/>'],
  ['a drawing behind a mark and spaces', '\ufeff \n<svg onload="alert(1)"/>'],
  ['a page', '<!doctype html><script>alert(1)</script>'],
  ['a page behind a comment', '<!-- x --><html>'],
  ['a program', 'MZ\u0090\u0000\u0003\u0000'],
  ['a shell script with a zero', '#!/bin/sh\u0000rm'],
  ['an archive', 'PK\u0003\u0004\u0014\u0000\u0000\u0000\u0008\u0000aaaaaaaaaaaaaaaaaaaaaaaa'],
  ['a moving picture', 'GIF89a\u0001\u0000\u0001\u0000'],
  ['nothing', ''],
])('%s is not taken', async (_, words) => {
  expect(await cleanFile(text(words))).toEqual(refused)
})

test('of a photograph neither the place nor the camera stays, and it stands upright', async () => {
  const taken = await photo()
  expect(taken.includes('GPS 48.8566')).toBe(true)
  const { content } = await cleaned(taken)
  expect(content.includes('GPS 48.8566')).toBe(false)
  expect(content.includes('Exif')).toBe(false)
  const { width, height } = await new Transformer(content).metadata()
  expect([width, height]).toEqual([20, 40])
})

test('a picture that is something else as well comes back as a picture alone', async () => {
  const script = '*/;alert(document.cookie)//<script>alert(1)</script>'
  const archive = Buffer.from('PK\u0003\u0004hidden.zip')
  const polyglot = Buffer.concat([png(3, 3), Buffer.from(script), archive])
  const { mediaType, content } = await cleaned(polyglot)
  expect(mediaType).toBe('image/png')
  for (const hidden of ['alert', '<script', 'PK', 'hidden'])
    expect(content.includes(hidden), hidden).toBe(false)
  const inComment = Buffer.concat([
    png(3, 3).subarray(0, 33),
    chunk('tEXt', Buffer.from(`Comment\0${script}`)),
    png(3, 3).subarray(33),
  ])
  expect((await cleaned(inComment)).content.includes('alert')).toBe(false)
})

test('a picture that unfolds to gigabytes is refused by what it says of itself, before it is unfolded', async () => {
  const bomb = png(30_000, 30_000, Buffer.alloc(90_001 * 400))
  expect(bomb.length).toBeLessThan(100_000)
  const before = process.memoryUsage().rss
  expect(await cleanFile(bomb)).toEqual({ ok: false, reason: 'too_large' })
  expect(await cleanFile(png(1, 60_000_000, Buffer.alloc(100)))).toEqual({ ok: false, reason: 'too_large' })
  // No side is too long, and still it is 768 MB of pixels.
  expect(await cleanFile(png(16_000, 16_000, Buffer.alloc(100)))).toEqual({ ok: false, reason: 'too_large' })
  expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000)
})

test('a picture that is torn or lies about itself is broken, and nothing worse', async () => {
  const whole = png(
    50,
    50,
    Buffer.from(Array.from({ length: 151 * 50 }, (_, at) => (at % 151 ? at % 251 : 0))),
  )
  expect(await cleanFile(whole.subarray(0, 60))).toEqual({ ok: false, reason: 'broken' })
  const lying = Buffer.from(whole)
  lying.fill(0xff, 60, 90)
  expect(await cleanFile(lying)).toEqual({ ok: false, reason: 'broken' })
  expect(await cleanFile(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]))).toMatchObject({ ok: false })
})

test.each([
  ['../../etc/passwd', 'passwd.png'],
  ['C:\\Users\\nora\\shot.PNG', 'shot.png'],
  ['..', 'file.png'],
  ['.htaccess', 'file.png'],
  ['shot\r\nSet-Cookie: a=b.png', 'shotSet-Cookie a=b.png'],
  ['"; filename="evil.html', ' filename=evil.png'.trim()],
  ['invoice\u202egnp.exe', 'invoicegnp.png'],
  ['shot.php.png', 'shot.php.png'],
  ['x.svg', 'x.png'],
  ['écran №1 🙂.jpeg', 'écran №1 🙂.png'],
  ['a'.repeat(500), `${'a'.repeat(80)}.png`],
  ['', 'file.png'],
  ['nul\u0000byte.png', 'nulbyte.png'],
])('the name %j becomes %j', (given, made) => {
  expect(safeFileName(given, 'image/png')).toBe(made)
})

test('a name that was made to be slow becomes one in no time', () => {
  const began = performance.now()
  expect(safeFileName(`a${'.'.repeat(1_000_000)}b.txt`, 'text/plain')).toBe('a.txt')
  expect(performance.now() - began).toBeLessThan(200)
})

// Each takes four bytes a pixel, twice: as many at once as somebody sends would take all memory.
test('pictures are drawn one after another, also behind one that is broken', async () => {
  const draw = Transformer.prototype.png
  let running = 0
  let most = 0
  const spy = vi.spyOn(Transformer.prototype, 'png').mockImplementation(async function (this: Transformer) {
    running += 1
    most = Math.max(most, running)
    return draw.call(this).finally(() => {
      running -= 1
    })
  })
  const sent = [png(60, 60), png(3, 3, Buffer.alloc(1)), png(60, 60), png(60, 60)]
  const outcomes = await Promise.all(sent.map((content) => cleanFile(content)))
  spy.mockRestore()
  expect(outcomes.map(({ ok }) => ok)).toEqual([true, false, true, true])
  expect(most).toBe(1)
})
