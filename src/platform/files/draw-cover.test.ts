import { Transformer } from '@napi-rs/image'
import { imageSize } from 'image-size'
import { expect, test } from 'vitest'
import { drawCover } from './draw-cover.ts'

/** As many pixels, all of one colour. */
const picture = (width: number, height: number) =>
  Transformer.fromRgbaPixels(new Uint8Array(width * height * 4).fill(200), width, height)

test.each([
  [40, 20],
  [20, 40],
  [2400, 1800],
  [1, 1],
])('a picture of %i by %i becomes a cover of one shape', async (width, height) => {
  for (const content of [
    await picture(width, height).png(),
    await picture(width, height).webp(80),
    await picture(width, height).jpeg(80),
  ]) {
    const drawn = await drawCover(content)
    expect(drawn.ok && imageSize(drawn.content)).toMatchObject({ width: 1200, height: 900, type: 'webp' })
  }
})

test('nothing comes along beside the pixels', async () => {
  const png = await picture(40, 20).png()
  const drawn = await drawCover(Buffer.concat([png, Buffer.from('<script>alert(1)</script>')]))
  expect(drawn.ok && Buffer.from(drawn.content).includes('script')).toBe(false)
})

test.each(['<svg xmlns="http://www.w3.org/2000/svg"/>', '%PDF-1.7\n', 'words', 'GIF89a'])(
  'what is no picture of the three kinds is none: %s',
  async (text) => {
    expect(await drawCover(new TextEncoder().encode(text))).toEqual({ ok: false, reason: 'type' })
  },
)
