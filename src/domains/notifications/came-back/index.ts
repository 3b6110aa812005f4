export { bindToken } from './bind-token.ts'
export {
  type CameBack,
  type CameBackFilter,
  type CameBackState,
  cameBackPerPage,
  countCameBack,
  listCameBack,
  readCameBack,
} from './list-came-back.ts'
export type { MailEvent, MailEventRequest, MailEvents } from './mail-event.ts'
export { emitMailNews, type MailNews, type MailNewsEvent, mailNews } from './mail-news.ts'
export { type MailEventDeps, type MailEventOutcome, recordMailEvent } from './record-mail-event.ts'
export { settleCameBack } from './settle-came-back.ts'
export { cameBackStates } from './store.ts'
export { findSuppression, liftSuppression, listSuppressedUntil, type Suppression } from './suppression.ts'
