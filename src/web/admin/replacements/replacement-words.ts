import type { ComplaintState, Problem, Reason } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { replacementDeskWordsEn } from './replacement-words-en.ts'
import { replacementDeskWordsFr } from './replacement-words-fr.ts'
import type { SettingNumber } from './setting-form.ts'

export type ReplacementDeskWords = {
  title: string
  lead: string
  work(count: number, since: string): string
  show: Record<'open' | 'all', string>
  none: string
  noneOpen: string
  order: string
  made: string
  said: string
  state: string
  states: Record<ComplaintState, string>
  problems: Record<Problem, string>
  reasons: Record<Reason, string>
  why: string
  nothingAgainst: string
  words: string
  facts: string
  daysSinceDelivery: string
  replacedOfUnit: string
  replacedOfMailbox: string
  batch: string
  batchRecord(failed: number, opened: number): string
  key: string
  open: string
  openOrder: string
  openTicket: string
  replace: string
  replaceHint: string
  replaceButton: string
  refundHint: string
  close: string
  closeHint: string
  note: string
  closeButton: string
  batches: string
  batchesLead: string
  noBatches: string
  noSuchBatch: string
  search: string
  searchHint: string
  showBatches: Record<'label' | 'all' | 'sick' | 'out', string>
  imported: string
  supplier: string
  failed: string
  left: string
  atLeast: string
  sick: string
  healthy: string
  act: string
  takeOut: string
  putBack: string
  claimRest: string
  claims: string
  claimsLead: string
  claimsOfBatches: string
  keys: string
  cost: string
  allCredited: string
  allRefused: string
  /** How many keys, on the way to them. */
  owed(count: number, isMore: boolean): string
  mostOwing(count: number): string
  showClaims: Record<'open' | 'credited' | 'refused' | 'all', string>
  claimStates: Record<'open' | 'credited' | 'refused', string>
  claimSearchHint: string
  noClaims: Record<'open' | 'credited' | 'refused' | 'all', string>
  noSuchClaim: string
  /** Of a key that nobody complained about. */
  recalled: string
  answer: string
  answerHint: string
  credited: string
  refused: string
  claimed: string
  rules: string
  rulesLead(version: number): string
  numbers: Record<SettingNumber, { label: string; hint: string }>
  save: string
  news: Record<'replaced' | 'closed' | 'claimed' | 'settled' | 'saved', string>
  refusals: Record<'decided_already' | 'none_in_stock' | 'held' | 'note_missing' | 'number_wrong', string>
}

export const replacementDeskWords: Record<Locale, ReplacementDeskWords> = {
  en: replacementDeskWordsEn,
  fr: replacementDeskWordsFr,
}
