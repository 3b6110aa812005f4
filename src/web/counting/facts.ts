import type { AskedHeaders } from './headers.ts'

type Facts = { country: string; referrerHost: string; campaign: string }
type Known = { ownHost: string; countries: ReadonlySet<string> }

/** Whether the page was reached from outside of the shop. */
export function isEntry(headers: AskedHeaders, ownHost: string): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site !== 'same-origin'
  return headers.referer === undefined || hostOf(headers.referer) !== ownHost
}

/** What a first page says of where somebody comes from, as far as it fits everybody who comes from there. */
export function factsOf(
  headers: AskedHeaders,
  query: string | undefined,
  { ownHost, countries }: Known,
): Facts {
  return {
    country: countryOf(headers['accept-language'], countries),
    referrerHost: referrerOf(headers.referer, ownHost),
    campaign: query?.includes('utm_campaign=') ? campaignOf(query) : '',
  }
}

/** The region of the language that comes first: `fr-CA,fr;q=0.9` is CA. Never looked up from an address. */
function countryOf(languages: string | undefined, countries: ReadonlySet<string>): string {
  const region = /^\s*[a-z]{2,3}-([a-z]{2})\b/i.exec(languages ?? '')?.[1]?.toUpperCase() ?? ''
  return countries.has(region) ? region : ''
}

/** The host alone: a path may say what somebody has read or searched for. */
function referrerOf(referer: string | undefined, ownHost: string): string {
  const host = referer === undefined ? '' : hostOf(referer)
  if (host === ownHost) return ''
  const plain = host.replace(/:\d+$/, '').replace(/^www\./, '')
  return /^(?=.{1,60}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(plain) && !hasNumber(plain) ? plain : ''
}

function hostOf(address: string): string {
  return /^https?:\/\/([^/?#@]{1,260})(?:[/?#]|$)/i.exec(address)?.[1]?.toLowerCase() ?? ''
}

/** A name that the shop has given; what could be the number of a recipient is none. */
function campaignOf(query: string): string {
  const name = new URLSearchParams(query).get('utm_campaign')?.toLowerCase() ?? ''
  return /^[a-z0-9_-]{1,40}$/.test(name) && !hasNumber(name) ? name : ''
}

const hasNumber = (text: string) => /\d{6}/.test(text.replace(/[_.-]/g, ''))
