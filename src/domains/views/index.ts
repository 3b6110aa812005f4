export {
  type ChangeOutcome,
  deleteView,
  type KeepOutcome,
  keepView,
  listViews,
  openViews,
  type RenameOutcome,
  renameView,
} from './keep-views.ts'
export { keptQuery, mayChange, type SavedView, type ViewKeeper } from './view.ts'
