import type { PropsWithChildren } from 'hono/jsx'
import { staffProofs } from '../../../domains/correction/index.ts'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import { messagesOf } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { described, Field, FieldError, Input } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { orderDeskWords } from './order-desk-words.ts'
import { unitsOf } from './units.ts'

export type OrderAct = 'note' | 'letters' | 'email' | 'key' | 'hold'
/** What was typed, when an act comes back with something wrong. */
export type FailedAct = {
  act: OrderAct
  values: Readonly<Record<string, string>>
  errors: Readonly<Record<string, string>>
}
export type MayAct = { resend: boolean; correct: boolean; replace: boolean; hold: boolean }

type ActProps = { visit: AdminVisit; order: OrderWithoutPayment; failed?: FailedAct | undefined }

/** What can be done with an order beside money: each act folded, so that the page stays calm. */
export function ActSections({ may, ...props }: ActProps & { may: MayAct }) {
  const { order, visit } = props
  const openKeys = unitsOf(order.lines).filter(({ unit }) => unit.state.kind === 'open')
  const canHold = order.paidAt !== null && order.heldFor === null && order.state !== 'refunded'
  return (
    <section>
      <h2>{orderDeskWords[visit.locale].acts.title}</h2>
      <NoteForm {...props} />
      {may.resend && order.paidAt && <LetterForms {...props} />}
      {may.correct && order.paidAt && <EmailForm {...props} />}
      {may.replace && openKeys.map((row) => <KeyForm {...props} row={row} />)}
      {may.hold && (canHold || order.heldFor === 'staff') && <HoldForm {...props} />}
    </section>
  )
}

function Act({ title, isOpen, children }: PropsWithChildren<{ title: string; isOpen: boolean }>) {
  return (
    <details class="disclosure" open={isOpen}>
      <summary>{title}</summary>
      {children}
    </details>
  )
}

function NoteForm({ visit: { locale }, order, failed }: ActProps) {
  const { note } = orderDeskWords[locale].acts
  const mine = failed?.act === 'note' ? failed : undefined
  const error = mine?.errors.words
  return (
    <Act title={note.title} isOpen={Boolean(mine)}>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminOrderNotes', { order: order.id })}
      >
        <Field id="words" label={note.label} hint={note.hint} error={error}>
          <textarea
            id="words"
            name="words"
            rows={4}
            required
            maxlength={2000}
            {...described({ id: 'words', hint: note.hint, error })}
          >
            {mine?.values.words}
          </textarea>
        </Field>
        <p>
          <button type="submit" class="button">
            {note.button}
          </button>
        </p>
      </form>
    </Act>
  )
}

function LetterForms({ visit: { locale }, order, failed }: ActProps) {
  const { letters } = orderDeskWords[locale].acts
  return (
    <Act title={letters.title} isOpen={failed?.act === 'letters'}>
      <form class="stack" method="post" action={href(locale, 'adminOrderLetters', { order: order.id })}>
        <p>{letters.text(order.email)}</p>
        <p class="actions">
          <button type="submit" class="button" name="what" value="keys">
            {letters.keys}
          </button>
          <button type="submit" class="button" name="what" value="receipt">
            {letters.receipt}
          </button>
        </p>
      </form>
    </Act>
  )
}

function EmailForm({ visit: { locale }, order, failed }: ActProps) {
  const { email, ...acts } = orderDeskWords[locale].acts
  const mine = failed?.act === 'email' ? failed : undefined
  return (
    <Act title={email.title} isOpen={Boolean(mine)}>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminOrderEmail', { order: order.id })}
      >
        <p>{email.text}</p>
        <p>{email.whoMay}</p>
        <Input
          id="new-email"
          name="email"
          type="email"
          label={email.label}
          value={mine?.values.email}
          error={mine?.errors.email}
          maxlength={254}
          autocomplete="off"
          required
        />
        <fieldset class="choices">
          <legend class="group-label">{email.proof}</legend>
          {staffProofs.map((proof) => (
            <label class="choice">
              <input
                type="radio"
                name="proof"
                value={proof}
                required
                checked={mine?.values.proof === proof}
              />
              <span>{email.proofs[proof]}</span>
            </label>
          ))}
          {mine?.errors.proof && <FieldError id="proof" error={mine.errors.proof} />}
        </fieldset>
        <Reason id="email-reason" {...{ acts, mine }} />
        <p>
          <button type="submit" class="button">
            {email.button}
          </button>
        </p>
      </form>
    </Act>
  )
}

function KeyForm({
  visit: { locale },
  order,
  failed,
  row,
}: ActProps & { row: ReturnType<typeof unitsOf>[number] }) {
  const { key, ...acts } = orderDeskWords[locale].acts
  const { unit, line } = row
  const mine = failed?.act === 'key' && failed.values.unit === unit.id ? failed : undefined
  const id = `message-${unit.id}`
  return (
    <Act title={key.title(line.name[locale])} isOpen={Boolean(mine)}>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminOrderKey', { order: order.id, unit: unit.id })}
      >
        <p>{key.text}</p>
        <Field id={id} label={key.message} error={mine?.errors.message}>
          <select id={id} name="message" required {...described({ id, error: mine?.errors.message })}>
            <option value="" />
            {messagesOf(line.platform.code).map(({ name, text }) => (
              <option value={name} selected={mine?.values.message === name}>
                {text[locale]}
              </option>
            ))}
          </select>
        </Field>
        <Reason id={`key-reason-${unit.id}`} {...{ acts, mine }} />
        <p>
          <button type="submit" class="button">
            {key.button}
          </button>
        </p>
      </form>
    </Act>
  )
}

function HoldForm({ visit: { locale }, order, failed }: ActProps) {
  const { hold, ...acts } = orderDeskWords[locale].acts
  const mine = failed?.act === 'hold' ? failed : undefined
  const isHeld = order.heldFor === 'staff'
  return (
    <Act title={isHeld ? hold.releaseTitle : hold.title} isOpen={Boolean(mine)}>
      <form
        class="stack narrow-form"
        method="post"
        action={href(locale, 'adminOrderHold', { order: order.id })}
      >
        <p>{isHeld ? hold.releaseText : hold.text}</p>
        <Reason id="hold-reason" {...{ acts, mine }} />
        <p>
          <button type="submit" class="button" name="act" value={isHeld ? 'release' : 'hold'}>
            {isHeld ? hold.releaseButton : hold.button}
          </button>
        </p>
      </form>
    </Act>
  )
}

type ReasonProps = {
  id: string
  acts: { reason: string; reasonHint: string }
  mine: FailedAct | undefined
}

function Reason({ id, acts, mine }: ReasonProps) {
  return (
    <Input
      id={id}
      name="reason"
      label={acts.reason}
      hint={acts.reasonHint}
      value={mine?.values.reason}
      error={mine?.errors.reason}
      maxlength={500}
      autocomplete="off"
      required
    />
  )
}
