import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { chownSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { parse } from 'pg-connection-string'
import { chooseServerUser } from '../../src/platform/postgres/server-user.ts'

export const hasPooler = spawnSync('pgbouncer', ['--version']).status === 0

/** A pgbouncer in transaction mode in front of a server, on a unix socket of its own. `users` are those it lets in. */
export async function startPooler(serverUrl: string, users: Record<string, string>, connections: number) {
  const folder = await mkdtemp(join(tmpdir(), 'akm-pooler-'))
  const server = parse(serverUrl)
  const list = Object.entries(users).map(([name, password]) => `"${name}" "${password}"`)
  await writeFile(join(folder, 'users.txt'), list.join('\n'))
  await writeFile(
    join(folder, 'pgbouncer.ini'),
    `[databases]
* = host=${server.host} port=${server.port}
[pgbouncer]
listen_addr =
unix_socket_dir = ${folder}
listen_port = 6432
listen_backlog = 1000
auth_type = scram-sha-256
auth_file = ${join(folder, 'users.txt')}
pool_mode = transaction
max_client_conn = 1000
default_pool_size = ${connections}
logfile = ${join(folder, 'log')}
`,
  )
  // It refuses to run as root, as its server does, whose socket it must be able to enter.
  const user = chooseServerUser(folder)
  if (user)
    for (const path of [folder, join(folder, 'users.txt'), join(folder, 'pgbouncer.ini')])
      chownSync(path, user.uid, user.gid)
  const child = spawn('pgbouncer', [join(folder, 'pgbouncer.ini')], {
    stdio: 'ignore',
    ...(user && { uid: user.uid, gid: user.gid }),
  })
  const urlFor = (name: string) =>
    `postgresql://${name}:${encodeURIComponent(users[name] ?? '')}@127.0.0.1:6432/${server.database}?sslmode=disable&host=${encodeURIComponent(folder)}`
  await answering(urlFor(Object.keys(users)[0] ?? ''))
  return { urlFor, stop: () => stopped(child, folder) }
}

async function answering(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url })
    try {
      await client.connect()
      return
    } catch (error) {
      if (tries > 100) throw error
      await pause(50)
    } finally {
      await client.end().catch(() => {})
    }
  }
}

async function stopped(child: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGINT')
  await ended
  await rm(folder, { recursive: true, force: true })
}
