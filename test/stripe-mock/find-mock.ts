import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildCache, downloadModule, findGo, firstLine } from '../support/go.ts'

const run = promisify(execFile)
const module = 'github.com/stripe/stripe-mock'
const revision = 'v0.203.0'

/** Stripe's own mock server and the OpenAPI description of Stripe's API that it carries. */
export type FoundMock =
  | { ok: true; program: string; description: OpenApi; version: string }
  | { ok: false; why: string }

/** The parts of an OpenAPI 3.0 document that are read here. */
export type OpenApi = {
  info: { version: string }
  paths: Record<string, Record<string, Operation | undefined>>
  components: { schemas: Record<string, object> }
}
type Operation = {
  parameters?: { in: string; name: string; schema: object }[]
  requestBody?: Body
  responses: Record<string, Body | undefined>
}
type Body = { content: Record<string, { schema: object } | undefined> }

/** stripe-mock, built from its Go module once and kept in the user's cache. @throws when it is at hand and does not build. */
export async function findMock(say: (line: string) => void): Promise<FoundMock> {
  const go = await findGo()
  if (!go) return { ok: false, why: 'Go is missing' }
  const source = await downloadModule(go, module, revision).catch((error: unknown) => ({
    why: firstLine(error),
  }))
  if (typeof source !== 'string') return { ok: false, why: `stripe-mock cannot be had here: ${source.why}` }
  const folder = join(buildCache('stripe-mock'), revision)
  const program = join(folder, 'stripe-mock')
  if (!existsSync(program)) {
    say('Building stripe-mock (once, a minute or two) …')
    await mkdir(folder, { recursive: true })
    const env = { ...process.env, GOBIN: folder }
    await run(go, ['install', `${module}@${revision}`], { env, maxBuffer: 64 * 1024 * 1024 })
  }
  const text = await readFile(join(source, 'embedded/openapi/spec3.json'), 'utf8')
  return { ok: true, program, description: JSON.parse(text), version: revision }
}
