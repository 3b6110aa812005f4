/**
 * What the owner may set in the back office, under the names of the environment. Secrets are not among them, nor anything
 * without which no database is reached: those stand in the environment alone.
 */
export const settingNames = [
  'SELLER_NAME',
  'SELLER_ADDRESS',
  'SELLER_EMAIL',
  'SELLER_PHONE',
  'SELLER_REGISTRATION',
  'SELLER_DIRECTOR',
  'SELLER_HOST',
  'SELLER_MEDIATOR',
  'SELLER_COUNTRY',
  'SELLER_VAT_NUMBER',
  'VAT_SCHEME',
  'FINANCIAL_YEAR_END',
  'CURRENCIES',
] as const
export type SettingName = (typeof settingNames)[number]

/** What is kept; a setting that is not is not there. */
export type KeptSettings = Partial<Record<SettingName, string>>

/** What the owner says to have done, of what: the ring of the keys that was copied, the texts that were read. */
export const confirmations = ['KEYRING_COPIED', 'TEXTS_READ'] as const
export type Confirmation = (typeof confirmations)[number]

export type SettingChange = {
  seq: number
  setting: SettingName | Confirmation
  /** Null: it was taken back. */
  value: string | null
  by: string
  at: Date
}
