/** Words of the data registry. Each domain declares its columns in its `personal-data.ts` with them. */
export type DataCategory = 'identification' | 'orders' | 'support' | 'payment' | 'technical'
export type Purpose = 'account' | 'contract' | 'support' | 'fraud_prevention' | 'legal_duty' | 'improvement'
export type LegalBasis = 'contract' | 'legal_obligation' | 'legitimate_interest' | 'consent'

/** When the data of a table must be gone. */
export type RetentionClock =
  | { rule: 'after'; column: string; days: number }
  | { rule: 'financial_years'; column: string; years: number }
  | { rule: 'with'; table: string }

export type PersonalColumn = {
  category: DataCategory
  purposes: readonly Purpose[]
  basis: LegalBasis
  /** What a copy for the person contains (GDPR Art. 15, 20); false with a reason in a comment. */
  export: boolean
  /** What erasure does (GDPR Art. 17) while the row must stay for another reason. */
  erase: 'delete' | 'null' | 'generalise' | 'keep'
}

/** Every column of a table: personal with its treatment, or the word 'none'. */
export type TableDeclaration = {
  retention: RetentionClock | 'none'
  columns: Readonly<Record<string, PersonalColumn | 'none'>>
}

export type PersonalDataDeclaration = Readonly<Record<string, TableDeclaration>>
