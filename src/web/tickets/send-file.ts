import type { Context } from 'hono'

/** What is sent. */
type FileToSend = { name: string; mediaType: string; content: Uint8Array }

/**
 * A file to be kept and never shown: whatever is in it, a browser runs and draws nothing of it at our address.
 */
export function sendFile(c: Context, { name, mediaType, content }: FileToSend): Response {
  const plain = name.replace(/[^\x20-\x7e]|["\\]/g, '_')
  const exact = encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)
  return c.body(new Uint8Array(content), 200, {
    'content-type': mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : mediaType,
    // RFC 6266: the second name is the one that browsers take.
    'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${exact}`,
    'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  })
}
