export { type HistoryEntry, type HistoryFilter, listHistory } from '../../platform/audit/history.ts'
