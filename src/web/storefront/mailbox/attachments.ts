import type { Letter } from '../deps.ts'

/** A letter with what came in it; the port names only what every letter has. */
export type LetterWithFiles = Letter & { attachments?: readonly LetterAttachment[] }

/** With a `cid` it is a picture that stands in the letter itself. */
export type LetterAttachment = {
  fileName: string
  mediaType: string
  cid: string | null
  content: Uint8Array
}

/** The files that a letter brought for keeping. */
export function filesOf({ attachments = [] }: LetterWithFiles): LetterAttachment[] {
  return attachments.filter(({ cid }) => cid === null)
}

/** Types that a browser may be told of. All else is bytes, so that no letter chooses what its reader's browser does. */
const knownTypes = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp']

/** Headers under which a file is saved and never opened in the shop's own name. */
export function downloadHeaders({ fileName, mediaType }: LetterAttachment): Record<string, string> {
  const name = fileName.replace(/[^\w.-]/g, '_')
  return {
    'content-type': knownTypes.includes(mediaType) ? mediaType : 'application/octet-stream',
    'content-disposition': `attachment; filename="${name}"`,
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
