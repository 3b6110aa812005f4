import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const booked: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}
// Whom a business is asked by is nobody's duty to keep; a consumer need not be named at all.
const person: PersonalColumn = { ...booked, category: 'identification', basis: 'contract', erase: 'null' }
// An invoice between businesses names both (CGI ann. II art. 242 nonies A).
const business: PersonalColumn = { ...booked, category: 'identification' }

/** Ten years from the close of the financial year (C. com. L123-22); what names a person goes sooner when they ask. */
export const personalData: PersonalDataDeclaration = {
  invoice_series: {
    retention: 'none',
    columns: {
      ...{ kind: 'none', year: 'none', next_number: 'none', last_hash: 'none', last_issued_on: 'none' },
    },
  },
  tax_document: {
    topic: 'invoices',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'financial_years', column: 'issued_at', years: 10 },
    // Numbers, rates and sums of which the next one hangs; nobody is named in them.
    atEnd: 'anonymise',
    columns: {
      id: booked,
      kind: booked,
      year: 'none',
      number: 'none',
      order_id: booked,
      refund_id: booked,
      round: 'none',
      corrects_id: booked,
      content: booked,
      issued_at: booked,
      ...{
        file_hash: 'none',
        person_hash: 'none',
        business_hash: 'none',
        previous_hash: 'none',
        hash: 'none',
      },
      full_number: booked,
      issued_on: booked,
      order_number: booked,
      currency: booked,
      net_minor: booked,
      tax_minor: booked,
      gross_minor: booked,
      correction: 'none',
      is_untaxed: 'none',
    },
  },
  // By whom and when stays with what it says, as an invoice has to.
  sale_correction: {
    topic: 'invoices',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'financial_years', column: 'corrected_at', years: 10 },
    columns: {
      order_id: booked,
      position: 'none',
      company_name: business,
      address_lines: business,
      vat_number: business,
      country: booked,
      // Staff.
      corrected_by: 'none',
      corrected_at: booked,
    },
  },
  tax_document_buyer: {
    topic: 'invoices',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'tax_document', column: 'document_id' },
    columns: {
      document_id: booked,
      order_id: booked,
      // Without it nobody finds the person back from the hash in the chain.
      person_salt: { ...person, category: 'technical', export: false },
      name: person,
      email: { ...person, erase: 'generalise' },
      business_salt: 'none',
      company_name: business,
      address_lines: business,
      country: booked,
      vat_number: business,
      issued_at: 'none',
    },
  },
  tax_document_file: {
    topic: 'invoices',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'tax_document', column: 'document_id' },
    columns: {
      document_id: booked,
      order_id: booked,
      // Files to download from the order's page; what they say is in the copy by its facts.
      file_to_person: { ...person, export: false },
      file_to_business: { ...business, export: false },
      issued_at: 'none',
    },
  },
}
