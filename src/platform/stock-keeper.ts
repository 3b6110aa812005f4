import type { ProductId } from '../shared/ids.ts'

/**
 * Counts the shown stock of products shortly after their keys moved: many movements, one count. It runs beside the
 * purchase and never in it; what is missed here (a crash, another process) is counted by the next full count.
 */
export function stockKeeper(
  recount: (productIds: readonly ProductId[]) => Promise<void>,
  onError: (error: unknown) => void,
  quietMillis = 300,
): { moved(productIds: readonly ProductId[]): void; stop(): Promise<void> } {
  const waiting = new Set<ProductId>()
  let timer: NodeJS.Timeout | undefined
  let running: Promise<void> = Promise.resolve()

  const count = () => {
    timer = undefined
    const productIds = [...waiting]
    waiting.clear()
    running = running.then(() => recount(productIds)).catch(onError)
  }
  return {
    moved(productIds) {
      for (const productId of productIds) waiting.add(productId)
      timer ??= setTimeout(count, quietMillis).unref()
    },
    async stop() {
      clearTimeout(timer)
      if (waiting.size > 0) count()
      await running
    },
  }
}
