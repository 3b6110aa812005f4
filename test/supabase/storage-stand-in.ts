import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Kept = { content: Buffer; created_at: string }

/** As much of Supabase Storage as a private bucket needs, by its documented paths and answers. */
export async function storageStandIn(secretKey: string, bucket: string) {
  const kept = new Map<string, Kept>()

  function answer(method: string, path: string, body: Buffer): [status: number, answer: object | Buffer] {
    const [, name] = new RegExp(`^/storage/v1/object/${bucket}/([^/?]+)$`).exec(path) ?? []
    if (method === 'POST' && path === `/storage/v1/object/list/${bucket}`) {
      const { limit, offset } = JSON.parse(body.toString())
      const names = [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)).slice(offset, offset + limit)
      return [
        200,
        names.map(([each, { created_at }]) => ({ name: each, id: each, created_at, metadata: {} })),
      ]
    }
    if (method === 'DELETE' && path === `/storage/v1/object/${bucket}`) {
      const { prefixes } = JSON.parse(body.toString())
      return [
        200,
        prefixes.filter((each: string) => kept.delete(each)).map((each: string) => ({ name: each })),
      ]
    }
    if (name && method === 'POST') {
      kept.set(name, { content: body, created_at: new Date().toISOString() })
      return [200, { Id: name, Key: `${bucket}/${name}` }]
    }
    const found = name && method === 'GET' ? kept.get(name) : undefined
    if (found) return [200, found.content]
    // Storage answers 400 and says the true status inside.
    return [400, { statusCode: '404', error: 'not_found', message: 'Object not found' }]
  }

  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const isAllowed = request.headers.authorization === `Bearer ${secretKey}`
    const [status, body] = isAllowed
      ? answer(request.method ?? '', request.url ?? '', Buffer.concat(pieces))
      : [400, { statusCode: '403', error: 'Unauthorized', message: 'signature verification failed' }]
    const isFile = Buffer.isBuffer(body)
    response.writeHead(status, { 'content-type': isFile ? 'application/octet-stream' : 'application/json' })
    response.end(isFile ? body : JSON.stringify(body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}
