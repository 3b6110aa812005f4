import { z } from 'zod'
import { isCurrency } from '../../shared/currency.ts'
import type { KeysImported } from './deps.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { slug } from './product-schemas.ts'
import { said } from './said.ts'
import { dayAsked, line, minorMax } from './schemas.ts'

const KeyBatchInput = z
  .strictObject({
    product: said(
      slug,
      'Slug of the product; a draft will do.',
      'Slug du produit\u202f; un brouillon convient.',
    ),
    keys: said(
      z
        .array(
          z
            .string()
            .min(1)
            .max(2000)
            // One line, or several, of whole signs.
            .regex(/^(?:[^\p{Cc}\p{Cs}]|\n)+$/u, 'no signs of control'),
        )
        .min(1)
        .max(5000),
      'The keys as their owners will read them. They are kept sealed, and told by no answer.',
      'Les clés telles que leurs propriétaires les liront. Elles sont gardées scellées, et aucune réponse ne les dit.',
    ),
    supplier: line(200).optional(),
    unitCost: z
      .strictObject({
        minor: z.int().min(0).max(minorMax),
        currency: z.string().refine(isCurrency, 'a currency that the shop knows'),
      })
      .optional(),
    expiresOn: said(dayAsked.optional(), 'The last day of sale.', 'Le dernier jour de vente.'),
    skipBad: said(
      z.boolean().default(false),
      'Stores the good keys although others are bad.',
      'Enregistre les bonnes clés malgré les mauvaises.',
    ),
    dryRun: said(
      z.boolean().default(false),
      'Checks everything and stores nothing.',
      'Vérifie tout et n’enregistre rien.',
    ),
  })
  .meta({ id: 'KeyBatchInput' })

const KeyBatch = z
  .object({
    id: said(z.string().nullable(), 'Null for a dry run.', 'Null pour un essai.'),
    read: z.int(),
    good: z.int(),
    flaws: z.array(
      z.object({
        flaw: z.string(),
        count: z.int(),
        positions: said(
          z.array(z.int()),
          'Places in `keys`, from 0 on; the first ones.',
          'Places dans `keys`, à partir de 0\u202f; les premières.',
        ),
      }),
    ),
  })
  .meta({ id: 'KeyBatch' })

function show({ batchId: id, report: { read, good, flaws } }: KeysImported): z.input<typeof KeyBatch> {
  return {
    ...{ id, read, good },
    flaws: flaws.map(({ flaw, count, examples }) => ({
      ...{ flaw, count },
      positions: examples.map(({ line }) => line - 1),
    })),
  }
}

export const keyBatchOperations = [
  operation({
    id: 'importKeys',
    method: 'post',
    path: '/key-batches',
    tag: 'keys',
    scope: 'keys.import',
    title: { en: 'Import keys', fr: 'Importer des clés' },
    more: {
      en: 'All of them or none, unless skipBad says otherwise. A key that the shop has ever had is refused, sold and revoked ones included.',
      fr: 'Toutes ou aucune, sauf si skipBad dit autrement. Une clé que la boutique a déjà eue est refusée, même vendue ou révoquée.',
    },
    body: KeyBatchInput,
    bodyBytesMax: 2 * 1024 * 1024,
    answers: {
      200: { said: { en: 'What a dry run has found.', fr: 'Ce qu’un essai a trouvé.' }, schema: KeyBatch },
      201: { said: { en: 'The keys are in stock.', fr: 'Les clés sont en stock.' }, schema: KeyBatch },
    },
    problems: ['refused'],
    async run({ deps, key, keep, body: { product, dryRun, supplier, unitCost, expiresOn, ...body } }) {
      const answerOf = (imported: KeysImported) => ({ status: dryRun ? 200 : 201, body: show(imported) })
      const keys = {
        ...{ product, dryRun, ...body },
        ...(supplier && { supplier }),
        ...(unitCost && { unitCost }),
        ...(expiresOn && { expiresOn }),
      }
      const outcome = await deps.importKeys(key, keys, keep(answerOf))
      if (outcome.ok) return answerOf(outcome)
      if (outcome.reason === 'unknown_product')
        throw new ApiProblem('refused', {
          reason: 'unknown_product',
          errors: [{ pointer: '/product', detail: 'There is no such product.' }],
        })
      const { flaws } = outcome.report ?? { flaws: [] }
      throw new ApiProblem('refused', {
        reason: outcome.reason,
        errors: flaws.flatMap(({ flaw, examples }) =>
          examples.map(({ line }) => ({ pointer: `/keys/${line - 1}`, detail: flaw })),
        ),
      })
    },
  }),
]
