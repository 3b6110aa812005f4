import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isIP } from 'node:net'
import { Reader, type Response } from 'mmdb-lib'

// The file knows less than the readers of other files expect.
type Answer = Response & { country_code?: string }

const require = createRequire(import.meta.url)
const packageName = '@ip-location-db/geo-whois-asn-country-mmdb'

/**
 * In which country a network is used, from a file beside the shop: nobody is asked. It is read when it is needed for the
 * first time (7.8 MB). The file is made of what registries say of networks, so it is sometimes wrong: a hint, no proof.
 */
export function countryOfNetwork(): (network: string) => string | null {
  let reader: Reader<Answer> | undefined
  return (network) => {
    reader ??= new Reader<Answer>(readFileSync(require.resolve(`${packageName}/geo-whois-asn-country.mmdb`)))
    const [address = ''] = network.split('/')
    return isIP(address) ? (reader.get(address)?.country_code ?? null) : null
  }
}

/** When the file was made. */
export function countryDataDate(): Date {
  const reader = new Reader(readFileSync(require.resolve(`${packageName}/geo-whois-asn-country.mmdb`)))
  return reader.metadata.buildEpoch
}
