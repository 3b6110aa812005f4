import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { countryDataDate, countryOfNetwork } from '../platform/offline-data/country-of-network.ts'
import { disposableDomains, isDisposableDomain } from '../platform/offline-data/disposable-domains.ts'
import { checkDataAge } from './check-data-age.ts'

const day = 86_400_000
const now = new Date('2026-11-27T10:00:00Z')
const agedBy = (days: number) => [['countries', 'a-package', new Date(now.getTime() - days * day)]] as const

test('data of ninety days is good, a day later its package is named', () => {
  expect(checkDataAge(now, agedBy(90))).toMatchObject([{ area: 'data', verdict: 'good' }])
  expect(checkDataAge(now, agedBy(91))).toMatchObject([
    { verdict: 'warn', text: expect.stringMatching(/^Update a-package: countries are 91 days old/) },
  ])
})

test('the date of each is the one of the package that is installed', () => {
  const { version } = JSON.parse(
    readFileSync('node_modules/disposable-email-domains-js/package.json', 'utf8'),
  )
  expect(disposableDomains.version).toBe(version)
  const country = JSON.parse(
    readFileSync('node_modules/@ip-location-db/geo-whois-asn-country-mmdb/package.json', 'utf8'),
  )
  const day = countryDataDate().toISOString().slice(0, 10).replaceAll('-', '')
  expect(country.version).toContain(day)
})

test('networks have countries where anything is known of them, and mailboxes of minutes are known', () => {
  const countryOf = countryOfNetwork()
  expect(['212.27.48.0/24', '2a01:e0a:0::/48', '127.0.0.0/24', 'nonsense'].map(countryOf)).toEqual([
    'FR',
    'FR',
    null,
    null,
  ])
  expect(['mailinator.com', 'Sub.Mailinator.com', 'example.eu', 'com'].map(isDisposableDomain)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
