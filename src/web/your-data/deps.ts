import type {
  Directive,
  ErasureOutcome,
  HeldData,
  MailboxClaim,
  ObjectionPurpose,
  Person,
  Restriction,
} from '../../domains/privacy/index.ts'
import type { AccountId, PrivacyRequestId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'

/** What is held of somebody and what they decided about it. */
export type YourData = {
  held: HeldData[]
  restriction: Restriction | null
  objections: ObjectionPurpose[]
  /** Of an account alone; null where nothing was said. */
  directive: Directive | null
}

/** What people see and decide about their own data (GDPR Art. 15 to 21), with an account or by a link to their mailbox. */
export type YourDataDeps = {
  readYourData(who: Person): Promise<YourData>
  /** One ZIP archive, in pieces. */
  exportData(who: Person, locale: Locale): Promise<AsyncIterable<Uint8Array>>
  eraseData(who: Person): Promise<ErasureOutcome>
  setRestriction(who: Person, isRestricted: boolean): Promise<void>
  setObjection(who: Person, purpose: ObjectionPurpose, objects: boolean): Promise<void>
  saveDirective(account: AccountId, directive: Directive | null): Promise<void>

  /** Writes the way to this page to a mailbox, whoever's it is. */
  sendMailboxLink(email: string, locale: Locale): Promise<void>
  /** What such a link claims; undefined when it is over or was not made here. */
  readMailboxLink(token: string): MailboxClaim | undefined
  /** Whose mailbox it is. */
  personOf(email: string): Promise<Person>
  confirmRequest(id: PrivacyRequestId): Promise<boolean>
}
