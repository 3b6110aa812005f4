import type { AskedHeaders } from './headers.ts'

const bots =
  /(?<!cu)bot\b|crawl|spider|slurp|archiver|preview|scan|monitor|uptime|pingdom|lighthouse|headless|phantom|validator|facebookexternalhit|whatsapp|curl|wget|python|java\/|okhttp|go-http|node|axios|undici|libwww|perl|ruby|php|http[-_]?client|feed|rss/i

/** Programs say so by their family, and what says nothing is no browser. */
export function isBot(headers: AskedHeaders): boolean {
  const browser = headers['user-agent']
  return !browser?.startsWith('Mozilla/') || bots.test(browser)
}
