import { z } from 'zod'
import {
  kinds,
  legalNatures,
  productStates,
  productTextMax,
  voucherPurposes,
} from '../../domains/catalog/index.ts'
import { said } from './said.ts'
import { instant, instantAsked, line, Money, paragraphs, Translated } from './schemas.ts'

export const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(120)
/** The address of a product that is made: what is there already may have a longer one. */
export const newSlug = slug.max(productTextMax.slug)
export const status = z.enum(productStates)

const max = productTextMax
/** The same in both languages. */
const both = (text: z.ZodString) => z.object({ en: text, fr: text })
const listed = z.array(line(max.feature)).max(max.features)

/** What is read and written alike. */
const plain = {
  status: said(
    status,
    '`draft` and `archived` are not in the window.',
    '`draft` et `archived` ne sont pas en vitrine.',
  ),
  kind: z.enum(kinds),
  legalNature: said(
    z.enum(legalNatures),
    'Decides the wording of the waiver.',
    'Décide des termes de la renonciation.',
  ),
  listPrice: said(Money, 'What is asked outside sales, in euros.', 'Le prix hors promotion, en euros.'),
}

const meanings = {
  releaseAt: ['A release to come makes it a pre-order.', 'Une sortie à venir en fait une précommande.'],
  family: [
    'Products of one family are editions of the same thing.',
    'Les produits d’une famille sont des éditions d’une même chose.',
  ],
  platform: ['Code of the platform where a key is activated.', 'Code de la plateforme où la clé s’active.'],
  region: [
    'Code of the region in which a key can be activated.',
    'Code de la région où la clé peut s’activer.',
  ],
  voucherPurpose: [
    'What a voucher pays for is known when it is sold (`single`), or only when it is redeemed (`multi`); null for what is no voucher.',
    'Ce que paie un bon est connu à sa vente (`single`) ou seulement à son usage (`multi`)\u202f; null pour ce qui n’est pas un bon.',
  ],
  related: [
    'Slugs of what is shown beside it; with none, its neighbours on the shelf are.',
    'Slugs de ce qui est montré à côté\u202f; sans aucun, ses voisins de rayon.',
  ],
  parts: [
    'Slugs of the products that a bundle is, of which it delivers a key each; empty for what has keys of its own.',
    'Slugs des produits d’un pack, qui remet une clé de chacun\u202f; vide pour ce qui a ses propres clés.',
  ],
  seoTitle: [
    'What search engines are told instead of its name.',
    'Ce qui est dit aux moteurs de recherche à la place du nom.',
  ],
  seoDescription: [
    'What search engines are told instead of its summary.',
    'Ce qui est dit aux moteurs de recherche à la place du résumé.',
  ],
} as const satisfies Record<string, readonly [en: string, fr: string]>

export const Product = z
  .object({
    id: z.string(),
    slug,
    ...plain,
    family: said(z.string().nullable(), ...meanings.family),
    category: z.string(),
    platform: said(z.string(), ...meanings.platform),
    region: said(z.string(), ...meanings.region),
    voucherPurpose: said(z.enum(voucherPurposes).nullable(), ...meanings.voucherPurpose),
    name: Translated,
    edition: Translated.nullable(),
    summary: Translated,
    description: Translated,
    features: z.object({ en: z.array(z.string()), fr: z.array(z.string()) }),
    publisher: z.string(),
    releaseAt: said(instant.nullable(), ...meanings.releaseAt),
    related: said(z.array(z.string()), ...meanings.related),
    parts: said(z.array(z.string()), ...meanings.parts),
    seoTitle: said(Translated.nullable(), ...meanings.seoTitle),
    seoDescription: said(Translated.nullable(), ...meanings.seoDescription),
    price: said(Money, 'What is asked now.', 'Le prix demandé maintenant.'),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Product' })

/** What may be left unsaid stays as it is. */
export const ProductInput = z
  .strictObject({
    ...plain,
    family: said(line(max.family).nullable(), ...meanings.family),
    category: z.string(),
    platform: said(z.string(), ...meanings.platform),
    region: said(z.string(), ...meanings.region),
    voucherPurpose: said(z.enum(voucherPurposes).nullable().optional(), ...meanings.voucherPurpose),
    name: both(line(max.name)),
    edition: both(line(max.edition)).nullable(),
    summary: both(paragraphs(max.summary)),
    description: both(paragraphs(max.description)),
    features: said(
      z
        .object({ en: listed, fr: listed })
        .refine(({ en, fr }) => en.length === fr.length, 'as many in both languages'),
      'As many in both languages.',
      'Autant dans les deux langues.',
    ),
    publisher: line(max.publisher),
    releaseAt: said(instantAsked.nullable(), ...meanings.releaseAt),
    related: said(z.array(newSlug).max(max.related).optional(), ...meanings.related),
    parts: said(
      z
        .array(newSlug)
        .max(max.parts)
        .refine((parts) => parts.length !== 1)
        .optional(),
      ...meanings.parts,
    ),
    seoTitle: said(both(line(max.seoTitle)).nullable().optional(), ...meanings.seoTitle),
    seoDescription: said(both(line(max.seoDescription)).nullable().optional(), ...meanings.seoDescription),
  })
  .meta({ id: 'ProductInput' })
