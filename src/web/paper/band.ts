import { markColours } from '../letters/palette.ts'
import { drawKey } from '../ui/bitting-scene.ts'
import { frames } from '../ui/bitting-stance.ts'
import type { Shape } from '../ui/key-blade.ts'
import { oklchToHex, parseOklch } from '../ui/oklch.ts'
import { paper } from './sheets.ts'

/** The frame in which the mark stands at the head of every letter: the same cuts, here as lines instead of dots. */
const frame = { ...frames.og, width: 320, height: 144 }

/** A dark band across the head of the page, closed on its right by the shop's own bitting. */
export function drawBand(pdf: PDFKit.PDFDocument, shopName: string, height: number): void {
  const scale = height / frame.height
  const { layers } = drawKey(shopName, markColours, frame)
  pdf.rect(0, 0, paper.width, height).fill(oklchToHex(parseOklch(markColours.ground)))
  pdf.save()
  pdf.translate(paper.width - frame.width * scale, 0).scale(scale)
  // A hair less than the band, so that its lower edge is of one colour.
  pdf.rect(0, 0, frame.width, frame.height - 1).clip()
  for (const { shapes, colour, lineWidth } of layers) {
    if (shapes.length === 0) continue
    for (const shape of shapes) trace(pdf, shape, lineWidth === undefined)
    if (lineWidth === undefined) pdf.fill(colour)
    else pdf.lineWidth(lineWidth).stroke(colour)
  }
  pdf.restore()
}

function trace(pdf: PDFKit.PDFDocument, [first, ...rest]: Shape, isClosed: boolean): void {
  if (!first) return
  pdf.moveTo(first[0], first[1])
  for (const [x, y] of rest) pdf.lineTo(x, y)
  if (isClosed) pdf.closePath()
}
