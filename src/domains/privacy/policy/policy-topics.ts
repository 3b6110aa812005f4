import {
  type DataCategory,
  type LegalBasis,
  type PersonalColumn,
  type Purpose,
  type RetentionClock,
  type Topic,
  topics,
} from '../../../shared/personal-data.ts'
import { rootClock } from '../clock.ts'
import { listPersonalTables, type Registry } from '../registry.ts'

/** How long a topic is kept, in the words of its clocks. */
export type KeptFor =
  | { rule: 'after'; days: number }
  | { rule: 'inactive'; months: number; warnDays: number }
  | { rule: 'financial_years' | 'calendar_years'; years: number }

/** What the policy says of a topic: everything in it comes from the declarations of its tables. */
export type PolicyTopic = {
  topic: Topic
  categories: DataCategory[]
  purposes: Purpose[]
  bases: LegalBasis[]
  keptFor: KeptFor[]
}

/** The facts of the policy (GDPR Art. 13(1)(c), (2)(a); 30(1)), in a fixed order: the same registry gives the same text. */
export function listPolicyTopics(registry: Registry): PolicyTopic[] {
  return topics.flatMap((topic) => {
    const tables = listPersonalTables(registry).filter(({ declaration }) => declaration.topic === topic)
    if (tables.length === 0) return []
    const columns = tables.flatMap(({ declaration }) =>
      Object.values(declaration.columns).filter((column): column is PersonalColumn => column !== 'none'),
    )
    return [
      {
        topic,
        categories: distinct(columns.map(({ category }) => category)),
        purposes: distinct(columns.flatMap(({ purposes }) => purposes)),
        bases: distinct(columns.map(({ basis }) => basis)),
        keptFor: distinctClocks(tables.map(({ name }) => rootClock(registry, name))),
      },
    ]
  })
}

function distinct<T extends string>(values: readonly T[]): T[] {
  return [...new Set(values)].toSorted()
}

export function keptForOf({ column: _, ...rest }: Exclude<RetentionClock, { rule: 'with' }>): KeptFor {
  return rest
}

function distinctClocks(clocks: readonly Exclude<RetentionClock, { rule: 'with' }>[]): KeptFor[] {
  const kept = clocks.map(keptForOf)
  return [...new Map(kept.map((each) => [JSON.stringify(each), each])).values()].toSorted((a, b) =>
    JSON.stringify(a).localeCompare(JSON.stringify(b)),
  )
}
