import type { Locale } from '../../shared/locale.ts'
import { findAddressee, findOrderOfGuest } from '../orders/index.ts'
import type { TicketDeps } from './deps.ts'
import type { ReadyFile } from './files/prepare-files.ts'
import { openTicket } from './open-ticket.ts'
import type { TicketSubject } from './ticket.ts'

/**
 * Opens a ticket about an order when its number and address belong together. Answers nothing: whoever asks learns only what
 * arrives in that mailbox.
 */
export async function openTicketAsGuest(
  deps: TicketDeps,
  asked: { number: string; email: string; subject: TicketSubject; body: string; locale: Locale },
  files: readonly ReadyFile[],
): Promise<void> {
  const orderId = await findOrderOfGuest(deps.db, asked)
  const addressee = orderId && (await findAddressee(deps.db, orderId))
  if (!addressee) return
  const { email, accountId } = addressee
  const { subject, body, locale } = asked
  await openTicket(
    deps,
    { channel: 'guest', subject, locale, email, accountId, orderId, unitId: null, body },
    files,
  )
}
