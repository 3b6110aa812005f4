/**
 * Words of the data registry. Each domain declares its tables in its `personal-data.ts` with them; the policy page, the
 * register of processing (GDPR Art. 30), retention, export, erasure and the golden matrix of rights are made from that.
 */
export type DataCategory = 'identification' | 'orders' | 'support' | 'payment' | 'technical'
export type Purpose =
  | 'account'
  | 'contract'
  | 'support'
  | 'reviews'
  | 'wishes'
  | 'fraud_prevention'
  | 'legal_duty'
  | 'improvement'
  | 'reminders'
  | 'administration'
export type LegalBasis = 'contract' | 'legal_obligation' | 'legitimate_interest' | 'consent'

/** What a person would call it; one row of the policy's table each. */
export const topics = [
  'account',
  'sign_in',
  'devices',
  'connections',
  'cart',
  'orders',
  'connection_of_order',
  'withdrawals',
  'complaints',
  'gifts',
  'keys',
  'payments',
  'invoices',
  'risk',
  'letters',
  'tickets',
  'reviews',
  'wishes',
  'tries',
  'consent',
  'rights',
  'staff',
  'history',
  'reads',
] as const
export type Topic = (typeof topics)[number]

/** When the rows of a table must be gone. What is told to people and what the nightly run does are this one clock. */
export type RetentionClock =
  | { rule: 'after'; column: string; days: number }
  /** An account that nobody uses: told by a letter `warnDays` before, then erased as its owner would erase it. */
  | { rule: 'inactive'; column: string; months: number; warnDays: number }
  /** So many years from the close of the financial year of the date, then without anything that names a person. */
  | { rule: 'financial_years'; column: string; years: number }
  /** So many years from the 31st of December of the date's year, whenever the seller's financial year closes. */
  | { rule: 'calendar_years'; column: string; years: number }
  /** As long as the row of another table that `column` names. */
  | { rule: 'with'; table: string; column: string }

export type PersonalColumn = {
  category: DataCategory
  purposes: readonly Purpose[]
  basis: LegalBasis
  /** What a copy for the person contains (GDPR Art. 15, 20); false with a reason in a comment. */
  export: boolean
  /** Stored sealed, and opened for whoever it is about: a copy must be intelligible (GDPR Art. 12(1)). */
  sealed?: 'ip'
  /** What erasure does (GDPR Art. 17) while the row must stay for another reason. */
  erase: 'delete' | 'null' | 'generalise' | 'keep'
  /** What becomes of it when the clock of a row that stays has run out; it is kept where nothing is said. */
  atEnd?: 'null'
}

/** Sets of ids that belong to one person, from which the rows of every table are found. */
export const subjectSets = ['accounts', 'persons', 'emails', 'orders', 'units', 'carts', 'tickets'] as const
export type SubjectSet = (typeof subjectSets)[number]

export type ImpersonalTable = {
  retention: RetentionClock | 'none'
  columns: Readonly<Record<string, 'none'>>
}

/** Whose a row is: its column holds an id of the set. Of an address also since when it stands there: it may come anew. */
export type SubjectLink =
  | { set: Exclude<SubjectSet, 'emails'>; column: string }
  | { set: 'emails'; column: string; since: string }

export type PersonalTable = {
  topic: Topic
  /**
   * Whose a row is: its column holds an id of the set; of several columns any one. `nobody`: no row can be found from a
   * person, and why stands beside.
   */
  subject: SubjectLink | readonly SubjectLink[] | 'nobody'
  retention: RetentionClock
  /** Begun and never finished: gone sooner. */
  unfinished?: { column: string; days: number; whileNull: string }
  /** When the clock has run out the row stays, without what names a person; otherwise it is deleted. */
  atEnd?: 'anonymise'
  /** What everybody could read says this from an erasure on, while a hold keeps the row; nobody reads it then. */
  whileHeld?: Readonly<Record<string, string | null>>
  columns: Readonly<Record<string, PersonalColumn | 'none'>>
}

/** Every column of a table: personal with its treatment, or the word 'none'. */
export type TableDeclaration = ImpersonalTable | PersonalTable

export type PersonalDataDeclaration = Readonly<Record<string, TableDeclaration>>

export function subjectLinks({ subject }: PersonalTable): readonly SubjectLink[] {
  if (subject === 'nobody') return []
  return 'set' in subject ? [subject] : subject
}

export function isPersonal(declaration: TableDeclaration): declaration is PersonalTable {
  return 'topic' in declaration
}
