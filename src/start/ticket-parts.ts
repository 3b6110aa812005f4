import { join } from 'node:path'
import type { Config } from '../config.ts'
import { type MailAddress, parseMailAddress } from '../domains/notifications/index.ts'
import {
  type FileStore,
  type ReplyAddresses,
  replyAddressesAt,
  type TicketDeps,
  type TicketLinks,
  ticketLinksWith,
} from '../domains/tickets/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { deriveSecret } from '../platform/crypto/sealer.ts'
import { cleanFile } from '../platform/files/clean-file.ts'
import { folderFiles } from '../platform/files/folder-files.ts'
import { sealedFiles } from '../platform/files/sealed-files.ts'
import { storageFiles } from '../platform/supabase/storage-files.ts'
import type { TicketId } from '../shared/ids.ts'

export type TicketParts = Pick<TicketDeps, 'files' | 'clean'> & {
  links: TicketLinks
  /** Null where no mail comes in. */
  replies: ReplyAddresses | null
  replyTo(id: TicketId): MailAddress | null
}

/** What tickets work with, by the configuration: where files lie, and how answers find their way. */
export function ticketParts(config: Config, keyring: Keyring): TicketParts {
  const replies = config.MAIL_IN_ADDRESS
    ? replyAddressesAt(config.MAIL_IN_ADDRESS, deriveSecret(keyring, 'ticket replies'))
    : null
  return {
    files: sealedFiles(storeOf(config), keyring),
    clean: cleanFile,
    links: ticketLinksWith(deriveSecret(keyring, 'ticket links')),
    replies,
    replyTo: (id) => (replies && parseMailAddress(replies.addressFor(id))) ?? null,
  }
}

function storeOf({
  DATA_DIR,
  FILES_BUCKET: bucket,
  SUPABASE_URL: url,
  SUPABASE_SECRET_KEY,
}: Config): FileStore {
  return bucket && url && SUPABASE_SECRET_KEY
    ? storageFiles({ url, secretKey: SUPABASE_SECRET_KEY, bucket })
    : folderFiles(join(DATA_DIR, 'files'))
}
