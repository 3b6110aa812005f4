import { z } from 'zod'
import {
  type AskedPrice,
  isProductSlug,
  kinds,
  legalNatures,
  type ProductContent,
  type ProductText,
  productTextMax,
  readKeyPattern,
  voucherPurposes,
} from '../../../domains/catalog/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { locales, type Translated } from '../../../shared/locale.ts'
import { type Money, money, parseMinor, plainAmount } from '../../../shared/money.ts'
import { fromWallClock, toWallClock } from '../../../shared/time.ts'
import type { Shelves } from './deps.ts'

const line = z.string().trim().catch('')
const text = z.string().catch('')
/** What was typed, exactly as it was typed, however long; also a line of a file. */
export const productForm = z.object({
  ...{ version: line, slug: line, family: line, category: line, platform: line, region: line },
  ...{
    kind: line,
    nature: line,
    purpose: line,
    publisher: line,
    releaseAt: line,
    keyPattern: line,
    related: text,
    parts: text,
  },
  ...{ nameEn: line, nameFr: line, editionEn: line, editionFr: line },
  ...{ summaryEn: text, summaryFr: text, descriptionEn: text, descriptionFr: text },
  ...{ featuresEn: text, featuresFr: text },
  ...{ seoTitleEn: line, seoTitleFr: line, seoDescriptionEn: line, seoDescriptionFr: line },
  ...{ price: line, regularPrice: line },
})
export type ProductForm = z.infer<typeof productForm>
export type ProductField = Exclude<keyof ProductForm, 'version'>

type Parsed<Value> = ({ ok: true } & Value) | { ok: false; wrong: ProductField[] }

/** Everything that is written of a product; `shelves`: what there is to choose from. */
export function parseText(form: ProductForm, shelves: Shelves): Parsed<{ text: ProductText }> {
  const kind = kinds.find((each) => each === form.kind)
  const legalNature = legalNatures.find((each) => each === form.nature)
  const purpose = voucherPurposes.find((each) => each === form.purpose) ?? null
  const releaseAt = form.releaseAt === '' ? null : fromWallClock(form.releaseAt)
  const words = {
    name: both(form, 'name'),
    summary: both(form, 'summary'),
    description: both(form, 'description'),
  }
  const optional = {
    edition: bothOrNone(form, 'edition'),
    seoTitle: bothOrNone(form, 'seoTitle'),
    seoDescription: bothOrNone(form, 'seoDescription'),
  }
  const features = { en: linesOf(form.featuresEn), fr: linesOf(form.featuresFr) }
  const related = [...new Set(slugsOf(form.related))]
  // One that is named twice is delivered twice.
  const parts = slugsOf(form.parts)
  const wrong: ProductField[] = [
    ...wrongIf('category', !shelves.categories.some(({ slug }) => slug === form.category)),
    ...wrongIf('platform', !shelves.platforms.some(({ code }) => code === form.platform)),
    ...wrongIf('region', !shelves.regions.some(({ code }) => code === form.region)),
    ...wrongIf('kind', !kind),
    ...wrongIf('nature', !legalNature || (parts.length > 0 && legalNature === 'voucher')),
    ...wrongIf('purpose', (legalNature === 'voucher') !== (purpose !== null)),
    ...wrongIf('publisher', !fits(form.publisher, productTextMax.publisher)),
    ...wrongIf('family', form.family.length > productTextMax.family),
    ...wrongIf('releaseAt', releaseAt === undefined || (parts.length > 0 && releaseAt !== null)),
    ...wrongIf(
      'parts',
      parts.length === 1 || parts.length > productTextMax.parts || !parts.every(isProductSlug),
    ),
    ...wrongIf('related', related.length > productTextMax.related || !related.every(isProductSlug)),
    ...wrongIf('keyPattern', !readKeyPattern(form.keyPattern)),
    ...(['name', 'summary', 'description'] as const).flatMap((part) =>
      locales.flatMap((locale) =>
        wrongIf(fieldOf(part, locale), !fits(words[part][locale], productTextMax[part])),
      ),
    ),
    ...(['edition', 'seoTitle', 'seoDescription'] as const).flatMap((part) =>
      locales.flatMap((locale) => {
        const said = optional[part]
        return wrongIf(fieldOf(part, locale), said !== null && !fits(said[locale], productTextMax[part]))
      }),
    ),
    ...locales.flatMap((locale) =>
      wrongIf(fieldOf('features', locale), !areFeatures(features[locale], features.en.length)),
    ),
  ]
  if (wrong.length > 0 || !kind || !legalNature || releaseAt === undefined) return { ok: false, wrong }
  return {
    ok: true,
    text: {
      ...{ family: form.family || null, categorySlug: form.category, platformCode: form.platform },
      ...{ regionCode: form.region, kind, legalNature, voucherPurpose: purpose, ...words, ...optional },
      ...{
        features,
        publisher: form.publisher,
        releaseAt,
        keyPattern: form.keyPattern || null,
        related,
        parts,
      },
    },
  }
}

/** The address and the price, which a product gets when it is made and a file names. */
export function parseAsked(form: ProductForm): Parsed<{ slug: string } & AskedPrice> {
  const price = amountOf(form.price)
  const regularPrice = form.regularPrice === '' ? null : amountOf(form.regularPrice)
  const isBelow = price && regularPrice && regularPrice.minor <= price.minor
  const wrong = [
    ...wrongIf('slug', !isProductSlug(form.slug)),
    ...wrongIf('price', !price),
    ...wrongIf('regularPrice', regularPrice === undefined || Boolean(isBelow)),
  ]
  if (wrong.length > 0 || !price || regularPrice === undefined) return { ok: false, wrong }
  return { ok: true, slug: form.slug, price, regularPrice }
}

/** The form as a product fills it. */
export function formOf(product: ProductContent, version: number): ProductForm {
  const { name, edition, summary, description, features, seoTitle, seoDescription } = product
  return {
    ...{ version: String(version), slug: product.slug, family: product.family ?? '' },
    ...{ category: product.categorySlug, platform: product.platformCode, region: product.regionCode },
    ...{ kind: product.kind, nature: product.legalNature, purpose: product.voucherPurpose ?? '' },
    ...{ publisher: product.publisher, keyPattern: product.keyPattern ?? '' },
    related: product.related.join('\n'),
    parts: product.parts.join('\n'),
    releaseAt: product.releaseAt ? toWallClock(product.releaseAt) : '',
    ...{ nameEn: name.en, nameFr: name.fr, editionEn: edition?.en ?? '', editionFr: edition?.fr ?? '' },
    ...{ summaryEn: summary.en, summaryFr: summary.fr },
    ...{ descriptionEn: description.en, descriptionFr: description.fr },
    ...{ featuresEn: features.en.join('\n'), featuresFr: features.fr.join('\n') },
    ...{ seoTitleEn: seoTitle?.en ?? '', seoTitleFr: seoTitle?.fr ?? '' },
    ...{ seoDescriptionEn: seoDescription?.en ?? '', seoDescriptionFr: seoDescription?.fr ?? '' },
    price: plainAmount(product.price),
    regularPrice: product.regularPrice ? plainAmount(product.regularPrice) : '',
  }
}

type Part = 'name' | 'edition' | 'summary' | 'description' | 'features' | 'seoTitle' | 'seoDescription'

export function fieldOf<P extends Part>(part: P, locale: 'en' | 'fr') {
  return `${part}${locale === 'en' ? 'En' : 'Fr'}` as `${P}${'En' | 'Fr'}`
}

// Browsers send the ends of lines as two characters.
function both(form: ProductForm, part: Part): Translated {
  const read = (locale: 'en' | 'fr') => form[fieldOf(part, locale)].replaceAll('\r\n', '\n').trim()
  return { en: read('en'), fr: read('fr') }
}

function bothOrNone(form: ProductForm, part: Part): Translated | null {
  const said = both(form, part)
  return said.en === '' && said.fr === '' ? null : said
}

const slugsOf = (typed: string) => typed.split(/[\s,]+/).filter(Boolean)

const linesOf = (typed: string) =>
  typed
    .split(/\r?\n/)
    .map((each) => each.trim())
    .filter(Boolean)

/** As many in both languages. */
const areFeatures = (lines: readonly string[], inEnglish: number) =>
  lines.length === inEnglish &&
  lines.length <= productTextMax.features &&
  lines.every((each) => each.length <= productTextMax.feature)

const fits = (value: string, max: number) => value.length > 0 && value.length <= max
const wrongIf = (field: ProductField, isWrong: boolean): ProductField[] => (isWrong ? [field] : [])

/** The version that a form was opened with; none is before the first. */
export const versionOf = ({ version }: ProductForm): number =>
  /^\d{1,9}$/.test(version) ? Number(version) : 0

/** More than nothing, and no more than a column of the database holds. */
export function amountOf(typed: string, currency = shopCurrency): Money | undefined {
  const minor = parseMinor(typed, currency)
  return minor ? money(minor, currency) : undefined
}
