import type { Scenario } from './scenarios/bench.ts'
import { contract } from './scenarios/contract.ts'
import { lists } from './scenarios/lists.ts'
import { moneyBack } from './scenarios/money-back.ts'
import { network } from './scenarios/network.ts'
import { paying } from './scenarios/paying.ts'
import { redaction } from './scenarios/redaction.ts'
import { time } from './scenarios/time.ts'

export { type Bench, benchFor, type Scenario } from './scenarios/bench.ts'

/**
 * What the emulator promises, told with the real SDK. They run against an emulator in this process or in another;
 * the ones that move the clock come last.
 */
export const scenarios: Scenario[] = [
  ...paying,
  ...moneyBack,
  ...contract,
  ...network,
  ...lists,
  ...time,
  ...redaction,
]
