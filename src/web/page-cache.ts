import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** One answer, ready to be written in every encoding that a browser may ask for. */
export type CachedPage = {
  headers: Readonly<Record<string, string>>
  bodies: Readonly<Partial<Record<Encoding, Buffer>>> & { identity: Buffer }
  /** Without quotes and without the encoding, which is added on the way out. */
  tag: string
  filledAt: number
}
export type Encoding = 'identity' | 'gzip' | 'br'

export type PageCache = {
  find(key: string): CachedPage | undefined
  /** The page under that key, rendered at most once at a time. A response that is not for everybody comes back as it is. */
  load(key: string, render: () => Promise<Response>): Promise<CachedPage | Response>
  /** Everything is stale. */
  invalidate(): void
  size(): { entries: number; bytes: number }
}

type PageCacheLimits = { entriesMax: number; bytesMax: number; maxAgeSeconds: number }

const entryBytesMax = 512 * 1024
const defaults: PageCacheLimits = { entriesMax: 5000, bytesMax: 96 * 1024 * 1024, maxAgeSeconds: 60 }

export function pageCache(limits: Partial<PageCacheLimits> = {}): PageCache {
  const { entriesMax, bytesMax, maxAgeSeconds } = { ...defaults, ...limits }
  const pages = new Map<string, CachedPage>()
  const filling = new Map<string, Promise<CachedPage | null>>()
  let bytes = 0
  let generation = 0

  function drop(key: string): void {
    const page = pages.get(key)
    if (page) bytes -= bytesOf(page)
    pages.delete(key)
  }

  function keep(key: string, page: CachedPage): void {
    drop(key)
    pages.set(key, page)
    bytes += bytesOf(page)
    for (const oldest of pages.keys()) {
      if (pages.size <= entriesMax && bytes <= bytesMax) break
      drop(oldest)
    }
  }

  function find(key: string): CachedPage | undefined {
    const page = pages.get(key)
    if (!page) return undefined
    if (Date.now() - page.filledAt > maxAgeSeconds * 1000) {
      drop(key)
      return undefined
    }
    // Moved to the end, so that what nobody asks for is the first to go.
    pages.delete(key)
    pages.set(key, page)
    return page
  }

  return {
    find,
    async load(key, render) {
      const known = find(key)
      if (known) return known
      // Whoever waited for an answer that turned out to be personal renders an own one.
      const underWay = filling.get(key)
      if (underWay) return (await underWay) ?? render()
      const began = generation
      const response = render()
      const fill = response.then((answer) => (isForEverybody(answer) ? pageFrom(answer.clone()) : null))
      filling.set(key, fill)
      try {
        const page = await fill
        // A page that was read before the change must not outlive it.
        if (page && began === generation && bytesOf(page) <= entryBytesMax) keep(key, page)
        return page ?? response
      } finally {
        if (filling.get(key) === fill) filling.delete(key)
      }
    },
    invalidate() {
      generation += 1
      pages.clear()
      filling.clear()
      bytes = 0
    },
    size: () => ({ entries: pages.size, bytes }),
  }
}

function isForEverybody({ status, headers }: Response): boolean {
  const control = headers.get('cache-control') ?? 'no-store'
  return status === 200 && !headers.has('set-cookie') && !/no-store|private/.test(control)
}

const compressible = /^(text\/|image\/svg|application\/(json|xml|javascript))/
const compressBrotli = promisify(brotliCompress)
const compressGzip = promisify(gzip)

async function pageFrom(response: Response): Promise<CachedPage> {
  const identity = Buffer.from(await response.arrayBuffer())
  const type = response.headers.get('content-type') ?? 'application/octet-stream'
  const headers = Object.fromEntries(response.headers)
  const tag = createHash('sha256').update(identity).digest('base64url').slice(0, 20)
  if (!compressible.test(type)) return { headers, bodies: { identity }, tag, filledAt: Date.now() }
  headers.vary = [headers.vary, 'Accept-Encoding'].filter(Boolean).join(', ')
  return { headers, bodies: { identity, ...(await compressed(identity)) }, tag, filledAt: Date.now() }
}

async function compressed(identity: Buffer): Promise<{ br: Buffer; gzip: Buffer }> {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 6,
    [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
  }
  const [br, gz] = await Promise.all([compressBrotli(identity, { params }), compressGzip(identity)])
  return { br, gzip: gz }
}

function bytesOf({ bodies }: CachedPage): number {
  return Object.values(bodies).reduce((sum, body) => sum + body.length, 0)
}
