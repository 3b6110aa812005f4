import { existsSync, readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PersonalDataDeclaration } from '../../src/shared/personal-data.ts'

/** What every domain and piece of the platform declares of its tables, by table. A name with a dot has its schema in front. */
export async function declaredTables(): Promise<[string, PersonalDataDeclaration[string]][]> {
  const places = [
    ...readdirSync('src/domains').map((name) => `src/domains/${name}`),
    'src/platform',
    'src/platform/local-identity',
  ]
  const files = places.map((place) => resolve(place, 'personal-data.ts'))
  // checkout owns no table, so it has nothing to declare.
  const missing = files.filter((file) => !existsSync(file) && !file.includes('/checkout/'))
  if (missing.length > 0) throw new Error(`no declaration: ${missing}`)
  const modules = await Promise.all(
    files.filter((file) => existsSync(file)).map((file) => import(pathToFileURL(file).href)),
  )
  return modules.flatMap(({ personalData }) => Object.entries(personalData as PersonalDataDeclaration))
}
