import pg from 'pg'
import type { Destination } from '../../shared/processor.ts'

/** Where `pg` connects to for that URL, read by `pg` itself. */
export function databaseAddress(connectionString: string): Destination {
  const { host, port } = new pg.Client({ connectionString })
  return host.startsWith('/') ? { socket: `${host}/.s.PGSQL.${port}` } : { host, port }
}
