import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildCache, firstLine } from '../support/go.ts'

const run = promisify(execFile)

/** Mustang's command line with all that it stands on: veraPDF, Saxon, and the rules of CEN and FNFE-MPE. */
const artifact = { group: 'org.mustangproject', name: 'Mustang-CLI', version: '2.26.0' }
const sha256 = '42d7868cb68264874a7b8cab4c3587b03b23ccc7cd72373da917f66758bb9736'

export type FoundJudges = { ok: true; jar: string; version: string } | { ok: false; why: string }

/** The judges of others, fetched once from Maven Central and kept in the user's cache; INVOICE_JUDGES=cached asks no registry. */
export async function findJudges(say: (line: string) => void): Promise<FoundJudges> {
  const modules = await run('java', ['--list-modules']).catch(() => undefined)
  if (!modules?.stdout.includes('jdk.compiler')) return { ok: false, why: 'a JDK is missing' }
  const folder = buildCache('invoice-judges')
  const jar = join(folder, `${artifact.name}-${artifact.version}.jar`)
  if (!existsSync(jar)) {
    if (process.env.INVOICE_JUDGES === 'cached')
      return { ok: false, why: `${artifact.name} is not in the cache` }
    say(`Fetching ${artifact.name} ${artifact.version} (60 MB, once) …`)
    const trouble = await fetchJar(folder)
    if (trouble) return { ok: false, why: `${artifact.name} cannot be had here: ${trouble}` }
  }
  const found = createHash('sha256')
    .update(await readFile(jar))
    .digest('hex')
  if (found === sha256) return { ok: true, jar, version: artifact.version }
  await rm(jar)
  throw new Error(`${artifact.name} ${artifact.version} is not the file that it was: SHA-256 ${found}`)
}

async function fetchJar(folder: string): Promise<string | undefined> {
  await mkdir(folder, { recursive: true })
  const { group, name, version } = artifact
  const coordinates = `-Dartifact=${group}:${name}:${version}`
  const goal = ['-q', '-B', 'dependency:copy', coordinates, `-DoutputDirectory=${folder}`]
  return run('mvn', goal, { cwd: folder, timeout: 300_000 }).then(() => undefined, firstLine)
}
