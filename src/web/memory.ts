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
  let entries = new Map<string, { value: Promise<T>; readAt: number }>()

  function readAndKeep(key: string): Promise<T> {
    const generation = entries
    const drop = () => generation.delete(key)
    const value = read(key)
    generation.set(key, { value, readAt: Date.now() })
    value.then((found) => {
      if (options.worthKeeping?.(found) === false) drop()
    }, drop)
    const oldest = generation.size > options.entriesMax ? generation.keys().next().value : undefined
    if (oldest !== undefined) generation.delete(oldest)
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
    // A new map rather than a cleared one: a reading that began before the change must not land in it.
    forget() {
      entries = new Map()
    },
  }
}
