import type { Letter } from '../../../domains/notifications/index.ts'

export const looks = ['light', 'dark'] as const
export type Look = (typeof looks)[number]

/** A letter brings its own styles and pictures, and nothing else; its links open nothing, and our own page alone may frame it. */
export const framePolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; form-action 'none'; base-uri 'none'; sandbox"

/** The letter as a mail program shows it that has these colours, with its pictures in place. */
export function framed({ html, attachments }: Letter, look: Look): string {
  return html
    .replace('<head>', '<head><base target="_blank">')
    .replace('content="light dark"', `content="${look}"`)
    .replaceAll('@media (prefers-color-scheme: dark)', look === 'dark' ? '@media all' : '@media not all')
    .replace(/cid:([\w@.-]+)/g, (address, cid: string) => {
      const picture = attachments.find((each) => each.cid === cid)
      return picture
        ? `data:${picture.mediaType};base64,${Buffer.from(picture.content.expose()).toString('base64')}`
        : address
    })
}
