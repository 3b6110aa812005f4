import type { EndReason, Gift, GiftState, ResendGiftOutcome } from '../../../domains/gifts/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { OrderOnDesk } from './deps.ts'

type Words = {
  title: string
  product: string
  from: string
  to: string
  day: string
  state: string
  states: Record<GiftState, string>
  reasons: Record<EndReason, string>
  gone: string
  resend: string
  resent: string
  refusals: Record<Extract<ResendGiftOutcome, { ok: false }>['reason'], string>
}

export const deskGiftWords: Record<Locale, Words> = {
  en: {
    title: 'Gifts',
    product: 'Product',
    from: 'From',
    to: 'To',
    day: 'Goes out',
    state: 'State',
    states: {
      scheduled: 'Waits for its day',
      sent: 'Sent, not opened',
      opened: 'Opened by the recipient',
      recalled: 'Recalled',
      ended: 'Over',
    },
    reasons: {
      paid_back: 'The purchase was paid back',
      cancelled: 'The order was never paid',
      refused: 'The address took no letter',
      declined: 'Declined',
      expired: 'Nobody opened it',
      erased: 'The address was erased',
    },
    gone: 'Deleted',
    resend: 'Send the letter again',
    resent: 'The letter to the recipient is on its way again.',
    refusals: {
      not_sent: 'It has not been sent, or it is over.',
      too_many: 'The letter went out three times today already.',
    },
  },
  fr: {
    title: 'Cadeaux',
    product: 'Produit',
    from: 'De',
    to: 'À',
    day: 'Envoi',
    state: 'État',
    states: {
      scheduled: 'Attend son jour',
      sent: 'Envoyé, pas ouvert',
      opened: 'Ouvert par le destinataire',
      recalled: 'Repris',
      ended: 'Terminé',
    },
    reasons: {
      paid_back: 'L’achat a été remboursé',
      cancelled: 'La commande n’a jamais été payée',
      refused: 'L’adresse n’a pas accepté le message',
      declined: 'Refusé',
      expired: 'Personne ne l’a ouvert',
      erased: 'L’adresse a été effacée',
    },
    gone: 'Effacé',
    resend: 'Renvoyer le message',
    resent: 'Le message au destinataire est reparti.',
    refusals: {
      not_sent: 'Il n’est pas parti, ou il a pris fin.',
      too_many: 'Le message est déjà parti trois fois aujourd’hui.',
    },
  },
}

type GiftsProps = Pick<OrderOnDesk, 'order' | 'gifts'> & { visit: AdminVisit; mayRefund: boolean }

/** Which keys of the order are somebody else's, and how that stands. */
export function Gifts({ visit, order, gifts, mayRefund }: GiftsProps) {
  if (gifts.size === 0) return null
  const words = deskGiftWords[visit.locale]
  const columns: Column<Gift>[] = [
    { label: words.product, kind: 'head', cell: (gift) => gift.name[visit.locale] },
    { label: words.from, cell: (gift) => gift.senderName ?? words.gone },
    {
      label: words.to,
      cell: ({ recipientName, recipientEmail }) =>
        recipientEmail ? (
          <div>
            {recipientName}
            <br />
            <span class="small soft breakable">{recipientEmail}</span>
          </div>
        ) : (
          words.gone
        ),
    },
    { label: words.day, cell: (gift) => formatDate(gift.sentAt ?? gift.sendAt, visit.locale, 'moment') },
    {
      label: words.state,
      cell: (gift) => (
        <div>
          {gift.reason ? words.reasons[gift.reason] : words.states[gift.state]}
          {gift.state === 'sent' && mayRefund && (
            <form
              method="post"
              action={href(visit.locale, 'adminOrderGift', { order: order.id, gift: gift.id })}
            >
              <button type="submit" class="text-button">
                {words.resend}
              </button>
            </form>
          )}
        </div>
      ),
    },
  ]
  return (
    <section>
      <h2>{words.title}</h2>
      <Rows label={words.title} rows={[...gifts.values()]} columns={columns} />
    </section>
  )
}
