import { createServer } from 'node:http'
import Stripe from 'stripe'

export type Inbox = Awaited<ReturnType<typeof openInbox>>

/** A webhook endpoint that believes only what the SDK verifies, keeps it, and can be told to fail. */
export async function openInbox(secret: string, port = 0) {
  const events: Stripe.Event[] = []
  const inbox = { url: '', events, refused: 0, failNext: 0, attempts: 0, close }
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    inbox.attempts += 1
    if (inbox.failNext > 0) {
      inbox.failNext -= 1
      response.writeHead(500).end()
      return
    }
    try {
      events.push(await verified(Buffer.concat(chunks), request.headers['stripe-signature']))
      response.writeHead(200).end()
    } catch {
      inbox.refused += 1
      response.writeHead(400).end()
    }
  })
  const verified = (body: Buffer, signature: string | string[] | undefined) =>
    Stripe.webhooks.constructEventAsync(body, String(signature), secret)
  async function close() {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  }
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.address()
  inbox.url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : port}/webhooks/stripe`
  return inbox
}
