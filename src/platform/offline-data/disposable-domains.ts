import { disposableEmailBlocklistSet } from 'disposable-email-domains-js'

/** When the list was published; its package does not say so itself. Raised with its version. */
export const disposableDomains = { version: '1.26.0', date: new Date('2026-09-21T00:00:00Z') }

let domains: ReadonlySet<string> | undefined

/** Whether mailboxes of a domain, or of one that it lies in, are made to be thrown away. */
export function isDisposableDomain(domain: string): boolean {
  domains ??= disposableEmailBlocklistSet()
  const known = domains
  const labels = domain.toLowerCase().split('.')
  return labels.some((_, index) => index < labels.length - 1 && known.has(labels.slice(index).join('.')))
}
