import { countryDataDate } from '../platform/offline-data/country-of-network.ts'
import { disposableDomains } from '../platform/offline-data/disposable-domains.ts'
import { type Finding, good, warn } from './finding.ts'

const daysMax = 90

/** Whether what the rules against fraud know of networks and mailboxes is still of today. */
export function checkDataAge(
  now: Date,
  sets: readonly (readonly [name: string, packageName: string, date: Date])[] = dataSets(),
): Finding[] {
  const old = sets
    .map(([name, packageName, date]) => ({ name, packageName, days: daysBetween(date, now) }))
    .filter(({ days }) => days > daysMax)
  if (old.length === 0)
    return [good('data', `Countries of networks and throw-away mailboxes: under ${daysMax} days old.`)]
  return old.map(({ name, packageName, days }) =>
    warn('data', `Update ${packageName}: ${name} are ${days} days old, and rules against fraud go by them.`),
  )
}

function dataSets() {
  return [
    ['countries of networks', '@ip-location-db/geo-whois-asn-country-mmdb', countryDataDate()],
    ['domains of throw-away mailboxes', 'disposable-email-domains-js', disposableDomains.date],
  ] as const
}

const daysBetween = (from: Date, to: Date) => Math.floor((to.getTime() - from.getTime()) / 86_400_000)
