import { light, onBand } from '../letters/palette.ts'
import { oklchToHex, parseOklch } from '../ui/oklch.ts'
import { type Face, paper } from './sheets.ts'

const margin = 56
const labelWidth = 132

/** Points from the upper left corner. Titles hang to the left of what they head. */
export const grid = {
  /** Height of the band on the first page. */
  band: 92,
  /** Where later pages begin, and where every page ends. */
  top: 60,
  bottom: paper.height - 76,
  foot: paper.height - 40,
  page: { x: margin, width: paper.width - 2 * margin },
  label: { x: margin, width: labelWidth - 20 },
  text: { x: margin + labelWidth, width: paper.width - 2 * margin - labelWidth },
  framePadding: 14,
}

export const inks = { ...light, brass: oklchToHex(parseOklch('oklch(0.62 0.105 70)')) }

export const faces = {
  name: { weight: 'strong', size: 17, leading: 22, colour: onBand },
  title: { weight: 'strong', size: 25, leading: 30, colour: inks.ink },
  lead: { weight: 'text', size: 11.5, leading: 17, colour: inks.ink },
  heading: { weight: 'strong', size: 13, leading: 18, colour: inks.ink },
  label: { weight: 'strong', size: 10, leading: 14, colour: inks.ink },
  text: { weight: 'text', size: 9.75, leading: 14.25, colour: inks.ink },
  strong: { weight: 'strong', size: 9.75, leading: 14.25, colour: inks.ink },
  small: { weight: 'text', size: 8.75, leading: 12.75, colour: inks.soft },
  amount: { weight: 'text', size: 9.75, leading: 14.25, colour: inks.ink, tabular: true },
  amountStrong: { weight: 'strong', size: 9.75, leading: 14.25, colour: inks.ink, tabular: true },
  amountSmall: { weight: 'text', size: 8.75, leading: 12.75, colour: inks.soft, tabular: true },
  day: { weight: 'strong', size: 14, leading: 19, colour: inks.ink },
  foot: { weight: 'text', size: 8, leading: 11, colour: inks.soft },
} as const satisfies Record<string, Face>
