import type { Figure } from '../report/figure.ts'
import type { PostgresServer } from '../world/postgres-server.ts'

/** What every block works with. */
export type Bench = {
  folder: string
  postgres: PostgresServer
  /** Small counts and short times, for a smoke test. */
  quick: boolean
  /** Flags of Node for the shop. */
  nodeFlags: readonly string[]
  say(line: string): void
}

export type Block = {
  letter: string
  title: string
  run(bench: Bench): Promise<Figure[]>
}
