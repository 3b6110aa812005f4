import { exportPerson, exportSchema, type PrivacyDeps, type Subject } from '../../domains/privacy/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Shop } from '../storefront/deps.ts'
import { copyFiles } from './copy-files.tsx'
import { zipOf } from './zip-of.ts'

/** The copy that a person gets: one ZIP, in pieces, from one snapshot. */
export function personArchive(
  deps: PrivacyDeps,
  subject: Subject,
  { shop, locale }: { shop: Shop; locale: Locale },
): AsyncGenerator<Buffer> {
  const schema = exportSchema(deps.registry)
  return zipOf(exportPerson(deps, subject, (copy) => copyFiles(copy, { shop, locale, schema })))
}
