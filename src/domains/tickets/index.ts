export { type AnswerOutcome, answerTicket } from './answer-ticket.ts'
export { closeQuietTickets } from './close-quiet.ts'
export type { TicketDeps } from './deps.ts'
export type { TicketEvent, TicketNews } from './events.ts'
export type {
  CleanFile,
  CleanOutcome,
  FileStore,
} from './files/file-store.ts'
export {
  fileBytesMax,
  filesMax,
  type GivenFile,
  type PrepareOutcome,
  prepareFiles,
  type ReadyFile,
} from './files/prepare-files.ts'
export {
  countTicketWork,
  type FoundTickets,
  type InboxFilter,
  type InboxQuery,
  type InboxSort,
  type InboxView,
  inboxSorts,
  inboxViews,
  listInbox,
  readInbox,
  type TicketWork,
} from './inbox.ts'
export { ticketJobs } from './jobs.ts'
export {
  createMacro,
  findMacro,
  listMacros,
  type SaveMacroOutcome,
  saveMacro,
  setMacroState,
} from './macros/keep-macros.ts'
export { type Macro, type MacroAct, type MacroContent, macroActs } from './macros/macro.ts'
export { type KeyLetters, type MacroRun, type RunMacroOutcome, runMacro } from './macros/run-macro.ts'
export { type MailDeps, type MailReceipt, receiveMail } from './mail/receive-mail.ts'
export type { ReceivedMail } from './mail/received-mail.ts'
export { type Merge, type MergeOutcome, mergeTickets } from './merge/merge-tickets.ts'
export { findSurvivor, followLink, listMergedInto, listOthersOf } from './merge/read-merged.ts'
export { openTicketAsGuest } from './open-as-guest.ts'
export { type NewTicket, openTicket, openTicketIn } from './open-ticket.ts'
export {
  expirePresence,
  keepLooking,
  listPresence,
  noteTyping,
  type Presence,
  startLooking,
  stopLooking,
} from './presence.ts'
export { type PastTicket, putPastTickets } from './put-past-tickets.ts'
export {
  findFile,
  findThread,
  hasTickets,
  isAbout,
  listFilesOf,
  listTicketMailboxes,
  listTicketsAbout,
  listTicketsOfAccount,
  listTicketsOfPerson,
  ticketsPerPage,
} from './queries.ts'
export { rateTicket } from './rate-ticket.ts'
export {
  type CreateReplyOutcome,
  createReply,
  type SaveReplyOutcome,
  saveReply,
  setReplyState,
} from './replies/keep-replies.ts'
export { findReply, listReplies, listUsedReplies } from './replies/read-replies.ts'
export {
  type FilledReply,
  fillReply,
  type ReplyValues,
  type ReplyVariable,
  replyMax,
  replyVariables,
  type SavedReply,
} from './replies/saved-reply.ts'
export {
  type ReplyAddresses,
  replyAddressesAt,
  type TicketLinks,
  ticketLinksWith,
} from './signed-names.ts'
export { findTicket } from './store.ts'
export {
  type CreateTagOutcome,
  createTag,
  type SaveTagOutcome,
  saveTag,
  setTagState,
} from './tags/keep-tags.ts'
export { findTag, listTags, listTagsOf } from './tags/read-tags.ts'
export { type Tag, tagNameMax } from './tags/tag.ts'
export { tagTicket, untagTicket } from './tags/tag-ticket.ts'
export {
  answerMillis,
  bodyMax,
  closingNoticeMillis,
  lastWordIn,
  type Rating,
  type Thread,
  type Ticket,
  type TicketFile,
  type TicketMessage,
  type TicketState,
  type TicketSubject,
  ticketReference,
  ticketStates,
  ticketSubjects,
} from './ticket.ts'
export {
  latestTicketChange,
  listTicketChanges,
  type TicketChange,
} from './ticket-changes.ts'
export { type AssignOutcome, assignTicket, moveTicket, noteOnTicket } from './work-on-ticket.ts'
export { writeQuestion } from './write-question.ts'
