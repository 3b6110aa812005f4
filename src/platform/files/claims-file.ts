import { createHash } from 'node:crypto'
import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { z } from 'zod'

const report = z.object({
  version: z.string(),
  at: z.coerce.date(),
  clauses: z.array(
    z.object({
      id: z.string(),
      verdict: z.enum(['holds', 'in part', 'fails', 'not yet']),
      proofs: z.array(z.object({ name: z.string(), file: z.string(), passed: z.boolean() })),
      missing: z.string().nullable(),
    }),
  ),
})

export type ClaimsFile = z.infer<typeof report>

const pathIn = (dataDir: string) => join(dataDir, 'claims.json')

/** What the last run of the proofs found; null where none ran, or where the file is none of ours. */
export async function readClaimsFile(dataDir: string): Promise<ClaimsFile | null> {
  const text = await readFile(pathIn(dataDir), 'utf8').catch(() => null)
  if (text === null) return null
  try {
    return report.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/** Whole or not at all: the shop may be reading. */
export async function writeClaimsFile(dataDir: string, found: ClaimsFile): Promise<void> {
  const path = pathIn(dataDir)
  await writeFile(`${path}.new`, `${JSON.stringify(found, null, 2)}\n`)
  await rename(`${path}.new`, path)
}

/** Twelve letters that change whenever the code does whose promises are proved: its sources and its migrations. */
export async function fingerprintCode(projectFolder: string): Promise<string> {
  const hash = createHash('sha256')
  for (const folder of ['src', 'supabase/migrations']) {
    const names = await readdir(join(projectFolder, folder), { recursive: true, withFileTypes: true })
    const paths = names
      .filter((entry) => entry.isFile() && !entry.name.includes('.test.'))
      .map((entry) => join(entry.parentPath, entry.name))
    for (const path of paths.toSorted())
      hash.update(`${relative(projectFolder, path)}\n`).update(await readFile(path))
  }
  return hash.digest('hex').slice(0, 12)
}
