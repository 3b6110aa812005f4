/** What a part of the overview shows; null: whoever looks may not see it. */
export type Part<Found> = Found | 'failed' | null

/** Reads a part by itself, so that one that fails takes no other along. */
export type ReadPart = <Found>(reading: Promise<Found> | null) => Promise<Part<Found>>

export function readPartWith(report: (error: unknown) => void): ReadPart {
  return async (reading) => {
    try {
      return await reading
    } catch (error) {
      report(error)
      return 'failed'
    }
  }
}
