import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const assessed: PersonalColumn = {
  category: 'technical',
  purposes: ['fraud_prevention'],
  basis: 'legitimate_interest',
  export: true,
  erase: 'delete',
}
const decided: PersonalColumn = { ...assessed, category: 'payment', erase: 'keep' }

/** Facts and reasons are in the copy for a person: whoever was held may know why (GDPR Art. 15(1)(h)). */
export const personalData: PersonalDataDeclaration = {
  fraud_setting: {
    retention: 'none',
    columns: {
      ...{ version: 'none', step_up_from: 'none', challenge_from: 'none', hold_from: 'none' },
      ...{ first_order_minor: 'none', open_orders_max: 'none', product_units_max: 'none' },
      ...{ coupon_orders_max: 'none', points: 'none', changed_by: 'none', changed_at: 'none' },
    },
  },
  risk_assessment: {
    topic: 'risk',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'at', days: 365 },
    columns: {
      id: 'none',
      order_id: assessed,
      stage: assessed,
      rules_version: 'none',
      setting_version: 'none',
      score: assessed,
      action: assessed,
      reasons: assessed,
      facts: assessed,
      at: assessed,
    },
  },
  // That somebody was held, and how it ended: as long as it may be argued about.
  risk_case: {
    topic: 'risk',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'opened_at', days: 3 * 365 },
    columns: {
      id: 'none',
      order_id: decided,
      state: decided,
      opened_at: decided,
      until: 'none',
      told_at: 'none',
      alerted_at: 'none',
      decided_by: 'none',
      decided_at: decided,
      // Words of the staff about the customer.
      note: { ...decided, erase: 'null' },
    },
  },
  // Found by the address of a person; entries of networks, countries and cards lead to nobody.
  fraud_list: {
    topic: 'risk',
    subject: { set: 'emails', column: 'value', since: 'added_at' },
    retention: { rule: 'after', column: 'ends_at', days: 30 },
    columns: {
      id: 'none',
      // Leaves with an erasure. Against who did it for that there is the legal hold, and the card, which names nobody.
      list: assessed,
      kind: assessed,
      value: { ...assessed, category: 'identification' },
      // The same, in the spelling by which payments are compared.
      looked_for: { ...assessed, category: 'identification' },
      reason: assessed,
      added_by: 'none',
      added_at: assessed,
      ends_at: assessed,
    },
  },
}
