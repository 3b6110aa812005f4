import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { FileId } from '../../shared/ids.ts'
import type { Clock } from '../../shared/time.ts'
import type { CleanFile, FileStore } from './files/file-store.ts'

export type TicketDeps = {
  db: Db
  clock: Clock
  outbox: Outbox
  files: FileStore
  clean: CleanFile
  /** Those of the files that belong to others who keep theirs in the same store. */
  ofOthers?(ids: readonly FileId[]): Promise<ReadonlySet<FileId>>
}
