import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const used: PersonalColumn = {
  category: 'orders',
  purposes: ['contract'],
  basis: 'contract',
  export: true,
  erase: 'keep',
}
const whom: PersonalColumn = {
  category: 'technical',
  purposes: ['fraud_prevention'],
  basis: 'legitimate_interest',
  export: false,
  erase: 'null',
}

export const personalData: PersonalDataDeclaration = {
  coupon: {
    retention: 'none',
    columns: {
      ...{ id: 'none', code: 'none', percent: 'none', amount_minor: 'none', currency: 'none' },
      ...{ with_sales: 'none', once_per_customer: 'none', uses_max: 'none' },
      ...{ starts_at: 'none', ends_at: 'none', created_at: 'none' },
    },
  },
  coupon_product: { retention: 'none', columns: { coupon_id: 'none', product_id: 'none' } },
  // Found by nobody who does not already know the mailbox or the network; gone before anybody could ask.
  free_claim: {
    topic: 'tries',
    subject: 'nobody',
    retention: { rule: 'after', column: 'day', days: 2 },
    columns: {
      print: { ...whom, erase: 'delete' },
      day: { ...whom, erase: 'delete' },
      units: { ...whom, erase: 'delete' },
    },
  },
  coupon_use: {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'order', column: 'order_id' },
    columns: {
      order_id: used,
      coupon_id: used,
      mailbox_hash: whom,
      account_id: { ...whom, basis: 'contract' },
      used_at: used,
      given_back_at: used,
    },
  },
}
