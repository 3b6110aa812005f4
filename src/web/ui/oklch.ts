/** Lightness 0..1, chroma 0..~0.37, hue in degrees. */
export type Oklch = readonly [lightness: number, chroma: number, hue: number]

const notation = /^oklch\(\s*([\d.]+)(%?)\s+([\d.]+)\s+(-?[\d.]+)(?:deg)?\s*\)$/

/** Reads the CSS form `oklch(32% 0.05 250)`; throws RangeError on anything else, alpha included. */
export function parseOklch(css: string): Oklch {
  const [, lightness, percent, chroma, hue] = notation.exec(css) ?? []
  const colour: Oklch = [Number(lightness) / (percent ? 100 : 1), Number(chroma), Number(hue)]
  if (!colour.every(Number.isFinite) || colour[0] > 1) throw new RangeError(`Not an OKLCH colour: ${css}`)
  return colour
}

/**
 * The sRGB colour as `#rrggbb`, for PNG and for mail clients, which know no OKLCH.
 * A colour outside sRGB keeps lightness and hue and loses chroma, as CSS Color 4 asks (§13.2).
 */
export function oklchToHex(colour: Oklch): string {
  return `#${toSrgb(intoGamut(colour)).map(toHexByte).join('')}`
}

/** WCAG 2.2 contrast of two colours as they come out in sRGB, 1..21. */
export function contrastRatio(first: Oklch, second: Oklch): number {
  const [darker = 0, lighter = 0] = [luminance(first), luminance(second)].sort((a, b) => a - b)
  return (lighter + 0.05) / (darker + 0.05)
}

function intoGamut([lightness, chroma, hue]: Oklch): Oklch {
  if (isInGamut([lightness, chroma, hue])) return [lightness, chroma, hue]
  let [inside, outside] = [0, chroma]
  while (outside - inside > 1e-5) {
    const middle = (inside + outside) / 2
    if (isInGamut([lightness, middle, hue])) inside = middle
    else outside = middle
  }
  return [lightness, inside, hue]
}

function isInGamut(colour: Oklch): boolean {
  return toLinearSrgb(colour).every((channel) => channel > -1e-4 && channel < 1 + 1e-4)
}

function luminance(colour: Oklch): number {
  const [red, green, blue] = toLinearSrgb(intoGamut(colour))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function toSrgb(colour: Oklch): number[] {
  return toLinearSrgb(colour).map((channel) =>
    channel <= 0.0031308 ? channel * 12.92 : 1.055 * channel ** (1 / 2.4) - 0.055,
  )
}

/** Matrices: Björn Ottosson, "A perceptual color space for image processing". */
function toLinearSrgb(colour: Oklch): [red: number, green: number, blue: number] {
  const [lightness, a, b] = toLab(colour)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ]
}

function toLab([lightness, chroma, hue]: Oklch): [lightness: number, a: number, b: number] {
  const angle = (hue * Math.PI) / 180
  return [lightness, chroma * Math.cos(angle), chroma * Math.sin(angle)]
}

function toHexByte(channel: number): string {
  return Math.round(Math.min(1, Math.max(0, channel)) * 255)
    .toString(16)
    .padStart(2, '0')
}
