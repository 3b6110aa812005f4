import type {
  ActOutcome,
  CloseOutcome,
  Directive,
  EraseOnRequestOutcome,
  ExtendOutcome,
  HeldData,
  NewRequest,
  PrivacyRequest,
  RequestAct,
  RequestQuery,
  Restriction,
} from '../../../domains/privacy/index.ts'
import type { AccountId, PrivacyRequestId } from '../../../shared/ids.ts'

export type RequestMoment = { action: string; at: Date; actor: string }

/** A request with everything that the desk may see of whoever asked: of their data only once they are known. */
export type RequestOnDesk = {
  request: PrivacyRequest
  /** Null while it is not known that they are who they say. */
  person: { held: HeldData[]; restriction: Restriction | null; directive: Directive | null } | null
  history: RequestMoment[]
}

/** What the desk for requests about personal data needs from the rest of the shop. */
export type DeskPagesDeps = {
  listRequests(query: RequestQuery, by: AccountId): Promise<{ rows: PrivacyRequest[]; total: number }>
  countRequests(by: AccountId): Promise<{ open: number; firstDueOn: string | null }>
  openRequest(id: PrivacyRequestId, by: AccountId): Promise<RequestOnDesk | undefined>
  recordRequest(request: NewRequest, by: AccountId): Promise<PrivacyRequestId>
  askForMailbox(id: PrivacyRequestId, by: AccountId): Promise<boolean>
  identifyOtherwise(id: PrivacyRequestId, how: string, by: AccountId): Promise<boolean>
  actOnRequest(id: PrivacyRequestId, act: RequestAct, by: AccountId): Promise<ActOutcome>
  /** The copy of whoever asked, for the one who cannot open a link. */
  copyForRequest(id: PrivacyRequestId, by: AccountId): Promise<CopyOutcome>
  eraseOnRequest(id: PrivacyRequestId, by: AccountId): Promise<EraseOnRequestOutcome>
  extendRequest(id: PrivacyRequestId, reason: string, by: AccountId): Promise<ExtendOutcome>
  closeRequest(
    id: PrivacyRequestId,
    closing: { state: 'answered' | 'refused'; answer: string },
    by: AccountId,
  ): Promise<CloseOutcome>
}

export type CopyOutcome = { ok: true; pieces: AsyncIterable<Uint8Array> } | Extract<ActOutcome, { ok: false }>
