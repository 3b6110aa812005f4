import { type LetterModels, type MailKind, mailKinds } from '../../../domains/notifications/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { accountSamples } from './account-samples.ts'
import { afterSaleSamples } from './after-sale-samples.ts'
import { moneySamples } from './money-samples.ts'
import { orderSamples } from './order-samples.ts'
import type { SamplesOf } from './sample.ts'
import { type Scene, sceneOf } from './scene.ts'

/** A letter with everything in it invented. */
export type Sample<K extends MailKind = MailKind> = {
  [Kind in K]: { name: string; kind: Kind; model: LetterModels[Kind] }
}[K]

/** Every kind of letter has samples, or this is no program. */
const samples: SamplesOf<MailKind> = {
  ...orderSamples,
  ...moneySamples,
  ...afterSaleSamples,
  ...accountSamples,
}

/** One of every letter there is, for looking at; its links lead into the shop at `baseUrl`, to nothing. */
export function sampleLetters(locale: Locale, baseUrl: string): Sample[] {
  const scene = sceneOf({ locale, baseUrl })
  return mailKinds.flatMap((kind) => samplesOf(kind, scene))
}

function samplesOf<K extends MailKind>(kind: K, scene: Scene): Sample<K>[] {
  return Object.entries(samples[kind](scene)).map(([name, model]) => ({ name, kind, model }))
}
