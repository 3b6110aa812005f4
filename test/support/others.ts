import { once } from 'node:events'
import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import defaultTls from 'smtp-server/lib/tls-options.js'
import { afterAll } from 'vitest'

/** Every host of the internet, on a loopback port: what would have reached others is written down here. */
export type Others = {
  /** Arguments with which a browser finds them behind every name, and takes their certificate, which nobody vouches for. */
  browserArguments: string[]
  /** What was asked since the last call, as `GET host/path`, without queries, each once. */
  heard(): string[]
}

/**
 * Stands for Plausible, Matomo, Google and Meta as far as a page notices: each sets its cookies, keeps something in the
 * browser, reports home and tries to reach a host that nobody allowed.
 */
export async function startOthers(): Promise<Others> {
  const asked = new Set<string>()
  const server = createServer(defaultTls({}), (request, response) => {
    const [path = ''] = request.url?.split('?') ?? []
    // What the browser asks on errands of its own comes from no page.
    if (request.headers['sec-fetch-site'] === 'cross-site')
      asked.add(`${request.method} ${request.headers.host}${path}`)
    response
      .writeHead(200, { 'content-type': 'text/javascript', 'access-control-allow-origin': '*' })
      .end(scripts[path] ?? '')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return {
    browserArguments: [
      `--host-resolver-rules=MAP * 127.0.0.1:${port}, EXCLUDE 127.0.0.1`,
      '--ignore-certificate-errors',
    ],
    heard() {
      const heard = [...asked].toSorted()
      asked.clear()
      return heard
    },
  }
}

const leak = "fetch('https://unheard.example/leak', { method: 'POST', mode: 'no-cors' }).catch(() => {});"
const keep = (name: string) =>
  `document.cookie = '${name}=1; path=/; max-age=600'; localStorage['${name}'] = '1';`
const report = (url: string) => `navigator.sendBeacon('${url}', '{}');`

const scripts: Record<string, string> = {
  '/js/script.js': `fetch('https://plausible.io/api/event', { method: 'POST', body: '{}' }); ${leak}`,
  '/matomo.js': `
    const said = Object.fromEntries(_paq.map(([name, value]) => [name, value]));
    if (said.setSiteId === '7') { ${keep('_pk_id.7.abcd')} ${report('https://stats.example/matomo.php')} }
    ${leak}`,
  '/gtag/js': `
    const [first] = dataLayer;
    if (first[0] === 'consent' && first[2].analytics_storage === 'granted' && first[2].ad_storage === 'granted') {
      ${keep('_ga')} ${keep('_ga_ABC123')} ${report('https://region1.google-analytics.com/g/collect')}
    }
    ${leak}`,
  '/en_US/fbevents.js': `
    if (fbq.queue[0][1] === '42') { ${keep('_fbp')} new Image().src = 'https://www.facebook.com/tr/?ev=PageView'; }
    ${leak}`,
}
