import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerApi } from './api.ts'
import { answerControl } from './control-routes.ts'
import type { Emulator } from './emulator.ts'
import { formOfUpload } from './multipart.ts'
import { answerPage } from './page/page.ts'

export type Answer = { status: number; headers: Record<string, string>; body: string }

const bodyLimit = 1024 * 1024
const uploadLimit = 6 * 1024 * 1024

export function createHttpServer(emulator: Emulator) {
  const server = createServer((request, response) => {
    serve(emulator, request, response).catch((error: unknown) => {
      console.error('stripe emulator:', error)
      response.destroy()
    })
  })
  server.keepAliveTimeout = 65_000
  return server
}

async function serve(emulator: Emulator, request: IncomingMessage, response: ServerResponse) {
  const url = new URL(request.url ?? '/', 'http://emulator')
  const body = await readBody(request)
  if (body === undefined) return send(response, { status: 413, headers: {}, body: '' })
  if (url.pathname.startsWith('/__ctl/') && !isLoopback(request.headers.host)) {
    return send(response, { status: 403, headers: {}, body: 'The control API is for this machine alone.' })
  }
  if (url.pathname.startsWith('/__ctl/'))
    return send(response, await answerControl(emulator, request, url, body))
  if (url.pathname.startsWith('/c/') || url.pathname === '/favicon.ico') {
    return send(response, await answerPage(emulator.world, request, url, body))
  }
  const method = request.method ?? 'GET'
  const reply = await answerApi(emulator, {
    method,
    path: url.pathname,
    query: url.search.slice(1),
    body,
    authorization: request.headers.authorization,
    version: headerOf(request, 'stripe-version'),
    idempotencyKey: headerOf(request, 'idempotency-key'),
  })
  emulator.log({ method, path: url.pathname, body: body || url.search.slice(1), reply })
  if (reply.isLost) return response.destroy()
  send(response, { ...reply, headers: { ...reply.headers, 'content-type': 'application/json' } })
}

// A page elsewhere may point a name of its own at this machine; the browser then still sends that name.
function isLoopback(host = ''): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)
}

export function headerOf(request: IncomingMessage, name: string) {
  const value = request.headers[name]
  return typeof value === 'string' ? value : undefined
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const type = headerOf(request, 'content-type') ?? ''
  const isUpload = type.startsWith('multipart/form-data')
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request) {
    size += chunk.length
    if (size > (isUpload ? uploadLimit : bodyLimit)) return undefined
    chunks.push(chunk)
  }
  const body = Buffer.concat(chunks)
  return isUpload ? formOfUpload(type, body) : body.toString()
}

function send(response: ServerResponse, { status, headers, body }: Answer) {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.end(body)
}
