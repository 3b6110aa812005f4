/** Runs something again and again, never twice at once. `stop` runs it a last time. */
export function repeat(
  millis: number,
  run: () => Promise<void>,
  failed: (error: unknown) => void,
): { stop(): Promise<void> } {
  let running: Promise<void> = Promise.resolve()
  const once = () => {
    running = running.then(run).catch(failed)
    return running
  }
  const timer = setInterval(once, millis).unref()
  return {
    stop() {
      clearInterval(timer)
      return once()
    },
  }
}
