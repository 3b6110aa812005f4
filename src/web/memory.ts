/** Keeps what was read lately; several who ask for the same at once share one reading. */
export type Memory<T> = {
  get(key: string): Promise<T>
  forget(): void
}

type MemoryOptions<T> = {
  entriesMax: number
  /** The backstop for changes that nobody announces, such as a release date that passes. */
  maxAgeSeconds: number
  worthKeeping?: (value: T) => boolean
}

export function remember<T>(read: (key: string) => Promise<T>, options: MemoryOptions<T>): Memory<T> {
  const entries = new Map<string, { value: Promise<T>; readAt: number }>()

  function readAndKeep(key: string): Promise<T> {
    const drop = () => entries.delete(key)
    const value = read(key)
    entries.set(key, { value, readAt: Date.now() })
    value.then((found) => {
      if (options.worthKeeping?.(found) === false) drop()
    }, drop)
    const oldest = entries.size > options.entriesMax ? entries.keys().next().value : undefined
    if (oldest !== undefined) entries.delete(oldest)
    return value
  }

  return {
    get(key) {
      const known = entries.get(key)
      if (!known || Date.now() - known.readAt > options.maxAgeSeconds * 1000) return readAndKeep(key)
      // Moved to the end, so that what nobody asks for is the first to go.
      entries.delete(key)
      entries.set(key, known)
      return known.value
    },
    forget: () => entries.clear(),
  }
}
