import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const complained: PersonalColumn = {
  category: 'support',
  purposes: ['support', 'contract'],
  basis: 'contract',
  export: true,
  erase: 'keep',
}

/** Two years from the complaint: as long as the seller of digital content answers for it (directive (EU) 2019/770 art. 11). */
export const personalData: PersonalDataDeclaration = {
  replacement_setting: {
    retention: 'none',
    columns: {
      ...{ version: 'none', warranty_days: 'none', mailbox_max: 'none', mailbox_days: 'none' },
      ...{ unit_max: 'none', sick_share_basis_points: 'none', sick_keys_min: 'none' },
      ...{ changed_by: 'none', changed_at: 'none' },
    },
  },
  key_complaint: {
    topic: 'complaints',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'made_at', days: 731 },
    columns: {
      id: complained,
      order_id: complained,
      unit_id: complained,
      seq: 'none',
      key_id: complained,
      batch_id: 'none',
      platform: complained,
      message: complained,
      problem: complained,
      words: { ...complained, erase: 'null' },
      locale: 'none',
      mailbox_hash: {
        ...complained,
        category: 'technical',
        purposes: ['fraud_prevention'],
        basis: 'legitimate_interest',
        // A digest of an address that the copy holds in the clear.
        export: false,
        erase: 'null',
      },
      state: complained,
      facts: complained,
      reasons: complained,
      rules_version: 'none',
      setting_version: 'none',
      new_key_id: complained,
      ticket_id: { ...complained, erase: 'null' },
      made_at: complained,
      settled_at: complained,
      settled_by: 'none',
      // Words of the staff about the customer.
      note: { ...complained, erase: 'null' },
    },
  },
  // How far a batch is called back; whose keys they are is in none of it.
  key_recall: {
    retention: 'none',
    columns: {
      ...{ id: 'none', batch_id: 'none', way: 'none', reason: 'none', asked_by: 'none', asked_at: 'none' },
      ...{ total: 'none', done: 'none', left_over: 'none', after_position: 'none', ended_at: 'none' },
    },
  },
  // A key, a batch and what was wrong: no customer is in it.
  supplier_claim: {
    retention: 'none',
    columns: {
      ...{ key_id: 'none', batch_id: 'none', problem: 'none', message: 'none', claimed_at: 'none' },
      ...{ state: 'none', settled_at: 'none', settled_by: 'none' },
    },
  },
}
