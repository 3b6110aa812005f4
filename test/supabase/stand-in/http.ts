import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'

export type Ask = {
  body: Record<string, unknown>
  query: URLSearchParams
  bearer: string
  /** What the dots of a route's pattern stood for. */
  ids: string[]
}

/** Undefined: 204, without a body. */
export type Route = (ask: Ask) => Promise<object | undefined> | object | undefined

/** A refusal in the server's own form: a status and a word from its list of error codes. */
export class Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string, message: string = code) {
    super(message)
    this.status = status
    this.code = code
  }
}

export type Listening = { url: string; stop(): Promise<void> }

/** @param routes by `METHOD /path`, where `*` stands for an id. */
export async function listen(routes: Record<string, Route>): Promise<Listening> {
  const server = createServer((request, response) => {
    void answer(routes, request).then(({ status, body }) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-supabase-api-version': '2024-01-01',
      })
      response.end(body === undefined ? undefined : JSON.stringify(body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.closeAllConnections()
    return new Promise<void>((resolve) => server.close(() => resolve()))
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}

async function answer(
  routes: Record<string, Route>,
  request: IncomingMessage,
): Promise<{ status: number; body?: object }> {
  try {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1')
    // At a project the gateway has it under this path.
    const segments = url.pathname.replace(/^\/auth\/v1/, '').split('/')
    const found = Object.entries(routes).find(([pattern]) => fits(pattern, request.method, segments))
    if (!found) return { status: 404, body: { code: 'not_found', message: url.pathname } }
    const places = found[0].split(' ')[1]?.split('/') ?? []
    const ask: Ask = {
      body: await bodyOf(request),
      query: url.searchParams,
      bearer: (request.headers.authorization ?? '').replace(/^Bearer /, ''),
      ids: segments.filter((_, index) => places[index] === '*'),
    }
    const body = await found[1](ask)
    return body === undefined ? { status: 204 } : { status: 200, body }
  } catch (error) {
    if (!(error instanceof Refusal))
      return { status: 500, body: { code: 'unexpected_failure', message: String(error) } }
    return { status: error.status, body: { code: error.code, message: error.message } }
  }
}

function fits(pattern: string, method: string | undefined, segments: string[]): boolean {
  const [verb, path = ''] = pattern.split(' ')
  const places = path.split('/')
  return (
    verb === method &&
    places.length === segments.length &&
    places.every((place, index) => place === '*' || place === segments[index])
  )
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.method === 'GET' || request.headers['content-length'] === '0') return {}
  const body: unknown = await json(request).catch(() => ({}))
  return typeof body === 'object' && body !== null ? { ...body } : {}
}
