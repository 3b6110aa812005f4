import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// A unit leads to an order and so to a person, as long as the order's contact exists. What was sold to whom is part
// of the accounting of the order (C. com. L123-22) and the proof of delivery in a dispute, so it stays as long as that
// and is handed out with the order.
const linkToOrder = {
  category: 'orders',
  purposes: ['contract', 'fraud_prevention', 'legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
} as const satisfies PersonalColumn

// Who acted: a customer's or a staff member's id, never a name. The hash of the event covers it, so that it can only
// be kept; the person behind the id is erased where the id belongs.
const linkToActor = {
  category: 'technical',
  purposes: ['fraud_prevention', 'legal_duty'],
  basis: 'legitimate_interest',
  // Staff are named by an id of the shop's own administration; a customer's own acts are exported with the order.
  export: false,
  erase: 'keep',
} as const satisfies PersonalColumn

export const personalData = {
  // A supplier is a business whose name stands in the seller's own books.
  key_batch: {
    retention: 'none',
    columns: {
      id: 'none',
      product_id: 'none',
      source_name: 'none',
      supplier: 'none',
      unit_cost_minor: 'none',
      currency: 'none',
      expires_on: 'none',
      wrapped_data_key: 'none',
      ring_key_id: 'none',
      demo: 'none',
      key_count: 'none',
      imported_at: 'none',
      quarantined_at: 'none',
      invoice_reference: 'none',
      version: 'none',
    },
  },
  // A file of a supplier on its way in, sealed; staff are named by an id.
  key_upload: {
    retention: { rule: 'after', column: 'ends_at', days: 1 },
    columns: {
      ...{ id: 'none', product_id: 'none', batch_id: 'none', uploaded_by: 'none', source_name: 'none' },
      ...{ shape: 'none', columns: 'none', header: 'none', supplier: 'none', unit_cost_minor: 'none' },
      ...{ currency: 'none', expires_on: 'none', invoice_reference: 'none', wrapped_data_key: 'none' },
      ...{ ring_key_id: 'none', parts: 'none', state: 'none', step: 'none', skip_bad: 'none' },
      ...{ keys_done: 'none', outcome: 'none', made_at: 'none', ends_at: 'none' },
    },
  },
  key_upload_part: {
    retention: { rule: 'with', table: 'key_upload', column: 'upload_id' },
    columns: { upload_id: 'none', position: 'none', sealed: 'none' },
  },
  // Which keys left the shop, and which two people said so: as long as the batch.
  key_export: {
    retention: 'none',
    columns: {
      ...{ id: 'none', batch_id: 'none', asked_by: 'none', reason: 'none', asked_at: 'none', state: 'none' },
      ...{ decided_by: 'none', decided_at: 'none', taken_at: 'none', keys: 'none' },
    },
  },
  key: {
    topic: 'keys',
    subject: { set: 'units', column: 'unit_id' },
    // A key that was sold stays, so that it is never sold again; without its order it leads to nobody.
    retention: { rule: 'with', table: 'unit', column: 'unit_id' },
    atEnd: 'anonymise',
    columns: {
      id: 'none',
      batch_id: 'none',
      product_id: 'none',
      state: 'none',
      unit_id: linkToOrder,
      reserved_until: 'none',
      expires_on: 'none',
      supplier_reference: 'none',
      position: 'none',
      exported_at: 'none',
    },
  },
  key_secret: {
    retention: { rule: 'with', table: 'key', column: 'key_id' },
    columns: { key_id: 'none', sealed: 'none', media_type: 'none' },
  },
  // Outlives nothing but the key itself: it is what stops a sold key from being imported and sold again.
  key_fingerprint: {
    retention: { rule: 'with', table: 'key', column: 'key_id' },
    columns: { pepper_id: 'none', fingerprint: 'none', key_id: 'none', tail: 'none' },
  },
  custody_event: {
    topic: 'keys',
    subject: { set: 'units', column: 'unit_id' },
    retention: { rule: 'with', table: 'key', column: 'key_id' },
    atEnd: 'anonymise',
    columns: {
      key_id: 'none',
      seq: 'none',
      kind: 'none',
      unit_id: linkToOrder,
      actor_kind: 'none',
      actor_id: linkToActor,
      reason: 'none',
      at: 'none',
      hash: 'none',
    },
  },
} as const satisfies PersonalDataDeclaration
