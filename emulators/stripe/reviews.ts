import type { RequestParams } from './contract.ts'
import { invalid, notFound } from './errors.ts'
import { recordEvent } from './events.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import type { Charge, PaymentIntent, Review } from './shapes.ts'
import type { World } from './world.ts'

export function openReview(world: World, charge: Charge, openedReason: Review['opened_reason']): Review {
  const review: Review = {
    id: world.draw('prv_1'),
    object: 'review',
    billing_zip: null,
    charge: charge.id,
    closed_reason: null,
    created: world.clock.seconds(),
    ip_address: null,
    ip_address_location: null,
    livemode: false,
    open: true,
    opened_reason: openedReason,
    ...(charge.payment_intent && { payment_intent: charge.payment_intent }),
    reason: openedReason,
    session: null,
  }
  world.tables.reviews.save(review)
  charge.review = review.id
  world.tables.charges.save(charge)
  const intent = world.tables.intents.find(charge.payment_intent ?? '')
  if (intent) {
    intent.review = review.id
    world.tables.intents.save(intent)
  }
  recordEvent(world, 'review.opened', review)
  return review
}

/** A review ends with the decision, or with whatever makes it pointless: a refund, a cancellation, a dispute. */
export function closeReview(
  world: World,
  intent: PaymentIntent,
  reason: NonNullable<Review['closed_reason']>,
) {
  const review = world.tables.reviews.find(intent.review ?? '')
  if (review?.open) close(world, review, reason)
}

export function approveReview(world: World, _params: object, id: string): Review {
  const review = retrieveReview(world, id)
  if (!review.open) throw invalid('This review has already been closed.')
  close(world, review, 'approved')
  return review
}

export function retrieveReview(world: World, id: string): Review {
  const review = world.tables.reviews.find(id)
  if (!review) throw notFound('review', id, 'review')
  return review
}

/** Stripe lists only the open ones. */
export function listReviews(world: World, params: RequestParams['reviewList']): Page<Review> {
  return pageOf(
    world.tables.reviews,
    '/v1/reviews',
    params,
    (review) => review.open && wasCreatedWithin(review, params.created),
  )
}

function close(world: World, review: Review, reason: NonNullable<Review['closed_reason']>) {
  review.open = false
  review.closed_reason = reason
  review.reason = reason
  world.tables.reviews.save(review)
  recordEvent(world, 'review.closed', review)
}
