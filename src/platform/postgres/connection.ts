import { Client } from 'pg'
import { errorCode } from './embedded-postgres-error.ts'

export type Address = { socketDir: string; port: number }

const DATABASE = 'allkeymasters'
const UNKNOWN_DATABASE = '3D000'
const CANNOT_CONNECT_NOW = '57P03'
const NOT_NOW = ['ENOENT', 'ECONNREFUSED', 'ECONNRESET', CANNOT_CONNECT_NOW]

/** A URL for `pg`, libpq and `new URL` alike; a unix socket's directory is the parameter `host`, which wins. */
export function connectionString({ socketDir, port }: Address, password: string): string {
  const authority = `postgres:${encodeURIComponent(password)}@127.0.0.1:${port}`
  const socket = socketDir && `&host=${encodeURIComponent(socketDir)}`
  return `postgresql://${authority}/${DATABASE}?sslmode=disable${socket}`
}

/**
 * Asks a server for its name, creating the shop's database where it is missing.
 * Returns undefined while the server is still coming up (or already going down).
 */
export async function askClusterName(url: string): Promise<string | undefined> {
  try {
    return await inSession(url, readClusterName)
  } catch (error) {
    const code = errorCode(error) ?? ''
    if (NOT_NOW.includes(code)) return undefined
    if (code !== UNKNOWN_DATABASE) throw error
  }
  await inSession(url.replace(`/${DATABASE}?`, '/postgres?'), (client) =>
    client.query(`create database ${DATABASE}`),
  )
  return inSession(url, readClusterName)
}

async function readClusterName(client: Client): Promise<string> {
  const { rows } = await client.query<{ name: string }>(`select current_setting('cluster_name') as name`)
  return rows[0]?.name ?? ''
}

async function inSession<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000, query_timeout: 60_000 })
  // A server that dies meanwhile also fails the query, which is where it is told.
  client.on('error', () => {})
  try {
    await client.connect()
    return await work(client)
  } finally {
    await client.end().catch(() => {})
  }
}
