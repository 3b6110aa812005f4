import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const support: PersonalColumn = {
  category: 'support',
  purposes: ['support'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}
// Not in a copy: it is over before anybody reads it.
const atWork: PersonalColumn = {
  category: 'technical',
  purposes: ['administration'],
  basis: 'contract',
  export: false,
  erase: 'delete',
}
const who: PersonalColumn = { ...support, category: 'identification' }

/**
 * Three years from the closure, and opened again from the next one; an open ticket stays. Files lie in a store outside of the
 * database (FileStore), sealed: when their row goes, by whichever of these ways, the file goes (removed_file).
 */
export const personalData: PersonalDataDeclaration = {
  ticket: {
    topic: 'tickets',
    subject: { set: 'tickets', column: 'id' },
    retention: { rule: 'after', column: 'closed_at', days: 3 * 365 },
    columns: {
      id: support,
      account_id: who,
      order_id: support,
      unit_id: support,
      email: who,
      email_folded: { ...who, export: false },
      mailbox_hash: { ...who, export: false },
      locale: 'none',
      subject: support,
      title: support,
      channel: support,
      state: support,
      opened_at: support,
      answer_due_at: 'none',
      first_answered_at: support,
      written_at: 'none',
      quiet_since: 'none',
      closing_told_at: 'none',
      closed_at: support,
      // Somebody of the staff.
      assigned_to: 'none',
      rating: support,
      rated_at: support,
      merged_into: support,
    },
  },
  ticket_message: {
    topic: 'tickets',
    subject: { set: 'tickets', column: 'ticket_id' },
    retention: { rule: 'with', table: 'ticket', column: 'ticket_id' },
    columns: {
      id: 'none',
      ticket_id: support,
      kind: support,
      staff_id: 'none',
      // With what the staff note among themselves: it is about the person (GDPR Art. 15).
      body: support,
      // What the staff look words up in: the same again.
      search: { ...support, export: false },
      mail_reference: who,
      sent_from: who,
      at: support,
    },
  },
  ticket_file: {
    topic: 'tickets',
    subject: { set: 'tickets', column: 'ticket_id' },
    retention: { rule: 'with', table: 'ticket', column: 'ticket_id' },
    columns: {
      id: support,
      ticket_id: support,
      message_id: 'none',
      name: support,
      media_type: support,
      size_bytes: support,
      at: support,
    },
  },
  // Which ticket somebody of the staff has open. A job takes it within a minute; the nightly run is there if that one is not.
  ticket_presence: {
    topic: 'staff',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'after', column: 'seen_until', days: 1 },
    columns: {
      id: 'none',
      ticket_id: 'none',
      account_id: atWork,
      seen_until: atWork,
      typing_until: atWork,
    },
  },
  // What pages that are open look at again: ids and kinds, gone after a minute.
  ticket_change: { retention: 'none', columns: { id: 'none', ticket_id: 'none', kind: 'none', at: 'none' } },
  ticket_tagging: {
    topic: 'tickets',
    subject: { set: 'tickets', column: 'ticket_id' },
    retention: { rule: 'with', table: 'ticket', column: 'ticket_id' },
    columns: { ticket_id: support, tag: support, at: support },
  },
  ticket_tag: {
    retention: 'none',
    columns: { slug: 'none', name: 'none', version: 'none', state: 'none', changed_at: 'none' },
  },
  ticket_macro: {
    retention: 'none',
    columns: {
      ...{ id: 'none', name: 'none', act: 'none', reply_id: 'none', tag: 'none', next: 'none' },
      ...{ version: 'none', state: 'none', changed_at: 'none' },
    },
  },
  // The shop's own words, of nobody.
  saved_reply: {
    retention: 'none',
    columns: { id: 'none', name: 'none', body: 'none', version: 'none', state: 'none', changed_at: 'none' },
  },
  // Ids of files that are about to leave the store; a minute later the row is gone with the file.
  removed_file: { retention: 'none', columns: { file_id: 'none', at: 'none' } },
}
