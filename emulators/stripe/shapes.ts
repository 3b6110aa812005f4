import type Stripe from 'stripe'

/** Stripe's objects as the emulator stores them: enums closed, references to other objects as plain ids. */
export type Session = Closed<Stripe.Checkout.Session>
export type LineItem = Omit<Closed<Stripe.LineItem>, 'price'> & { price: Price }
export type Price = Closed<Stripe.Price>
export type PaymentIntent = Closed<Stripe.PaymentIntent>
export type PaymentMethod = Closed<Stripe.PaymentMethod>
export type Charge = Closed<Stripe.Charge>
export type Refund = Closed<Stripe.Refund>
export type Dispute = Closed<Stripe.Dispute>
export type EarlyFraudWarning = Closed<Stripe.Radar.EarlyFraudWarning>
export type Review = Closed<Stripe.Review>
export type BalanceTransaction = Closed<Stripe.BalanceTransaction>
export type WebhookEndpoint = Closed<Stripe.WebhookEndpoint>
export type StoredFile = Closed<Stripe.File>
export type EventType = Stripe.Event['type']

export type Closed<T> = T extends string
  ? ClosedString<T>
  : T extends ReturnType<typeof Stripe.Decimal.from>
    ? string
    : T extends (infer Item)[]
      ? Closed<Item>[]
      : T extends object
        ? { [Field in keyof T]: Closed<AsId<T[Field]>> }
        : T

/** `string | Charge | null` becomes `string | null`; a field that is always an object stays. */
type AsId<T> = string extends T ? Exclude<T, { id: string; object: string }> : T

/** The SDK writes enums as `'a' | 'b' | OtherString`, where OtherString is `string & Record<never, never>`. */
type ClosedString<T> = Same<T, string & Record<never, never>> extends true ? never : T

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false
