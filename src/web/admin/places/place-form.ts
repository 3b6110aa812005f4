import { z } from 'zod'
import { isProductSlug, type Platform, placeTextMax, type Region } from '../../../domains/catalog/index.ts'
import { isCountry } from '../../../shared/countries.ts'

const line = z.string().trim().catch('')
const text = z.string().catch('')
/** What was typed of a platform or a region, and what stood there when the page was opened. */
export const placeForm = z.object({
  ...{ code: line, name: line, nameEn: line, nameFr: line, activationUrl: line },
  ...{ guideEn: text, guideFr: text, countries: text, seen: text },
})
export type PlaceForm = z.infer<typeof placeForm>
export type PlaceField = Exclude<keyof PlaceForm, 'seen'>
export type Parsed<Place> = { ok: true; place: Place } | { ok: false; wrong: PlaceField[] }

export const platformFields = ['name', 'activationUrl', 'guideEn', 'guideFr'] as const
export const regionFields = ['nameEn', 'nameFr', 'countries'] as const

export function parsePlatform(form: PlaceForm): Parsed<Platform> {
  const { code, name, activationUrl } = form
  const guide = { en: proseOf(form.guideEn), fr: proseOf(form.guideFr) }
  const wrong: PlaceField[] = [
    ...wrongIf('code', !isCode(code)),
    ...wrongIf('name', !fits(name, placeTextMax.name)),
    ...wrongIf('activationUrl', !isWebAddress(activationUrl)),
    ...wrongIf('guideEn', !fits(guide.en, placeTextMax.guide)),
    ...wrongIf('guideFr', !fits(guide.fr, placeTextMax.guide)),
  ]
  return wrong.length > 0 ? { ok: false, wrong } : { ok: true, place: { code, name, activationUrl, guide } }
}

/** Countries by their two letters, however they are set apart; none are the whole world. */
export function parseRegion(form: PlaceForm): Parsed<Region> {
  const { code, nameEn, nameFr } = form
  const countries = [
    ...new Set(
      form.countries
        .toUpperCase()
        .split(/[\s,;]+/)
        .filter(Boolean),
    ),
  ].sort()
  const wrong: PlaceField[] = [
    ...wrongIf('code', !isCode(code)),
    ...wrongIf('nameEn', !fits(nameEn, placeTextMax.name)),
    ...wrongIf('nameFr', !fits(nameFr, placeTextMax.name)),
    ...wrongIf('countries', !countries.every(isCountry)),
  ]
  if (wrong.length > 0) return { ok: false, wrong }
  const name = { en: nameEn, fr: nameFr }
  return { ok: true, place: { code, name, countries: countries.length > 0 ? countries : null } }
}

export const platformForm = (platform: Platform): PlaceForm =>
  placeForm.parse({
    ...{ code: platform.code, name: platform.name, activationUrl: platform.activationUrl },
    ...{ guideEn: platform.guide.en, guideFr: platform.guide.fr },
  })

export const regionForm = (region: Region): PlaceForm =>
  placeForm.parse({
    ...{ code: region.code, nameEn: region.name.en, nameFr: region.name.fr },
    countries: region.countries?.join(' ') ?? '',
  })

/** What stood there, as the form carries it along. */
export const seenOf = (form: PlaceForm): string => JSON.stringify({ ...form, seen: '' })

/** The same again; undefined when it is none. */
export function readSeen(seen: string): PlaceForm | undefined {
  try {
    return placeForm.parse(JSON.parse(seen))
  } catch {
    return undefined
  }
}

const isCode = (code: string) => isProductSlug(code) && code.length <= placeTextMax.code
const fits = (value: string, max: number) => value.length > 0 && value.length <= max
const wrongIf = (field: PlaceField, isWrong: boolean): PlaceField[] => (isWrong ? [field] : [])
// Browsers send the ends of lines as two characters.
const proseOf = (typed: string) => typed.replaceAll('\r\n', '\n').trim()

function isWebAddress(text: string): boolean {
  return text.length <= placeTextMax.activationUrl && URL.parse(text)?.protocol === 'https:'
}
