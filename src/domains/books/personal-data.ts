import type { PersonalDataDeclaration, RetentionClock } from '../../shared/personal-data.ts'

/** C. com. L123-22. Who bought stands with the order and its documents and goes with them: here is the order's number alone. */
const tenYears: RetentionClock = { rule: 'financial_years', column: 'piece_day', years: 10 }

const none = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, 'none'])) as Record<Name, 'none'>

export const personalData: PersonalDataDeclaration = {
  book_entry: {
    retention: tenYears,
    columns: none(
      ...([
        'id',
        'journal',
        'day',
        'piece',
        'piece_day',
        'label',
        'source_kind',
        'source_id',
        'business',
      ] as const),
      ...(['corrects_day', 'posted_at', 'financial_year', 'number', 'closed_on'] as const),
    ),
  },
  book_line: {
    retention: { rule: 'with', table: 'book_entry', column: 'entry_id' },
    columns: none(
      ...(['entry_id', 'position', 'account', 'party', 'debit_minor', 'credit_minor', 'currency'] as const),
      ...([
        'foreign_minor',
        'treatment',
        'vat_country',
        'vat_basis_points',
        'base_minor',
        'product_id',
      ] as const),
      'batch_id',
    ),
  },
  // Sums of many sales, like those of a closing.
  book_day: { retention: 'none', columns: none('day', 'account', 'debit_minor', 'credit_minor') },
  // A number of the newspapers; who wrote one down is of the staff.
  exchange_rate: {
    retention: 'none',
    columns: none('id', 'currency', 'day', 'per_euro', 'source', 'noted_at', 'noted_by'),
  },
  // Names of a statement that wait to be booked, and go when they are.
  book_waiting: {
    retention: 'none',
    columns: none('movement_id', 'currency', 'amount_minor', 'moved_at', 'day'),
  },
  book_night: { retention: 'none', columns: none('day', 'completed_at') },
  book_closing: {
    retention: 'none',
    columns: none(
      ...(['kind', 'period', 'last_day', 'first_number', 'last_number', 'entries', 'debit_minor'] as const),
      ...(['credit_minor', 'hash', 'closed_at'] as const),
    ),
  },
}
