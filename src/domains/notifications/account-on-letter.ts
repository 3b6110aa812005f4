import type { Secret } from '../../shared/secret.ts'
import type { RiskNews } from '../fraud/index.ts'
import type { DisputeNews } from '../payments/index.ts'
import type { RequestKind, RequestLetter } from '../privacy/index.ts'
import type { MailNews } from './came-back/mail-news.ts'
import type { StockNews } from './stock-news.ts'

/** Proves a mailbox: a link, and where it was asked for in a browser also six digits. */
export type AccountProof = {
  purpose:
    | 'confirm_email'
    | 'sign_in'
    | 'recovery'
    | 'account_exists'
    | 'invitation'
    | 'change_from'
    | 'change_to'
  url: string
  code: Secret<string> | null
}

/** Tells the owner of an account what was done with it. */
export type AccountNotice = {
  /** `inactive`: nothing was done for so long that the account is erased at that time. */
  what:
    | 'device'
    | 'password'
    | 'email'
    | 'factor_on'
    | 'factor_off'
    | 'inactive'
    | 'policy'
    | AlertNotice
    | DisputeNews
    | RiskNews
    | MailNews
    | StockNews
  at: Date
  device: { browser: string | null; network: string | null } | null
  url: string
}

/** To owners and whoever else has to look: what the watch or the comparison has seen; of whom, the back office says. */
export type AlertNotice = (typeof alertNotices)[number]

export const alertNotices = [
  'failures_of_account',
  'failures_from_network',
  'staff_from_new_network',
  'staff_from_new_country',
  'staff_reads',
  'chain_broken',
  'reconciliation_found',
  'reconciliation_late',
  'documents_late',
  'documents_broken',
  'webhook_disabled',
  'key_export_asked',
  'key_export_taken',
] as const

/** The way to the page where somebody without an account sees what is held of them and decides. */
export type PrivacyLink = { url: string; until: Date }

/** What happened to a request about personal data. Days are of the shop's calendar. */
export type PrivacyRequestOnLetter = {
  what: RequestLetter
  reference: string
  kind: RequestKind
  receivedOn: string
  dueOn: string
  /** The words of the staff: why it takes longer, what was done, why not. */
  words: string | null
  /** Where the mailbox is confirmed. */
  proof: { url: string; until: Date } | null
  /** When a restriction ends. */
  endsAt: Date | null
}
