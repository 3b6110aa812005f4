import type { Child } from 'hono/jsx'
import { z } from 'zod'
import { Input } from '../ui/field.tsx'
import type { AdminVisit, Said } from './admin-layout.tsx'
import { namesMailbox } from './reason-again-page.tsx'

type ReasonedActProps = {
  visit: AdminVisit
  /** Of its field, once to a page. */
  id: string
  action: string
  /** What it is called while it is folded. */
  title: string
  /** What it is done to, for whoever does not see the row. */
  about: string
  buttons: readonly (readonly [act: string, text: string])[]
  hint?: string
  children?: Child
}

/** An act on one row of a list that wants to know why: folded, so that nobody does it by one press. */
export function ReasonedAct({ visit, id, action, title, about, buttons, hint, children }: ReasonedActProps) {
  const words = visit.m.admin.reason
  return (
    <details class="disclosure">
      <summary>
        {title} <span class="visually-hidden">{about}</span>
      </summary>
      <form class="stack narrow-form" method="post" action={action}>
        {children}
        <Input
          id={`reason-${id}`}
          name="reason"
          label={words.label}
          hint={hint ?? words.hint}
          maxlength={500}
          required
          autocomplete="off"
        />
        <p class="actions">
          {buttons.map(([act, text]) => (
            <button type="submit" class="button" name="act" value={act}>
              {text} <span class="visually-hidden">{about}</span>
            </button>
          ))}
        </p>
      </form>
    </details>
  )
}

// What nobody sees is no reason.
const seenOf = (text: string) => text.replace(/[\p{Cf}\p{Z}]/gu, '')
const reasonForm = z.object({
  reason: z
    .string()
    .trim()
    .max(500)
    .refine((text) => seenOf(text).length >= 3 && !namesMailbox(text)),
})

/** Why, as it was sent; undefined where nobody said it, or with an address that could not be kept. */
export const readReason = (sent: unknown): string | undefined => reasonForm.safeParse(sent).data?.reason

export const reasonMissing = ({ visit }: { visit: AdminVisit }): Said => ({
  kind: 'bad',
  text: visit.m.admin.reason.missing,
})
