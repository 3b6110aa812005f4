import type Stripe from 'stripe'

/** What was seen of the provider's objects, without anything that they say of anybody. */
export type Recording = {
  /** Whose objects they are. */
  source: 'stripe' | 'emulator'
  day: string
  apiVersion: string
  sdkVersion: string
  /** By kind of object: each field with the types that it had, and the words of fields that hold one of a few. */
  objects: Record<string, { fields: Record<string, string[]>; words: Record<string, string[]> }>
}

/** Keys whose values are one of a few words of the provider, never of a person. */
const wordy =
  /(^|_)(status|type|reason|object|outcome|method|brand|funding|network|level|mode|code|currency|cancellation_reason|fraud_type|reporting_category)$/
const word = /^[a-z][a-z0-9_.]{0,59}$/

/** Notes fields and words of every object that passes by; values are forgotten at once. */
export function observer() {
  const objects: Record<string, { fields: Map<string, Set<string>>; words: Map<string, Set<string>> }> = {}
  const noted = (map: Map<string, Set<string>>, key: string, value: string) => {
    const known = map.get(key) ?? new Set()
    map.set(key, known.add(value))
  }

  function note(value: unknown): void {
    if (!isRecord(value) || typeof value.object !== 'string') return
    if (value.object === 'list' && Array.isArray(value.data)) {
      for (const each of value.data) note(each)
      return
    }
    objects[value.object] ??= { fields: new Map(), words: new Map() }
    walk(value, '', value.object)
  }

  function walk(value: Record<string, unknown>, path: string, kind: string): void {
    const seen = objects[kind]
    if (!seen) return
    for (const [key, inner] of Object.entries(value)) {
      const at = path + key
      noted(seen.fields, at, typeOf(inner))
      if (typeof inner === 'string' && wordy.test(key) && word.test(inner)) noted(seen.words, at, inner)
      // Keys of metadata are the shop's own.
      if (key === 'metadata' || !isRecord(inner)) continue
      if (typeof inner.object === 'string') note(inner)
      else walk(inner, `${at}.`, kind)
    }
  }

  return {
    note,
    recording(about: Omit<Recording, 'objects'>): Recording {
      const sorted = (map: Map<string, Set<string>>) =>
        Object.fromEntries([...map].map(([key, set]) => [key, [...set].sort()] as const).sort())
      return {
        ...about,
        objects: Object.fromEntries(
          Object.entries(objects)
            .map(
              ([kind, { fields, words }]) =>
                [kind, { fields: sorted(fields), words: sorted(words) }] as const,
            )
            .sort(),
        ),
      }
    },
  }
}

export type Observer = ReturnType<typeof observer>

/** Fields and words that one recording has and the other has not, as far as both have seen the kind of object. */
export function differencesOf(real: Recording, ours: Recording): string[] {
  return Object.entries(real.objects).flatMap(([kind, theirs]) => {
    const mine = ours.objects[kind]
    if (!mine) return [`${kind}: the emulator showed none`]
    const lacking = Object.keys(theirs.fields).filter((field) => !(field in mine.fields))
    const invented = Object.keys(mine.fields).filter((field) => !(field in theirs.fields))
    const otherTypes = Object.entries(theirs.fields).filter(
      ([field, types]) => field in mine.fields && !types.some((type) => mine.fields[field]?.includes(type)),
    )
    const otherWords = Object.entries(theirs.words).flatMap(([field, words]) =>
      words
        .filter((each) => field in mine.words && !mine.words[field]?.includes(each))
        .map((each) => `${field} is ${each}`),
    )
    return [
      ...lacking.map((field) => `${kind}: the emulator lacks ${field}`),
      ...invented.map((field) => `${kind}: the emulator invents ${field}`),
      ...otherTypes.map(
        ([field, types]) =>
          `${kind}: ${field} is ${types.join(' or ')}, in the emulator ${mine.fields[field]?.join(' or ')}`,
      ),
      ...otherWords.map((each) => `${kind}: ${each}, never in the emulator`),
    ]
  })
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

/** The kind and code of a refusal: its words may quote what was sent. */
export function refusalOf(error: unknown): { status: number | undefined; type: string; code: string } {
  const { statusCode, type, code } = error as Partial<InstanceType<typeof Stripe.errors.StripeError>>
  return {
    status: statusCode,
    type: type ?? (error instanceof Error ? error.name : 'unknown'),
    code: code ?? '',
  }
}
