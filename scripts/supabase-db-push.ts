import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import pg from 'pg'
import { migrate } from '../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../src/platform/postgres/index.ts'

// Shows that Supabase's own tool and the shop agree about the migrations: whichever comes first, the other finds nothing to
// do. Not part of `npm test`, because it installs the tool: node scripts/supabase-db-push.ts [VERSION]

const run = promisify(execFile)
const root = dirname(import.meta.dirname)
const migrations = join(root, 'supabase/migrations')
const version = process.argv[2] ?? 'latest'
const folder = await mkdtemp(join(tmpdir(), 'akm-supabase-'))

try {
  const tool = await installTool()
  if (!tool) process.exitCode = 2
  else await comparePushes(tool)
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function installTool(): Promise<string | undefined> {
  await writeFile(join(folder, 'package.json'), '{"private":true}')
  try {
    await run('npm', ['install', '--no-audit', '--no-fund', `supabase@${version}`], { cwd: folder })
  } catch {
    console.log(`The Supabase CLI (${version}) could not be installed, so nothing was tried.`)
    return undefined
  }
  const tool = join(folder, 'node_modules/.bin/supabase')
  const { stdout } = await run(tool, ['--version'], { cwd: folder })
  console.log(`Supabase CLI ${stdout.trim()}`)
  return tool
}

async function comparePushes(tool: string): Promise<void> {
  const project = join(folder, 'project')
  await mkdir(project)
  await cp(join(root, 'supabase'), join(project, 'supabase'), { recursive: true })
  const server = await startEmbeddedPostgres({ dataDir: join(folder, 'data'), say: () => {} })
  try {
    const push = async (url: string) => {
      const { stdout, stderr } = await run(tool, ['db', 'push', '--yes', `--remote=${url}`], { cwd: project })
      return stdout + stderr
    }
    const pushed = await newDatabase(server.connectionString, 'pushed')
    console.log(lastLines(await push(pushed), 4))
    const left = await migrate(pushed, migrations)
    console.log(`The shop finds ${left.length} migrations to apply after it.`)

    const started = await newDatabase(server.connectionString, 'started')
    const applied = await migrate(started, migrations)
    console.log(`The shop applies ${applied.length} migrations to an empty database.`)
    const answer = await push(started)
    console.log(lastLines(answer, 2))
    if (left.length > 0 || !/up to date/i.test(answer)) process.exitCode = 1
  } finally {
    await server.stop()
    await rm(server.home, { recursive: true, force: true })
  }
}

async function newDatabase(serverUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(`create database ${name}`).finally(() => client.end())
  return serverUrl.replace(/\/[^/?]+(?=\?|$)/, `/${name}`)
}

function lastLines(text: string, count: number): string {
  return text.trim().split('\n').slice(-count).join('\n')
}
