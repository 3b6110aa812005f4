import { provideBinaries } from './binaries.ts'
import { openCluster } from './cluster.ts'
import { type Address, connectionString } from './connection.ts'
import { errorCode } from './embedded-postgres-error.ts'
import { chooseShelf, openDataDir, settleHome, unusable } from './home.ts'
import { lockDataDir, type OwnerLock } from './owner-lock.ts'
import { isRunning } from './running-process.ts'
import { adoptServer, chooseSettings, type Server, startServer } from './server.ts'
import { askToShutDown, reaped, shutDown } from './shut-down.ts'
import { forgetAddress } from './socket-address.ts'

export type { Address } from './connection.ts'
export { EmbeddedPostgresError, type EmbeddedPostgresProblem } from './embedded-postgres-error.ts'
export { findRunningPostgres } from './find-running.ts'

export type EmbeddedPostgresOptions = {
  /** A directory for the database alone; made where it is missing. */
  dataDir: string
  /** Receives one line for the operator when something is worth knowing. */
  say: (line: string) => void
  /** `false` gives up safety from power loss for speed: for tests only. */
  durable?: boolean
  /** Told where the server answers, before anybody connects to it. */
  onAddress?: (address: Address) => void
  /** Called once when the server ends although nobody called `stop`. */
  onExit?: () => void
}

export type EmbeddedPostgres = {
  /** URL of the database `allkeymasters` as the superuser `postgres`. */
  connectionString: string
  pid: number
  /** Where the files are: `dataDir`, or a directory under /var/lib. */
  home: string
  /** Whether a server that outlived an earlier shop was taken over. */
  adopted: boolean
  /** Cuts off every client, writes everything down and waits for the end; may be called again. */
  stop: () => Promise<void>
}

/**
 * Starts, or adopts, the shop's own PostgreSQL 17 on `dataDir`, and creates the database at the first start.
 * The server outlives a killed shop. It shuts down when the process ends in order.
 *
 * @throws EmbeddedPostgresError whose message is one sentence for the operator
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const dataDir = openDataDir(options.dataDir)
  let lock: OwnerLock | undefined
  try {
    lock = await lockDataDir(dataDir, options.say)
    return await startOn(dataDir, lock, options)
  } catch (error) {
    lock?.release()
    throw errorCode(error) ? unusable(dataDir, error) : error
  }
}

async function startOn(
  dataDir: string,
  lock: OwnerLock,
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { say, durable = true, onAddress = () => {}, onExit } = options
  const home = settleHome(dataDir)
  if (home.path !== dataDir)
    say(`The database lives in ${home.path}: ${home.user?.name} cannot enter ${dataDir}.`)
  const binaries = await provideBinaries(chooseShelf(home), home.user)
  const cluster = await openCluster(home, binaries, durable)
  const settings = chooseSettings(binaries, durable)
  const adopted = await adoptServer(cluster, binaries, settings, onAddress)
  if (adopted) say(`Took over the database server that was still running (process ${adopted.pid}).`)
  const server = adopted ?? (await startServer(cluster, binaries, settings, onAddress))
  const watch = watchServer(server, onExit)
  const end = async () => {
    if (watch.cease()) await shutDown(server.pid, cluster, binaries, 60)
    await reaped(server.child)
    forgetAddress(server.address)
    lock.release()
  }
  let ending: Promise<void> | undefined
  return {
    connectionString: connectionString(server.address, cluster.password),
    pid: server.pid,
    home: home.path,
    adopted: adopted !== undefined,
    stop: () => {
      ending ??= end()
      return ending
    },
  }
}

/** Tells of a server that ends on its own, and takes it along when this process ends in order. */
function watchServer(server: Server, onExit: (() => void) | undefined): { cease: () => boolean } {
  let watching = true
  const takeAlong = () => askToShutDown(server.pid)
  const cease = () => {
    const wasRunning = watching
    watching = false
    clearInterval(look)
    process.off('exit', takeAlong)
    return wasRunning
  }
  const ended = () => {
    if (cease()) onExit?.()
  }
  // An adopted server is nobody's child, so its end can only be looked for.
  const look = setInterval(() => isRunning(server.pid) || ended(), 500)
  look.unref()
  server.child?.once('exit', ended)
  process.once('exit', takeAlong)
  return { cease }
}
