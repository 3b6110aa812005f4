import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Locale } from '../../shared/locale.ts'
import type { Words } from './visit.ts'

/**
 * A part of a page that depends on a model, the language and the shop alone is rendered once for as long as the model lives.
 * Models in memory are replaced when something changes, never altered, and take their rendering with them.
 */
export function renderedOnce<Model extends WeakKey>(
  render: (words: Words, model: Model) => Child,
): (words: Words, model: Model) => Child {
  const known = new WeakMap<Model, Partial<Record<Locale, Child>>>()
  return ({ locale, m, shop }, model) => {
    const inLanguages = known.get(model) ?? {}
    known.set(model, inLanguages)
    const before = inLanguages[locale]
    if (before) return before
    const html = raw(String(render({ locale, m, shop }, model)))
    inLanguages[locale] = html
    return html
  }
}
