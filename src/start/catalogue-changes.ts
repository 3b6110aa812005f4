import { catalogVersion } from '../domains/catalog/index.ts'
import { listen } from '../platform/database/listen.ts'
import { type ChangeSignal, changeSignal } from '../web/change-signal.ts'
import type { ShopParts } from './shop-parts.ts'

export function catalogueChanges({ databases }: ShopParts): {
  signal: ChangeSignal
  stop(): Promise<void>
} {
  const signal = changeSignal()
  const listener = listen(databases.workerUrl, 'shop_catalog', signal.announce)
  const poll = pollVersion(() => catalogVersion(databases.worker.db), signal.announce)
  return {
    signal,
    async stop() {
      clearInterval(poll)
      await listener.stop()
    },
  }
}

// NOTIFY is a hint that a pooler swallows: the version says for sure, a little later.
function pollVersion(read: () => Promise<number>, changed: () => void): NodeJS.Timeout {
  let known: number | undefined
  return setInterval(async () => {
    const version = await read().catch(() => known)
    if (version !== known && known !== undefined) changed()
    known = version
  }, 5_000).unref()
}
