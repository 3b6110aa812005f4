import { oklchToHex, parseOklch } from '../ui/oklch.ts'

export const colours = {
  light: {
    ground: 'oklch(0.945 0.006 85)',
    sheet: 'oklch(1 0 0)',
    ink: 'oklch(0.25 0.03 255)',
    soft: 'oklch(0.42 0.02 255)',
    line: 'oklch(0.88 0.008 85)',
    plate: 'oklch(0.975 0.014 88)',
    plateLine: 'oklch(0.85 0.055 88)',
    link: 'oklch(0.44 0.085 75)',
  },
  dark: {
    ground: 'oklch(0.17 0.015 255)',
    sheet: 'oklch(0.22 0.02 255)',
    ink: 'oklch(0.95 0.004 255)',
    soft: 'oklch(0.78 0.015 255)',
    line: 'oklch(0.34 0.02 255)',
    plate: 'oklch(0.26 0.022 255)',
    plateLine: 'oklch(0.46 0.05 83)',
    link: 'oklch(0.84 0.1 86)',
  },
}
export const onBrassColours = ['oklch(0.25 0.03 255)', 'oklch(0.8 0.11 84)'] as const

/** Mail clients know no OKLCH and no custom properties: light stands inline, dark in a media query. */
export const light = inHex(colours.light)
export const dark = inHex(colours.dark)
/** The same in both schemes, so that no client's own inversion can spoil the contrast: ink on brass. */
export const [onBrass, brass] = [hex(onBrassColours[0]), hex(onBrassColours[1])]

/** The shop's mark: a grey blade with a brass cut, a shade lighter than the band that it closes. */
export const markColours = { ground: 'oklch(0.29 0.033 255)', blade: 'oklch(0.79 0.02 255)' }
export const band = hex('oklch(0.25 0.03 255)')
export const onBand = hex('oklch(0.96 0.012 88)')

export const sans = `-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif`
export const mono = `ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace`

function hex(css: string): string {
  return oklchToHex(parseOklch(css))
}

function inHex(palette: typeof colours.light): typeof colours.light {
  const { ground, sheet, ink, soft, line, plate, plateLine, link } = palette
  return {
    ground: hex(ground),
    sheet: hex(sheet),
    ink: hex(ink),
    soft: hex(soft),
    line: hex(line),
    plate: hex(plate),
    plateLine: hex(plateLine),
    link: hex(link),
  }
}
