export {
  deleteView,
  type KeepOutcome,
  keepView,
  listViews,
  openViews,
  type RenameOutcome,
  renameView,
} from './keep-views.ts'
export { keptQuery, type SavedView } from './view.ts'
