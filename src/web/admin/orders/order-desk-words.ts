import type { MakeOrderOutcome } from '../../../domains/checkout/index.ts'
import type { StaffProof } from '../../../domains/correction/index.ts'
import type { NoteAbout, OrderSort, StaffHoldOutcome } from '../../../domains/orders/index.ts'
import type { ReplaceAsStaffOutcome } from '../../../domains/replacement/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { orderDeskWordsEn } from './order-desk-words-en.ts'
import { orderDeskWordsFr } from './order-desk-words-fr.ts'

type ReasonOf<Outcome> =
  Extract<Outcome, { ok: false }> extends { reason: infer Reason extends string } ? Reason : never

export type OrderDeskWords = {
  list: {
    any: string
    anyOther: string
    held: string
    heldAny: string
    from: string
    until: string
    country: string
    currency: string
    product: string
    owed: string
    ofCustomer: string
    openCustomer: string
    nothing: string
    columns: Record<OrderSort | 'paid' | 'state' | 'country', string>
  }
  restricted: { title: string; text: string }
  waits: {
    title: string
    payment(until: string): string
    payLink: string
    choice(until: string): string
    backorder(product: string, until: string | null): string
    review(until: string): string
    held: string
    refund(amount: string): string
    letter(kind: string, at: string): string
  }
  story: {
    letter(kind: string): string
    key(step: string, product: string): string
    proof(proof: string): string
    ticket(reference: string): string
    complaint: string
    look(score: number): string
    looks: Record<'before_page' | 'authorised', string>
    actions: Record<'allow' | 'step_up' | 'challenge' | 'hold', string>
    note: string
    abouts: Record<NonNullable<NoteAbout>, string>
    read: string
    times(count: number): string
    placedByStaff: string
    nothingToPay: string
    proofs: Record<StaffProof, string>
  }
  acts: {
    title: string
    reason: string
    reasonHint: string
    reasonMissing: string
    note: { title: string; label: string; hint: string; button: string; missing: string; done: string }
    letters: {
      title: string
      text(email: string): string
      keys: string
      receipt: string
      done: string
      nothing: string
      too_many: string
    }
    email: {
      title: string
      text: string
      label: string
      proof: string
      proofs: Record<StaffProof, string>
      button: string
      done: string
      wrong: string
      proofMissing: string
      whoMay: string
      not_paid: string
      same: string
      wants_voucher: string
    }
    key: {
      title(product: string): string
      text: string
      message: string
      button: string
      done: string
      refusals: Record<ReasonOf<ReplaceAsStaffOutcome>, string>
    }
    hold: {
      title: string
      text: string
      button: string
      releaseTitle: string
      releaseText: string
      releaseButton: string
      held: string
      released: string
      refusals: Record<ReasonOf<StaffHoldOutcome>, string>
    }
  }
  make: {
    title: string
    link: string
    lead: string
    product: string
    productHint: string
    which: string
    quantity: string
    email: string
    emailHint: string
    name: string
    country: string
    language: string
    currency: string
    how: string
    free: string
    toPay: string
    toPayHint: string
    button: string
    done: string
    /** The same form was sent before. */
    doneBefore: string
    doneOtherwise: string
    problems: Record<'product' | 'quantity' | 'email' | 'country', string>
    refusals: Record<ReasonOf<MakeOrderOutcome>, string>
  }
}

export const orderDeskWords: Record<Locale, OrderDeskWords> = { en: orderDeskWordsEn, fr: orderDeskWordsFr }
