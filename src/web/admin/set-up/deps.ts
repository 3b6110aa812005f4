import type { Confirmation } from '../../../domains/settings/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { SetUpFacts } from './steps.ts'

/** What the guide of the set-up needs. */
export type SetUpDeps = {
  readSetUp(by: AccountId): Promise<SetUpFacts>
  /** Notes that the owner has done it, of the ring or the texts as they are now. */
  confirmSetUp(what: Confirmation, by: AccountId): Promise<void>
}
