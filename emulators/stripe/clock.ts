/** The emulator's time: runs with the wall clock, or with the one handed in, and can be moved forward. */
export type Clock = {
  milliseconds(): number
  /** Stripe counts whole seconds. */
  seconds(): number
  advance(seconds: number): void
}

export function createClock(wall: () => number = Date.now): Clock {
  let ahead = 0
  const milliseconds = () => wall() + ahead
  return {
    milliseconds,
    seconds: () => Math.floor(milliseconds() / 1000),
    advance(seconds) {
      ahead += seconds * 1000
    },
  }
}
