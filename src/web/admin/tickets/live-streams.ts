import type { SessionId } from '../../../shared/ids.ts'

/** A browser opens six connections to a host at most, so a session that has as many streams is no browser with pages open. */
export const streamsMax = 6

/** The streams of this process: so many a session, and all of them end when the shop stops. */
export function liveStreams() {
  const open = new Map<SessionId, Set<() => void>>()
  let isOver = false
  return {
    /** @returns what to call when the stream has ended; undefined where there is no room for one. */
    enter(session: SessionId, end: () => void): (() => void) | undefined {
      const own = open.get(session) ?? new Set()
      if (isOver || own.size >= streamsMax) return undefined
      open.set(session, own.add(end))
      return () => {
        own.delete(end)
        if (own.size === 0) open.delete(session)
      }
    },
    endAll(): void {
      isOver = true
      for (const own of open.values()) for (const end of own) end()
    },
  }
}

export type LiveStreams = ReturnType<typeof liveStreams>
