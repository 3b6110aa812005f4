import type { CoverColours } from '../../domains/catalog/index.ts'
import { fileHref } from '../routes.ts'
import { parseOklch } from './oklch.ts'

/** The shop's own colours: night and brass. The ground is the same as `--night` in tokens.css. */
export const shopColours: CoverColours = { ground: 'oklch(21% 0.028 262)', blade: 'oklch(80% 0.118 84)' }

/** A product's cover. The picture says nothing that the name beside it does not, hence no text. */
export function Cover(props: { slug: string; colours: CoverColours; eager?: boolean }) {
  return (
    <img
      class="cover"
      src={pictureHref(props.colours) ?? coverHref(props.slug, props.colours)}
      width="800"
      height="600"
      alt=""
      loading={props.eager ? undefined : 'lazy'}
      decoding="async"
    />
  )
}

/** What the staff brought instead of a drawn one; the same address is always the same picture. */
function pictureHref({ picture }: CoverColours): string | undefined {
  return picture ? fileHref('productPicture', { file: `${picture}.webp` }) : undefined
}

/** The colours stand in the address: a cover is drawn without asking the database, and may be kept by browsers. */
export function coverHref(slug: string, colours: CoverColours): string {
  return fileHref('cover', {
    colours: `${brief(colours.ground)}-${brief(colours.blade)}`,
    file: `${slug}.svg`,
  })
}

/** The colours of such an address again, as CSS; undefined when it was not one of ours. */
export function parseCoverColours(text: string): CoverColours | undefined {
  const [, ground, blade] = /^([\d._%]{5,24})-([\d._%]{5,24})$/.exec(text) ?? []
  if (!ground || !blade) return undefined
  const colours = { ground: css(ground), blade: css(blade) }
  return isColour(colours.ground) && isColour(colours.blade) ? colours : undefined
}

function brief(colour: string): string {
  return colour.replace(/^oklch\(\s*|\s*\)$/g, '').replace(/\s+/g, '_')
}

function isColour(text: string): boolean {
  try {
    return parseOklch(text)[0] <= 1
  } catch {
    return false
  }
}

function css(text: string): string {
  return `oklch(${text.replaceAll('_', ' ')})`
}
