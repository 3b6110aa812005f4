import type { MediaType } from './file-store.ts'

const extensions: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
  'text/plain': 'txt',
}

/**
 * The name under which a file is shown and downloaded, made from the one that it came with: no path, nothing that steers a
 * terminal, a header or the direction of writing, and the extension of what it is.
 */
export function safeFileName(given: string, mediaType: MediaType): string {
  // What makes a name fit looks at each of its dots again: a long one would hold up everybody.
  const last = (given.split(/[/\\]/).at(-1) ?? '').slice(0, 300)
  const stem = last
    .normalize('NFC')
    .replace(/\.[^.]*$/, '')
    .replace(/[\p{C}\p{Zl}\p{Zp}<>:"|?*%;`$]/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  return `${[...stem].slice(0, 80).join('') || 'file'}.${extensions[mediaType]}`
}
