import type { LetterModels, MailKind } from '../../../domains/notifications/letter.ts'
import type { Scene } from './scene.ts'

/** Invented letters of some kinds, each under a name of its own: one for everything that such a letter may say. */
export type SamplesOf<K extends MailKind> = {
  [Kind in K]: (scene: Scene) => Record<string, LetterModels[Kind]>
}

/** Samples that differ in one word alone, named by it. */
export function eachNamed<What extends string, Model>(
  whats: readonly What[],
  name: (what: What) => string,
  model: (what: What) => Model,
): Record<string, Model> {
  return Object.fromEntries(whats.map((what) => [name(what), model(what)]))
}
