import type { OrderOnPage } from '../../../domains/orders/index.ts'
import { type EmailQuestion, EmailQuestionField } from '../../email-question.tsx'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'

export type EmailFormState = {
  email: string
  error?: 'proof' | 'email' | 'too_many_attempts'
  question?: EmailQuestion
}

type RefusedEmailProps = { visit: Visit; token: string; order: OrderOnPage; form: EmailFormState | undefined }

/** Whoever has only the link must not be able to send the keys elsewhere, hence the proof. */
export function RefusedEmail({ visit, token, order, form }: RefusedEmailProps) {
  const { m, locale } = visit
  return (
    <section class="notice bad">
      <form class="stack" method="post" action={href(locale, 'orderEmail', { token })}>
        <h2>{m.order.emailRefused}</h2>
        <p>{m.order.emailRefusedText(order.email)}</p>
        <EmailFields {...{ visit, order, form }} />
        <p class="actions">
          <button type="submit" class="button">
            {m.order.correctEmail}
          </button>
        </p>
      </form>
    </section>
  )
}

/** The new address, and what proves the buyer. */
export function EmailFields({ visit, order, form }: Omit<RefusedEmailProps, 'token'>) {
  const { m } = visit
  const error = form?.error && m.order.emailErrors[form.error]
  const isAboutEmail = form?.error === 'email'
  const proof = m.order.proofs[order.emailProof ?? 'card']
  return (
    <>
      <Input
        id="new-email"
        name="email"
        type="email"
        required
        label={m.order.newEmail}
        value={form?.email}
        error={isAboutEmail ? error : undefined}
        autocomplete="email"
        autofocus={isAboutEmail}
      />
      <EmailQuestionField {...{ visit, question: form?.question }} />
      <Input
        id="proof"
        name="proof"
        required
        label={proof.label}
        hint={proof.hint}
        error={isAboutEmail ? undefined : error}
        autocomplete="off"
        maxlength={254}
        autofocus={Boolean(form?.error) && !isAboutEmail}
      />
    </>
  )
}
