import { Agent, type IncomingMessage, request } from 'node:http'

export type Answer = { status: number; location: string; body: string }

type Call = { method: string; headers: Record<string, string>; body: string | undefined }
type Body = { headers: Record<string, string>; text: string }

const silenceMillisMax = 60_000

/** Somebody with a browser: one connection that stays open, and the cart's cookie. */
export type Visitor = {
  get(path: string): Promise<Answer>
  post(path: string, form: Record<string, string>): Promise<Answer>
  postJson(path: string, value: object): Promise<Answer>
  readonly cookie: string
  leave(): void
}

export function visitorOf(origin: string): Visitor {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let cookie = ''

  async function ask(method: string, path: string, body?: Body): Promise<Answer> {
    const response = await send(agent, new URL(path, origin), {
      method,
      headers: {
        ...(cookie && { cookie }),
        ...body?.headers,
      },
      body: body?.text,
    })
    for (const line of response.headers['set-cookie'] ?? []) cookie = line.split(';', 1).join()
    return {
      status: response.statusCode ?? 0,
      location: response.headers.location ?? '',
      body: await read(response),
    }
  }

  return {
    get: (path) => ask('GET', path),
    post: (path, form) =>
      // A browser says from which page a form comes, and a program has no page.
      ask('POST', path, {
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin },
        text: new URLSearchParams(form).toString(),
      }),
    postJson: (path, value) =>
      ask('POST', path, { headers: { 'content-type': 'application/json' }, text: JSON.stringify(value) }),
    get cookie() {
      return cookie
    },
    leave: () => agent.destroy(),
  }
}

/** A connection that the server closed while it lay idle is opened again, as every browser does. */
function send(agent: Agent, url: URL, call: Call): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { method, headers, body } = call
    const asked = request(url, { agent, method, headers, timeout: silenceMillisMax }, resolve)
    asked.once('timeout', () => asked.destroy(new Error(`no answer from ${url.pathname} for a minute`)))
    asked.once('error', (error: NodeJS.ErrnoException) => {
      if (asked.reusedSocket && error.code === 'ECONNRESET') resolve(send(agent, url, call))
      else reject(error)
    })
    asked.end(body)
  })
}

function read(response: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    response
      .setEncoding('utf8')
      .on('data', (chunk: string) => {
        text += chunk
      })
      .once('end', () => resolve(text))
      .once('error', reject)
  })
}
