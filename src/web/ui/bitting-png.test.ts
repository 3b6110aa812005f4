import { crc32, inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { bittingPng } from './bitting-png.ts'

const colours = { ground: 'oklch(0.3 0.06 240)', blade: 'oklch(0.86 0.05 90)' }

describe('a cover as PNG', () => {
  test('is a well-formed file of the size asked for', () => {
    const chunks = chunksOf(bittingPng({ slug: 'folded-post', colours, width: 240, height: 126 }))
    expect(chunks.map(({ type }) => type)).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(chunks.every(({ sound }) => sound)).toBe(true)
    expect(chunks[0]?.content).toEqual(Buffer.from([0, 0, 0, 240, 0, 0, 0, 126, 8, 2, 0, 0, 0]))
    expect(pixelsOf({ slug: 'folded-post', width: 240, height: 126 })).toHaveLength(240 * 126)
  })

  test('shows ground, blade and brass, with softened edges between', () => {
    const pixels = pixelsOf({ slug: 'folded-post', width: 240, height: 126 })
    const share = (hex: string) => pixels.filter((pixel) => pixel === hex).length / pixels.length
    expect(share('0a3149')).toBeGreaterThan(0.1)
    expect(share('ded0ac')).toBeGreaterThan(0.1)
    expect(share('deb45e')).toBeGreaterThan(0.005)
    expect(new Set(pixels).size).toBeGreaterThan(40)
  })

  test('leaves no hole: every pixel is painted over', () => {
    const blank = { ground: 'oklch(1 0 0)', blade: 'oklch(0.9 0 0)' }
    for (const slug of ['a', 'b', 'c', 'd']) {
      expect(pixelsOf({ slug, width: 60, height: 60, colours: blank })).not.toContain('000000')
    }
  })

  test('is the same each time, and another for another slug', () => {
    const png = (slug: string) => bittingPng({ slug, colours, width: 64, height: 64 }).toString('base64')
    expect(png('a')).toBe(png('a'))
    expect(png('a')).not.toBe(png('b'))
  })
})

function pixelsOf(cover: {
  slug: string
  width: number
  height: number
  colours?: typeof colours
}): string[] {
  const png = bittingPng({ colours, ...cover })
  const rows = inflateSync(chunksOf(png).find(({ type }) => type === 'IDAT')?.content ?? Buffer.alloc(0))
  return Array.from({ length: cover.width * cover.height }, (_, index) => {
    const row = Math.floor(index / cover.width)
    const at = row * (cover.width * 3 + 1) + 1 + (index % cover.width) * 3
    return rows.toString('hex', at, at + 3)
  })
}

function chunksOf(png: Buffer): { type: string; content: Buffer; sound: boolean }[] {
  const chunks = []
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at)
    const body = png.subarray(at + 4, at + 8 + length)
    const sound = png.readUInt32BE(at + 8 + length) === crc32(body)
    chunks.push({ type: body.toString('latin1', 0, 4), content: body.subarray(4), sound })
    at += 12 + length
  }
  return chunks
}
