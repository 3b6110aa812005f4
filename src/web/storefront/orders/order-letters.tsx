import type { OrderOnPage } from '../../../domains/orders/index.ts'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { EmailFields, type EmailFormState } from './email-form.tsx'
import { orderLetterWords } from './letters-words.ts'

type Props = { visit: Visit; order: OrderOnPage; token: string; form: EmailFormState | undefined }

/** Where the letters of a paid order go, once more, and what to do when the address is wrong. */
export function OrderLetters({ visit, order, token, form }: Props) {
  const { locale, m } = visit
  const words = orderLetterWords[locale]
  return (
    <section class="stack order-letters" aria-labelledby="letters-title">
      <h2 id="letters-title">{words.title}</h2>
      <p>{words.lead(order.email)}</p>
      <form method="post" action={href(locale, 'orderResend', { token })}>
        <button type="submit" class="button">
          {words.resend}
        </button>
      </form>
      {order.emailProof === 'card' && (
        <details class="disclosure" open={form !== undefined}>
          <summary>{words.wrong}</summary>
          <form class="stack" method="post" action={href(locale, 'orderEmail', { token })}>
            <p class="soft">{words.wrongText}</p>
            <EmailFields {...{ visit, order, form }} />
            <p class="actions">
              <button type="submit" class="button">
                {m.order.correctEmail}
              </button>
            </p>
          </form>
        </details>
      )}
    </section>
  )
}
