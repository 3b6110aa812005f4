import type { FileId } from '../../../shared/ids.ts'

/**
 * Where files lie: outside of the database and of everything that is served. What is put under an id is read again as it was;
 * an id is used once. Taking out what is not there is no error.
 */
export type FileStore = {
  put(id: FileId, content: Uint8Array): Promise<void>
  read(id: FileId): Promise<Buffer | undefined>
  remove(id: FileId): Promise<void>
  /** All that is there, in no order. */
  list(): AsyncIterable<{ id: FileId; keptAt: Date }>
}

export const mediaTypes = ['image/jpeg', 'image/png', 'application/pdf', 'text/plain'] as const
export type MediaType = (typeof mediaTypes)[number]

export type CleanOutcome =
  | { ok: true; mediaType: MediaType; content: Uint8Array }
  | { ok: false; reason: 'type' | 'broken' | 'too_large' }

/** What a file is, by its content alone; a picture comes back as nothing but its pixels. */
export type CleanFile = (content: Uint8Array) => Promise<CleanOutcome>
