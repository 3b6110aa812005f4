import { chownSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Address } from './connection.ts'
import type { Home } from './home.ts'

// sockaddr_un holds 104 bytes on macOS and 108 on Linux, a closing zero included.
const SOCKET_PATH_BYTES = 103

/** A unix socket that nobody but the server's user and root reaches; Windows has a free local port instead. */
export async function chooseAddress({ path, user }: Home): Promise<Address> {
  if (process.platform === 'win32') return { socketDir: '', port: await freePort() }
  const socketDir = makeSocketDir(join(path, 'socket'))
  if (user) chownSync(socketDir, user.uid, user.gid)
  return { socketDir, port: 5432 }
}

export function addressSettings({ socketDir, port }: Address): string[] {
  if (!socketDir) return ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=']
  const quoted = `"${socketDir.replaceAll('"', '""')}"`
  return [
    'listen_addresses=',
    `port=${port}`,
    `unix_socket_directories=${quoted}`,
    'unix_socket_permissions=0700',
  ]
}

/** Removes what a server that has ended left behind: a directory in /tmp, or the socket of one that was killed. */
export function forgetAddress({ socketDir, port }: Address): void {
  if (/^\/tmp\/akm-\w+$/.test(socketDir)) rmSync(socketDir, { recursive: true, force: true })
  if (!socketDir) return
  // PostgreSQL would respect the lock of a killed server that nobody has reaped yet.
  for (const name of [`.s.PGSQL.${port}`, `.s.PGSQL.${port}.lock`])
    rmSync(join(socketDir, name), { force: true })
}

function makeSocketDir(wanted: string): string {
  if (Buffer.byteLength(`${wanted}/.s.PGSQL.5432`) > SOCKET_PATH_BYTES) return mkdtempSync('/tmp/akm-')
  mkdirSync(wanted, { recursive: true, mode: 0o700 })
  return wanted
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
