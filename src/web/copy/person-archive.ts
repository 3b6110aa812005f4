import { exportPerson, exportSchema, type PrivacyDeps, type Subject } from '../../domains/privacy/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Shop } from '../storefront/deps.ts'
import { copyFiles } from './copy-files.tsx'
import { type ArchivedFile, zipOf } from './zip-of.ts'

/** The copy that a person gets: one ZIP, in pieces, from one snapshot; with it what lies outside of the database. */
export function personArchive(
  deps: PrivacyDeps,
  subject: Subject,
  {
    shop,
    locale,
    attached = nothing(),
  }: { shop: Shop; locale: Locale; attached?: AsyncIterable<ArchivedFile> },
): AsyncGenerator<Buffer> {
  const schema = exportSchema(deps.registry)
  return zipOf(
    inTurn([exportPerson(deps, subject, (copy) => copyFiles(copy, { shop, locale, schema })), attached]),
  )
}

async function* inTurn<T>(lists: readonly AsyncIterable<T>[]): AsyncGenerator<T> {
  for (const list of lists) yield* list
}

async function* nothing(): AsyncGenerator<ArchivedFile> {}
