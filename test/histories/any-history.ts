import fc from 'fast-check'
import { answerShortage, cancelOrder } from '../../src/domains/checkout/index.ts'
import { confirmReceipt, requestReveal } from '../../src/domains/orders/index.ts'
import { sweepPayments } from '../../src/domains/payments/index.ts'
import type { OrderId } from '../../src/shared/ids.ts'
import type { Accident } from './accidents.ts'
import { allMeans, checkOut, letBankGo, overtake, pay } from './buying.ts'
import { chooseAnswer, complainAbout } from './complaining.ts'
import { anotherCountryCounts, issueDocuments, nameACompany } from './documents.ts'
import { type Doing, giveAway, hearOfConfirmation, tend, useGift } from './gifts.ts'
import { advanceTogether, doJobs, endBy, hear, hearing, registerAnswers, survive } from './happenings.ts'
import {
  bankDecides,
  bankDoubts,
  bankGoesOn,
  bankSendsBack,
  refundElsewhere,
  staffRefund,
} from './money-back.ts'
import { decideReview, endReviews } from './reviews.ts'
import { at, type Moment, step } from './step.ts'
import { withdrawFrom } from './withdrawing.ts'
import type { World } from './world.ts'

const someone = fc.nat(2)
const product = fc.nat(2)
/** The fourth is a bundle of the first two, and has no keys of its own. */
const wish = fc.nat(3)
const few = fc.integer({ min: 1, max: 3 })
// A page that is still open is paid all the same.
const mostly = fc.constantFrom(true, true, true, false)
const mostlyOnce = fc.constantFrom(1, 1, 1, 2)

const checksOut = step(
  'check out',
  {
    buyer: fc.constantFrom(0, 0, 1, 1, 2, 2, 3, 3),
    wanted: fc.uniqueArray(fc.record({ product: wish, quantity: few }), {
      minLength: 1,
      maxLength: 2,
      selector: (each) => each.product,
    }),
    delivery: fc.constantFrom<('sealed' | 'at_once')[]>('sealed', 'at_once'),
    coupon: fc.constantFrom(null, null, null, 'a part', 'everything'),
    isGift: fc.constantFrom(false, false, false, true),
    presses: mostlyOnce,
    tabs: mostlyOnce,
  },
  async (world, { wanted, ...purchase }) => {
    const lines = wanted.map(({ product, quantity }) => ({ productId: world.product(product), quantity }))
    await checkOut(world, { ...purchase, lines })
  },
)

const pays = step(
  'pay',
  { page: someone, means: fc.constantFrom(...allMeans), late: mostly, returns: fc.nat(2) },
  async (world, { page, means, late, returns }) => {
    const chosen = at(world.pages, page)
    if (chosen) await advanceTogether(world, await pay(world, chosen, means, late), returns)
  },
)

const calls = ['openSession', 'readFacts', 'expireSession', 'capture', 'release', 'refund'] as const
const accidents = calls.flatMap((call): Accident[] => [`before ${call}`, `after ${call}`])
const dies = step(
  'the process dies',
  { accident: fc.constantFrom<Accident[]>('telling', ...accidents) },
  async (world, { accident }) => world.accidents.arm(accident),
)

const faults = [
  { kind: 'error', status: 500 },
  { kind: 'error', status: 429 },
  { kind: 'error_after_commit' },
  { kind: 'lose_response' },
] as const
const faultyCalls = [
  'POST /v1/checkout/sessions',
  'GET /v1/checkout/sessions/*',
  'POST /v1/checkout/sessions/*/expire',
  'POST /v1/payment_intents/*/capture',
  'POST /v1/payment_intents/*/cancel',
  'POST /v1/refunds',
]
const providerFails = step(
  'the provider fails',
  { fault: fc.constantFrom(...faults), match: fc.constantFrom(...faultyCalls), count: few },
  (world, { fault, match, count }) => world.emulator.control.faults.add({ ...fault, match, count }),
)

const register = step('the register answers', {}, registerAnswers)
const events = step('events arrive', hearing, hear)
const jobs = step('jobs run', { workers: few }, (world, { workers }) => doJobs(world, workers))
const issues = step('documents are issued', {}, (world) => survive(issueDocuments(world)))
const sweep = step('sweep', {}, (world) => survive(sweepPayments(world.deps)))
const imported = step('keys are imported', { product, count: few }, (world, { product, count }) =>
  survive(world.addKeys(world.product(product), count)),
)

function onOrder<Args>(
  name: string,
  how: fc.Arbitrary<Args>,
  run: (world: World, orderId: OrderId, how: Args) => Promise<unknown>,
) {
  return step(name, { order: someone, how }, async (world, { order, how }) => {
    const orderId = at(await world.orderIds(), order)
    if (orderId) await run(world, orderId, how)
  })
}

const always = fc.constant('so')
const reservationEnds = onOrder(
  'the reservation ends',
  fc.constantFrom('noticed', 'unnoticed'),
  async (world, id, how) => {
    await endBy(world, 'reservation', [id])
    if (how === 'noticed') await advanceTogether(world, id, 1)
  },
)
const answerIsDue = onOrder('the answer is due', always, (world, id) => endBy(world, 'answer', [id]))
const isReleased = onOrder('the release comes', always, (world, id) => endBy(world, 'release', [id]))
const promiseIsBroken = onOrder('the promise is broken', always, (world, id) => endBy(world, 'promise', [id]))
const cancels = onOrder('cancel', always, (world, id) => survive(cancelOrder(world.deps, id)))
const strangersAreQuicker = onOrder('strangers are quicker', always, overtake)
const bankLetsGo = onOrder('the bank lets go', always, letBankGo)
const answers = onOrder(
  'answer',
  fc.constantFrom<('wait' | 'refund')[]>('wait', 'refund'),
  (world, id, choice) => survive(answerShortage(world.deps, id, choice)),
)
const reveals = onOrder('reveal', always, async ({ db, deps, unitIdsOf, revealsOf }, orderId) => {
  const answers = { express: true, acknowledge: true, locale: 'en', country: 'FR' }
  await survive(requestReveal(db, deps.outbox, { orderId, unitIds: await unitIdsOf(orderId), ...answers }))
  const waiverIds = await revealsOf(orderId)
  if (waiverIds.length === 0) return
  await survive(db.transaction().execute((tx) => confirmReceipt(tx, deps.outbox, waiverIds)))
})

const isNamed = onOrder(
  'a company is named',
  fc.constantFrom<('buyer' | 'staff')[]>('buyer', 'staff'),
  nameACompany,
)
const movesTo = onOrder('another country counts', fc.constantFrom('DE', 'IT', 'US'), anotherCountryCounts)

const refunds = onOrder(
  'staff refund',
  fc.record({
    wish: fc.constantFrom<('units' | 'one' | 'gesture')[]>('units', 'one', 'gesture'),
    presses: mostlyOnce,
  }),
  staffRefund,
)
const refundsElsewhere = onOrder(
  'refund at the provider',
  fc.constantFrom<('all' | 'part')[]>('all', 'part'),
  refundElsewhere,
)
const comesBack = onOrder('a refund comes back', always, bankSendsBack)
const doubts = onOrder(
  'a bank doubts',
  fc.constantFrom<('dispute' | 'inquiry' | 'warning')[]>('dispute', 'inquiry', 'warning'),
  bankDoubts,
)
const decides = onOrder(
  'a bank decides',
  fc.constantFrom<('won' | 'lost' | 'prevented')[]>('won', 'lost', 'prevented'),
  bankDecides,
)

const goesOn = onOrder(
  'a bank goes on',
  fc.record({
    to: fc.constantFrom<('chargeback' | 'again' | 'appeal')[]>('chargeback', 'again', 'appeal'),
    answered: mostly,
  }),
  bankGoesOn,
)

const withdraws = onOrder(
  'withdraw',
  fc.record({ which: fc.constantFrom<('all' | 'one')[]>('all', 'one'), presses: mostlyOnce }),
  withdrawFrom,
)

const complains = onOrder(
  'complain about a key',
  fc.record({
    unit: fc.nat(2),
    message: fc.constantFrom<('harbour-53' | 'harbour-13')[]>('harbour-53', 'harbour-53', 'harbour-13'),
    tabs: mostlyOnce,
  }),
  complainAbout,
)
const isAnswered = onOrder(
  'wait for a key or have the money back',
  fc.constantFrom<('wait' | 'refund')[]>('wait', 'refund'),
  chooseAnswer,
)

const gives = step(
  'give a key away',
  { unit: fc.nat(5), daysAhead: fc.constantFrom(0, 0, 0, 2), tabs: mostlyOnce, confirmed: mostly },
  giveAway,
)
const confirmation = onOrder(
  'the confirmation of gifts',
  fc.constantFrom<('arrives' | 'comes back')[]>('arrives', 'arrives', 'arrives', 'comes back'),
  hearOfConfirmation,
)
const usesGift = step(
  'use a gift',
  {
    gift: fc.nat(2),
    together: fc.array(fc.constantFrom<Doing[]>('open', 'open', 'open', 'recall', 'decline'), {
      minLength: 1,
      maxLength: 3,
    }),
  },
  useGift,
)
const tendsGifts = step('gifts are tended', {}, tend)

const looksAt = onOrder(
  'somebody decides on the payment',
  fc.array(fc.constantFrom<('allow' | 'reject')[]>('allow', 'reject'), { minLength: 1, maxLength: 2 }),
  decideReview,
)
const reviewIsOver = onOrder('the time to decide is over', always, (world, id) => endReviews(world, [id]))

/** Everything that may happen to a shop, each as often as it is worth trying. */
const anyStep = fc.oneof(
  { weight: 4, arbitrary: checksOut },
  { weight: 10, arbitrary: pays },
  { weight: 3, arbitrary: events },
  { weight: 3, arbitrary: jobs },
  { weight: 2, arbitrary: register },
  { weight: 3, arbitrary: reservationEnds },
  { weight: 3, arbitrary: providerFails },
  { weight: 4, arbitrary: dies },
  { weight: 4, arbitrary: cancels },
  { weight: 2, arbitrary: imported },
  { weight: 3, arbitrary: answers },
  { weight: 2, arbitrary: sweep },
  { weight: 3, arbitrary: issues },
  { weight: 2, arbitrary: isNamed },
  { weight: 2, arbitrary: movesTo },
  { weight: 1, arbitrary: answerIsDue },
  { weight: 1, arbitrary: isReleased },
  { weight: 1, arbitrary: promiseIsBroken },
  { weight: 1, arbitrary: reveals },
  { weight: 1, arbitrary: bankLetsGo },
  { weight: 4, arbitrary: strangersAreQuicker },
  { weight: 3, arbitrary: refunds },
  { weight: 2, arbitrary: refundsElsewhere },
  { weight: 1, arbitrary: comesBack },
  { weight: 3, arbitrary: doubts },
  { weight: 2, arbitrary: decides },
  { weight: 3, arbitrary: goesOn },
  { weight: 4, arbitrary: looksAt },
  { weight: 2, arbitrary: reviewIsOver },
  { weight: 3, arbitrary: withdraws },
  { weight: 3, arbitrary: complains },
  { weight: 1, arbitrary: isAnswered },
  { weight: 5, arbitrary: gives },
  { weight: 2, arbitrary: confirmation },
  { weight: 4, arbitrary: usesGift },
  { weight: 2, arbitrary: tendsGifts },
)

const moment = fc.oneof(
  { weight: 4, arbitrary: anyStep.map((step): Moment => [step]) },
  { weight: 1, arbitrary: fc.array(anyStep, { minLength: 2, maxLength: 3 }) },
)

/** It begins with somebody who wants something: most of what may happen needs an order. */
export const anyHistory = fc
  .tuple(checksOut, fc.array(moment, { minLength: 4, maxLength: 20, size: 'max' }))
  .map(([first, rest]): Moment[] => [[first], ...rest])
