import type Stripe from 'stripe'
import type { Closed } from './shapes.ts'

const nothingDue = {
  alternatives: [],
  currently_due: [],
  disabled_reason: null,
  errors: [],
  eventually_due: [],
  past_due: [],
  pending_verification: [],
}

/** The one account behind the key: an invented demo shop that may take payments. */
export function retrieveAccount(): Closed<Stripe.Account> {
  return {
    id: 'acct_1DemoDemoDemoDemo',
    object: 'account',
    business_profile: {
      annual_revenue: null,
      estimated_worker_count: null,
      mcc: '5817',
      minority_owned_business_designation: null,
      name: 'Demo shop',
      product_description: null,
      specified_commercial_transactions_act_url: null,
      support_address: null,
      support_email: null,
      support_phone: null,
      support_url: null,
      url: null,
    },
    business_type: 'company',
    capabilities: {
      bancontact_payments: 'active',
      card_payments: 'active',
      eps_payments: 'active',
      ideal_payments: 'active',
      klarna_payments: 'active',
      link_payments: 'active',
      transfers: 'active',
    },
    charges_enabled: true,
    controller: { type: 'account' },
    country: 'FR',
    created: Date.UTC(2026, 0, 1) / 1000,
    default_currency: 'eur',
    details_submitted: true,
    email: 'shop@demo.example',
    external_accounts: {
      object: 'list',
      data: [],
      has_more: false,
      url: '/v1/accounts/acct_1DemoDemoDemoDemo/external_accounts',
    },
    future_requirements: { ...nothingDue, current_deadline: null },
    metadata: {},
    payouts_enabled: true,
    requirements: { ...nothingDue, current_deadline: null },
    settings: null,
    tos_acceptance: { date: null, ip: null, user_agent: null },
    type: 'standard',
  }
}
