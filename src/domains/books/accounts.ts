/**
 * The accounts that are used here, of the French chart of accounts (ANC 2014-03, PCG). An accountant may map them; the first three
 * figures are law, what follows is ours.
 */
export const accounts = {
  stock: '370000',
  customers: '411000',
  suppliers: '408000',
  supplierCredits: '409800',
  vat: '4457',
  waiting: '471000',
  bank: '512000',
  provider: '517000',
  purchases: '607000',
  purchasesCredited: '607900',
  stockChange: '603700',
  writtenOff: '603780',
  bankFees: '627000',
  exchangeLoss: '656000',
  exchangeGain: '756000',
} as const

/** Where a sale is booked, by how VAT applies to it. */
export const salesAccounts = {
  domestic: '707100',
  oss: '707200',
  origin: '707300',
  reverse_charge: '707400',
  outside_eu: '707500',
  exempt: '707600',
  voucher: '707700',
} as const

const labels: Readonly<Record<string, string>> = {
  [accounts.stock]: 'Stocks de marchandises',
  [accounts.customers]: 'Clients',
  [accounts.suppliers]: 'Fournisseurs - Factures non parvenues',
  [accounts.waiting]: 'Compte d’attente',
  [accounts.supplierCredits]: 'Fournisseurs - Avoirs non encore reçus',
  [accounts.bank]: 'Banques',
  [accounts.provider]: 'Autres organismes financiers - Stripe',
  [accounts.purchases]: 'Achats de marchandises',
  [accounts.purchasesCredited]: 'Achats de marchandises - Avoirs des fournisseurs',
  [accounts.stockChange]: 'Variation des stocks de marchandises',
  [accounts.writtenOff]: 'Variation des stocks - Mises au rebut',
  [accounts.bankFees]: 'Services bancaires et assimilés',
  [accounts.exchangeLoss]: 'Pertes de change sur créances et dettes commerciales',
  [accounts.exchangeGain]: 'Gains de change sur créances et dettes commerciales',
  // Where differences were booked before.
  666000: 'Pertes de change financières',
  766000: 'Gains de change financiers',
  [salesAccounts.domestic]: 'Ventes de marchandises - France',
  [salesAccounts.oss]: 'Ventes de marchandises - Guichet unique',
  [salesAccounts.origin]: 'Ventes de marchandises - UE sous le seuil',
  [salesAccounts.reverse_charge]: 'Ventes de marchandises - UE autoliquidation',
  [salesAccounts.outside_eu]: 'Ventes de marchandises - Hors UE',
  [salesAccounts.exempt]: 'Ventes de marchandises - Franchise en base',
  [salesAccounts.voucher]: 'Ventes de bons à usages multiples',
}

/** The provider's balance, and the bank, in another currency: 517USD. */
export function inCurrency(account: string, currency: string): string {
  return `${account.slice(0, 3)}${currency}`
}

/** VAT that was collected, one account for each country: 4457FR. */
export function vatAccount(country: string): string {
  return `${accounts.vat}${country}`
}

/** CompteLib of a FEC. */
export function accountLabel(account: string): string {
  const known = labels[account]
  if (known) return known
  const [, of = '', currency] = /^(\d{3})([A-Z]{3})$/.exec(account) ?? []
  const inEuros = labels[`${of}000`]
  if (currency && inEuros) return `${inEuros}, ${currency}`
  if (account.startsWith(accounts.vat)) return `TVA collectée ${account.slice(accounts.vat.length)}`
  throw new Error(`no label for the account ${account}`)
}

export const journals = {
  VE: 'Ventes',
  BQ: 'Encaissements Stripe',
  AC: 'Achats',
  OD: 'Opérations diverses',
} as const
export type Journal = keyof typeof journals
