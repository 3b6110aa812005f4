import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { startEmbeddedPostgres } from '../../../src/platform/postgres/index.ts'
import { findServer } from './find-server.ts'
import { startServer } from './start-server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    supabaseAuth:
      | { ok: true; authUrl: string; secretKey: string; databaseUrl: string }
      | { ok: false; why: string }
  }
}

/** One real Supabase Auth on one real PostgreSQL; where it cannot be had, the reason in its place. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const found = await findServer((line) => console.log(line))
  if (!found.ok) {
    console.log(`Nothing was tried against a real Supabase Auth: ${found.why}.`)
    project.provide('supabaseAuth', found)
    return async () => {}
  }
  const folder = await mkdtemp(join(tmpdir(), 'akm-supabase-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {}, durable: false })
  const stopDatabase = async () => {
    await postgres.stop()
    if (postgres.home !== folder) await rm(postgres.home, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const databaseUrl = postgres.connectionString
    const { authUrl, secretKey, version, stop } = await startServer(found.folder, databaseUrl)
    console.log(`Supabase Auth ${version}`)
    project.provide('supabaseAuth', { ok: true, authUrl, secretKey, databaseUrl })
    return async () => {
      await stop()
      await stopDatabase()
    }
  } catch (error) {
    await stopDatabase()
    throw error
  }
}
