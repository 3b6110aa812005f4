import { createHmac } from 'node:crypto'
import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

type Post = { url: URL; body: string; signature: string }

/** Posts events over kept connections; a send resolves to whether the endpoint answered 2xx in time. */
export function createSender(concurrency: number) {
  const agents = {
    http: new HttpAgent({ keepAlive: true, maxSockets: concurrency }),
    https: new HttpsAgent({ keepAlive: true, maxSockets: concurrency }),
  }
  return {
    send({ url, body, signature }: Post): Promise<boolean> {
      const isSecure = url.protocol === 'https:'
      return new Promise((resolve) => {
        const call = (isSecure ? httpsRequest : httpRequest)(url, {
          method: 'POST',
          agent: isSecure ? agents.https : agents.http,
          timeout: 10_000,
          headers: {
            'content-type': 'application/json; charset=utf-8',
            'content-length': Buffer.byteLength(body),
            'stripe-signature': signature,
            'user-agent': 'Stripe/1.0 (+https://stripe.com/docs/webhooks)',
          },
        })
        call.on('response', (response) => {
          response.resume()
          response.on('close', () => resolve(response.statusCode !== undefined && response.statusCode < 300))
        })
        call.on('timeout', () => call.destroy())
        call.on('error', () => resolve(false))
        call.end(body)
      })
    },
    close() {
      agents.http.destroy()
      agents.https.destroy()
    },
  }
}

export function signatureOf(body: string, secret: string, timestamp: number) {
  const mac = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
  return `t=${timestamp},v1=${mac}`
}
