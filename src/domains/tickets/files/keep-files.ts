import type { Tx } from '../../../platform/database/connect.ts'
import { type FileId, newId, type TicketId, type TicketMessageId } from '../../../shared/ids.ts'
import type { FileStore } from './file-store.ts'
import type { ReadyFile } from './prepare-files.ts'

export type KeptFile = Omit<ReadyFile, 'content'> & { id: FileId; sizeBytes: number }

/**
 * Puts files where they lie, before the transaction that names them. Of one that fails files are left that nothing names; the
 * nightly sweep takes them out. To take them out at once would lose those of a commit whose answer was lost.
 */
export async function keepFiles(store: FileStore, files: readonly ReadyFile[]): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const { content, ...file } of files) {
    const id = newId('fil')
    await store.put(id, content)
    kept.push({ ...file, id, sizeBytes: content.byteLength })
  }
  return kept
}

export async function insertFiles(
  tx: Tx,
  { ticketId, messageId, at }: { ticketId: TicketId; messageId: TicketMessageId; at: Date },
  files: readonly KeptFile[],
): Promise<void> {
  if (files.length === 0) return
  await tx
    .insertInto('ticket_file')
    .values(
      files.map(({ id, name, mediaType, sizeBytes }) => ({
        id,
        ticket_id: ticketId,
        message_id: messageId,
        name,
        media_type: mediaType,
        size_bytes: sizeBytes,
        at,
      })),
    )
    .execute()
}
