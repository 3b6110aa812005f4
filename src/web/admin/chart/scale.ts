/** From where to where a line is drawn; the bottom is 0, or below it where there is less than nothing. */
export type Scale = { bottom: number; top: number }

/** @param least reached by the top also where nothing is: a whole unit of a currency, not some cents. */
export function scaleOf(heights: readonly number[], least = 10): Scale {
  const lowest = Math.min(0, ...heights)
  return { bottom: lowest < 0 ? -roundUp(-lowest) : 0, top: roundUp(Math.max(least, ...heights)) }
}

/** From 0 at the bottom to 1 at the top. */
export function heightIn({ bottom, top }: Scale, value: number): number {
  return (value - bottom) / (top - bottom)
}

/** The next of 10, 20, 50, 100, 200 …: a scale that reads well and does not jump every day. */
function roundUp(value: number): number {
  for (let power = 10; ; power *= 10) {
    const found = [1, 2, 5].map((each) => each * power).find((each) => each >= value)
    if (found) return found
  }
}
