import pg from 'pg'

const reconnectMillis = 1000

/**
 * Calls back on every NOTIFY of a channel, over a connection of its own that is opened again when it is lost. A hint,
 * not a promise: behind a transaction pooler nothing arrives, so whoever listens also looks from time to time.
 */
export function listen(
  connectionString: string,
  channel: string,
  onNotify: () => void,
): { stop(): Promise<void> } {
  let stopped = false
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined

  const connect = async () => {
    const next = new pg.Client({ connectionString, keepAlive: true })
    client = next
    next.on('notification', onNotify)
    next.on('error', () => {})
    next.on('end', () => {
      if (!stopped) timer = setTimeout(connect, reconnectMillis).unref()
    })
    try {
      await next.connect()
      await next.query(`listen ${pg.escapeIdentifier(channel)}`)
      // Something may have happened while nobody listened.
      onNotify()
    } catch {
      await next.end().catch(() => {})
    }
  }
  void connect()
  return {
    async stop() {
      stopped = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
