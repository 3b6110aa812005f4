import type {
  AddressClaim,
  ClaimDecision,
  ClaimDecisionOutcome,
  Misses,
} from '../../../domains/correction/index.ts'
import type {
  CameBack,
  CameBackFilter,
  DeliveryMail,
  Letter,
  ReminderSetting,
  SendSampleOutcome,
} from '../../../domains/notifications/index.ts'
import type { OrderWithoutPayment, Unviewed, UnviewedFilter } from '../../../domains/orders/index.ts'
import type { AccountId, AddressClaimId, MailId, OrderId, ProductId } from '../../../shared/ids.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'
import type { MailFilter } from './unviewed-query.ts'

export type UnviewedInList = Unviewed & { mail: DeliveryMail | null }
export type UnviewedAsked = UnviewedFilter & { mail: MailFilter }

export type UnviewedList = {
  rows: UnviewedInList[]
  total: number
  /** It is counted no further than it is paged, and there are more. */
  isMore: boolean
  products: { productId: ProductId; name: Translated }[]
  setting: ReminderSetting
}

export type CameBackInFile = CameBack & { number: string | undefined }

export type CameBackList = {
  rows: CameBack[]
  total: number
  /** As above. */
  isMore: boolean
  numbers: ReadonlyMap<OrderId, string>
  /** Mailboxes that are left alone, and until when. */
  suppressed: ReadonlyMap<string, Date>
}

/** What the pages about letters and their delivery need from the rest of the shop. */
export type LetterPagesDeps = {
  listCameBack(query: CameBackFilter & { page: number }, by: AccountId): Promise<CameBackList>
  readCameBack(filter: CameBackFilter, by: AccountId): AsyncGenerator<CameBackInFile[]>
  settleCameBack(act: { mailId: MailId; again: boolean; by: AccountId }): Promise<boolean>
  listAddressClaims(
    query: { show: 'open' | 'all'; page: number; isDescending: boolean },
    by: AccountId,
  ): Promise<{ rows: AddressClaim[]; total: number; numbers: ReadonlyMap<OrderId, string> }>
  openAddressClaim(
    id: AddressClaimId,
    by: AccountId,
  ): Promise<{ claim: AddressClaim; order: OrderWithoutPayment; misses: Misses } | undefined>
  decideAddressClaim(act: ClaimDecision): Promise<ClaimDecisionOutcome>
  listUnviewed(query: UnviewedAsked & { page: number }, by: AccountId): Promise<UnviewedList>
  readUnviewed(asked: UnviewedAsked, by: AccountId): AsyncGenerator<UnviewedInList[]>
  changeReminder(change: Pick<ReminderSetting, 'afterDays'> & { by: AccountId }): Promise<void>
  /** To the mailbox of whoever asks. */
  sendSample(sample: {
    name: string
    letter: Letter
    locale: Locale
    to: string
    by: AccountId
  }): Promise<SendSampleOutcome>
  countLetterWork(by: AccountId): Promise<{ cameBack: number; claims: number }>
}
