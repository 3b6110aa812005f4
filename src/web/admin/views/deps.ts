import type { KeepOutcome, RenameOutcome, SavedView } from '../../../domains/views/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** What saved views need from the rest of the shop. */
export type ViewsDeps = {
  /** The views of a page that somebody opens, at an address of it. */
  openViews(page: { list: string; query: string; by: AccountId }): Promise<SavedView[]>
  keepView(view: {
    name: string
    list: string
    query: string
    shared: boolean
    by: AccountId
  }): Promise<KeepOutcome>
  renameView(change: { id: string; name: string; by: AccountId }): Promise<RenameOutcome>
  deleteView(view: { id: string; by: AccountId }): Promise<boolean>
}
