import type {
  ChangeOutcome,
  KeepOutcome,
  RenameOutcome,
  SavedView,
  ViewKeeper,
} from '../../../domains/views/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** A view as somebody sees it. */
export type ShownView = SavedView & { mayChange: boolean }

/** What saved views need from the rest of the shop. */
export type ViewsDeps = {
  /** The views of a page that somebody opens, at an address of it. */
  openViews(page: ViewKeeper & { list: string; query: string }): Promise<ShownView[]>
  keepView(view: {
    name: string
    list: string
    query: string
    shared: boolean
    by: AccountId
  }): Promise<KeepOutcome>
  renameView(change: ViewKeeper & { id: string; name: string }): Promise<RenameOutcome>
  deleteView(view: ViewKeeper & { id: string }): Promise<ChangeOutcome>
}
