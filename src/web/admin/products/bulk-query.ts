import { z } from 'zod'
import { type BulkChange, type Chosen, productStates } from '../../../domains/catalog/index.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Shelves } from './deps.ts'

const line = z.string().trim().max(200).catch('')
const bulkForm = z.object({
  chosen: z.union([z.string(), z.array(z.string())]).catch([]),
  ...{ what: line, category: line, state: line, percent: line },
  found: z.string().max(2000).optional().catch(undefined),
})

export const bulkActs = ['category', 'state', 'percent'] as const
export type BulkAct = (typeof bulkActs)[number]

/** `found`: the address of a list of which all products are meant, instead of the chosen ones. */
export type AskedBulk = { chosen: Chosen[]; found: Record<string, string> | undefined } & (
  | { change: BulkChange }
  | { wrong: BulkAct | 'what' }
)

/** The chosen products with the versions that were looked at, and what is to become of them. */
export function parseBulk(sent: Record<string, unknown>, shelves: Pick<Shelves, 'categories'>): AskedBulk {
  const form = bulkForm.parse(sent)
  const chosen = new Map([form.chosen].flat().flatMap((each) => readChosen(each)))
  const found = form.found === undefined ? undefined : Object.fromEntries(new URLSearchParams(form.found))
  return { chosen: [...chosen.values()], found, ...readChange(form, shelves) }
}

function readChosen(text: string): [string, Chosen][] {
  const [, name = '', version] = /^(\w+)\.(\d{1,9})$/.exec(text) ?? []
  const id = parseId('prd', name)
  return id ? [[id, { id, version: Number(version) }]] : []
}

function readChange(
  { what, category, state, percent }: z.infer<typeof bulkForm>,
  { categories }: Pick<Shelves, 'categories'>,
): { change: BulkChange } | { wrong: BulkAct | 'what' } {
  switch (bulkActs.find((act) => act === what)) {
    case 'category':
      return categories.some(({ slug }) => slug === category)
        ? { change: { category } }
        : { wrong: 'category' }
    case 'state': {
      const known = productStates.find((each) => each === state)
      return known ? { change: { state: known } } : { wrong: 'state' }
    }
    case 'percent': {
      // A minus as it is typed, and as it is printed.
      const moved = /^[+\-−]?\d{1,3}$/.test(percent) ? Number(percent.replace('−', '-')) : 0
      return moved !== 0 && moved >= -90 && moved <= 300
        ? { change: { percent: moved } }
        : { wrong: 'percent' }
    }
    default:
      return { wrong: 'what' }
  }
}

/** The same change as the fields of a form, for whoever says yes to it. */
export function fieldsOf(change: BulkChange): [name: string, value: string][] {
  if ('category' in change)
    return [
      ['what', 'category'],
      ['category', change.category],
    ]
  if ('state' in change)
    return [
      ['what', 'state'],
      ['state', change.state],
    ]
  return [
    ['what', 'percent'],
    ['percent', String(change.percent)],
  ]
}
