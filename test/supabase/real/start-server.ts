import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { createHmac, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { freePort } from './free-port.ts'

export type RealServer = { authUrl: string; secretKey: string; version: string; stop(): Promise<void> }

/** Supabase Auth on loopback, migrated into its own database, as docs/deploy/supabase.md asks for it. It sends no mail. */
export async function startServer(folder: string, databaseUrl: string): Promise<RealServer> {
  await prepareDatabase(databaseUrl)
  const port = await freePort()
  const jwtSecret = randomBytes(32).toString('hex')
  const authUrl = `http://127.0.0.1:${port}`
  const env = { PATH: process.env.PATH, ...settings(folder, databaseUrl, authUrl, port, jwtSecret) }
  await promisify(execFile)(join(folder, 'auth'), ['migrate'], { cwd: folder, env })
  const child = spawn(join(folder, 'auth'), ['serve'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = record(child)
  const version = await opened(authUrl, child, said)
  const stop = async () => {
    if (child.exitCode !== null || !child.kill('SIGTERM')) return
    await once(child, 'exit')
  }
  return { authUrl, secretKey: serviceRole(jwtSecret), version, stop }
}

/** What the hosted service has in its database before the server comes. */
async function prepareDatabase(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    for (const role of ['supabase_auth_admin', 'dashboard_user', 'anon', 'authenticated', 'service_role']) {
      await client.query(`create role ${role} nologin`)
    }
    await client.query('create schema auth')
    const { rows } = await client.query<{ name: string }>('select current_database() as name')
    await client.query(`alter database "${rows[0]?.name}" set search_path = auth, public`)
  } finally {
    await client.end()
  }
}

function settings(folder: string, databaseUrl: string, authUrl: string, port: number, jwtSecret: string) {
  return {
    DATABASE_URL: databaseUrl,
    DB_NAMESPACE: 'auth',
    GOTRUE_DB_DRIVER: 'postgres',
    GOTRUE_DB_MIGRATIONS_PATH: join(folder, 'migrations'),
    API_EXTERNAL_URL: authUrl,
    GOTRUE_API_HOST: '127.0.0.1',
    PORT: String(port),
    GOTRUE_SITE_URL: 'http://127.0.0.1',
    GOTRUE_JWT_SECRET: jwtSecret,
    GOTRUE_JWT_EXP: '3600',
    GOTRUE_JWT_AUD: 'authenticated',
    GOTRUE_JWT_DEFAULT_GROUP_NAME: 'authenticated',
    GOTRUE_JWT_ADMIN_ROLES: 'service_role',
    GOTRUE_EXTERNAL_EMAIL_ENABLED: 'true',
    GOTRUE_MAILER_AUTOCONFIRM: 'false',
    GOTRUE_MAILER_SECURE_EMAIL_CHANGE_ENABLED: 'true',
    GOTRUE_MAILER_OTP_LENGTH: '6',
    GOTRUE_MAILER_OTP_EXP: '3600',
    GOTRUE_MFA_TOTP_ENROLL_ENABLED: 'true',
    GOTRUE_MFA_TOTP_VERIFY_ENABLED: 'true',
    GOTRUE_MFA_RATE_LIMIT_CHALLENGE_AND_VERIFY: '100000',
    GOTRUE_RATE_LIMIT_VERIFY: '100000',
    GOTRUE_RATE_LIMIT_TOKEN_REFRESH: '100000',
    GOTRUE_RATE_LIMIT_OTP: '100000',
    GOTRUE_SECURITY_REFRESH_TOKEN_ROTATION_ENABLED: 'true',
    GOTRUE_SECURITY_REFRESH_TOKEN_REUSE_INTERVAL: '10',
    GOTRUE_LOG_LEVEL: 'error',
  }
}

function record(child: ChildProcess): { text: string } {
  const said = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said.text += text
    })
  }
  return said
}

async function opened(authUrl: string, child: ChildProcess, said: { text: string }): Promise<string> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (child.exitCode !== null) break
    const answer = await fetch(`${authUrl}/health`).catch(() => undefined)
    if (answer?.ok) return ((await answer.json()) as { version: string }).version
    await sleep(100)
  }
  child.kill('SIGKILL')
  throw new Error(`Supabase Auth does not come up: ${said.text}`)
}

function serviceRole(jwtSecret: string): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const exp = Math.floor(Date.now() / 1000) + 24 * 3600
  const head = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ role: 'service_role', exp })}`
  return `${head}.${createHmac('sha256', jwtSecret).update(head).digest('base64url')}`
}
