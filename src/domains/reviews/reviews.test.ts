import { sql } from 'kysely'
import { afterEach, expect, test } from 'vitest'
import { type AccountId, newId, type OrderId, type ReviewId, type UnitId } from '../../shared/ids.ts'
import { days, hours } from '../../shared/time.ts'
import { catalogVersion } from '../catalog/index.ts'
import { copyAsJson } from '../privacy/export/copy-as-json.ts'
import { exportPerson } from '../privacy/export/export-person.ts'
import { erasePerson, findSubject, runRetention } from '../privacy/index.ts'
import { testPrivacy } from '../privacy/privacy.fixture.ts'
import { restrict } from '../privacy/restriction/restriction.ts'
import { placeHold } from '../privacy/retention/holds.ts'
import {
  answerReview,
  deleteReview,
  findOwnReview,
  findPublishedReview,
  keepReview,
  listReviews,
  publishReview,
  type ReviewDeps,
  type ReviewText,
  refuseReview,
  reportReview,
  summariseReviews,
  writeReview,
} from './index.ts'

const shop = await testPrivacy()
const { pool, clock, erasure } = shop
const deps: ReviewDeps = { db: shop.web.as({ role: 'service' }), clock, outbox: shop.deps.outbox }
const visitor = shop.web.as({ role: 'visitor' })
const staff = (await shop.anAccount()).account

let ahead = 0
function pass(millis: number): void {
  ahead += millis
  shop.pass(millis)
}
afterEach(() => pass(-ahead))

const text: ReviewText = { stars: 4, title: 'Good', body: 'It works.', shownName: 'Nora', locale: 'en' }

/** The key of an order, opened or still sealed. */
async function aKey(email: string, { open = true, account = null as AccountId | null } = {}) {
  const order = await shop.anOrder(email, account)
  const { rows } = await pool.query(
    `update shop.unit set revealed_at = case when $2 then coalesce(revealed_at, now()) end where order_id = $1
     returning id, product_id`,
    [order, open],
  )
  return { order: order as OrderId, unit: rows[0].id as UnitId, product: rows[0].product_id }
}

async function written(differences: Partial<ReviewText> = {}, email = `${newId('acc')}@example.eu`) {
  const key = await aKey(email)
  const outcome = await writeReview(deps, key.unit, { ...text, ...differences })
  if (!outcome.ok) throw new Error(outcome.reason)
  return { ...key, id: outcome.id, email }
}

async function published(differences: Partial<ReviewText> = {}) {
  const review = await written(differences)
  await publishReview(deps, { reviewId: review.id, version: 1, by: staff })
  return review
}

const rowsOf = async (id: ReviewId) =>
  (await pool.query('select * from shop.review where id = $1', [id])).rows
const told = () =>
  shop.events.flatMap((event) =>
    'reviewId' in event && 'how' in event
      ? [`${event.reviewId} ${event.how}`]
      : 'reportId' in event && 'what' in event
        ? [`${event.reportId} ${event.what}`]
        : [],
  )

test('only who opened a key of the product writes about it', async () => {
  const { unit } = await aKey('sealed@example.eu', { open: false })
  expect(await writeReview(deps, unit, text)).toEqual({ ok: false, reason: 'no_experience' })
  expect(await findOwnReview(deps.db, unit)).toBeUndefined()
  expect(await writeReview(deps, newId('unt'), text)).toEqual({ ok: false, reason: 'no_experience' })
})

test('a buyer writes one review of a product, by whichever order of their account, also pressed twice at once', async () => {
  const { account, email } = await shop.anAccount()
  const [first, second] = [await aKey(email, { account }), await aKey(email, { account })]
  const outcomes = await Promise.all(
    [first.unit, second.unit, first.unit].map((unit) => writeReview(deps, unit, text)),
  )
  const ids = new Set(outcomes.map((outcome) => (outcome.ok ? outcome.id : outcome.reason)))
  expect(ids.size).toBe(1)
  const later = await writeReview(deps, second.unit, { ...text, stars: 1 })
  expect(later).toEqual({ ok: true, id: [...ids][0] })
  const [row] = await rowsOf([...ids][0] as ReviewId)
  expect(row).toMatchObject({ stars: 1, version: 2, state: 'waiting', order_id: row.order_id })
})

test('an order with somebody’s address, which nobody proved, neither reads, changes nor deletes their review', async () => {
  const { id, email } = await written()
  const stranger = await aKey(email.replace('@', '+again@'))
  expect((await findOwnReview(deps.db, stranger.unit))?.review).toBeUndefined()
  const outcomes = await Promise.all(
    [1, 2].map(() => writeReview(deps, stranger.unit, { ...text, stars: 1 })),
  )
  expect(outcomes).toEqual(Array(2).fill({ ok: false, reason: 'other_order' }))
  expect(await deleteReview(deps, stranger.unit)).toBe(false)
  expect(await rowsOf(id)).toMatchObject([{ stars: 4, version: 1 }])
})

test('a key is not taken, in the title, the text or the name', async () => {
  const { unit } = await aKey('pastes@example.eu')
  const key = 'AB12C-DE34F-GH56J'
  for (const field of ['title', 'body'] as const)
    expect(await writeReview(deps, unit, { ...text, [field]: `Mine: ${key}` })).toEqual({
      ok: false,
      reason: 'licence_key',
      field,
    })
  expect(await writeReview(deps, unit, { ...text, shownName: key })).toMatchObject({ field: 'name' })
  expect((await findOwnReview(deps.db, unit))?.review).toBeUndefined()
})

test('nothing is shown, counted or announced before somebody has read it, and bad ones like good ones', async () => {
  const { product } = await written()
  const before = await summariseReviews(visitor, product)
  const version = await catalogVersion(visitor)
  const bad = await written({ stars: 1, title: 'Bad' })
  expect(await summariseReviews(visitor, product)).toEqual(before)
  expect(await catalogVersion(visitor)).toBe(version)
  expect(await publishReview(deps, { reviewId: bad.id, version: 1, by: staff })).toEqual({ ok: true })
  const now = await summariseReviews(visitor, product)
  expect(now.count).toBe(before.count + 1)
  expect(now.counts[1]).toBe(before.counts[1] + 1)
  expect(await catalogVersion(visitor)).toBeGreaterThan(version)
  expect(told()).toContain(`${bad.id} published`)
})

test('what was decided about other words than those that stand there does not count', async () => {
  const { id, unit } = await written()
  await writeReview(deps, unit, { ...text, title: 'Changed meanwhile' })
  for (const act of [publishReview, keepReview])
    expect(await act(deps, { reviewId: id, version: 1, by: staff })).toEqual({
      ok: false,
      reason: 'moved_on',
    })
  expect(await refuseReview(deps, { reviewId: id, version: 1, by: staff, reason: 'insult' })).toMatchObject({
    ok: false,
  })
  expect((await rowsOf(id))[0].state).toBe('waiting')
})

test('a change is read anew: it leaves the window, loses our answer, and comes back with its day', async () => {
  const { id, unit, product } = await published()
  const work = { reviewId: id, version: 1, by: staff }
  await answerReview(deps, { ...work, body: 'Thank you.' })
  expect((await findPublishedReview(visitor, id))?.answer?.body).toBe('Thank you.')
  // The same words are no change.
  await writeReview(deps, unit, text)
  expect(await findPublishedReview(visitor, id)).toBeDefined()
  const version = await catalogVersion(visitor)
  await writeReview(deps, unit, { ...text, stars: 2 })
  expect(await findPublishedReview(visitor, id)).toBeUndefined()
  expect(await catalogVersion(visitor)).toBeGreaterThan(version)
  await publishReview(deps, { ...work, version: 2 })
  const again = await findPublishedReview(visitor, id)
  expect(again).toMatchObject({ stars: 2, answer: null, productId: product })
  expect(again?.changedAt).toBeInstanceOf(Date)
})

test('who reported is told once that it came and once what was decided; an upheld report takes the review away', async () => {
  const review = await published()
  const report = {
    reason: 'insult',
    words: 'This.',
    name: 'Ada',
    email: 'ada@example.eu',
    locale: 'en',
  } as const
  const id = await reportReview(deps, review.id, report)
  // Sent twice, it is one.
  expect(await reportReview(deps, review.id, { ...report, email: 'Ada@example.eu' })).toBe(id)
  const other = await reportReview(deps, review.id, { ...report, email: 'ben@example.eu' })
  const work = { reviewId: review.id, version: 1, by: staff }
  await keepReview(deps, work)
  expect(await findPublishedReview(visitor, review.id)).toBeDefined()
  const again = await reportReview(deps, review.id, report)
  await refuseReview(deps, { ...work, reason: 'insult' })
  expect(await findPublishedReview(visitor, review.id)).toBeUndefined()
  const mine = told().filter((each) =>
    [id, other, again, review.id].some((one) => each.startsWith(one ?? '-')),
  )
  expect(mine.sort()).toEqual(
    [
      `${id} received`,
      `${id} kept`,
      `${other} received`,
      `${other} kept`,
      `${again} received`,
      `${again} removed`,
      `${review.id} published`,
      `${review.id} refused`,
    ].sort(),
  )
  expect(await reportReview(deps, review.id, report)).toBeUndefined()
})

test('its author deletes it at once, and who reported it is told', async () => {
  const review = await published()
  const report = {
    reason: 'off_topic',
    words: 'No.',
    name: 'Ada',
    email: 'ada@example.eu',
    locale: 'fr',
  } as const
  const id = await reportReview(deps, review.id, report)
  const version = await catalogVersion(visitor)
  expect(await deleteReview(deps, review.unit)).toBe(true)
  expect(await rowsOf(review.id)).toEqual([])
  expect(await catalogVersion(visitor)).toBeGreaterThan(version)
  expect(told()).toContain(`${id} removed`)
  expect(await deleteReview(deps, review.unit)).toBe(false)
})

test('a visitor reads what is published, and never whose it is', async () => {
  const [shown, waiting] = [await published(), await written()]
  const seen = await visitor.selectFrom('review').select('id').execute()
  expect(seen.map(({ id }) => id)).toContain(shown.id)
  expect(seen.map(({ id }) => id)).not.toContain(waiting.id)
  for (const column of ['order_id', 'account_id', 'mailbox_hash'] as const)
    await expect(visitor.selectFrom('review').select(column).execute()).rejects.toThrow(/permission denied/)
})

test('of a restricted person nothing is shown, and nothing is decided about it', async () => {
  const review = await published()
  const waiting = await written()
  const person = { account: null, email: review.email }
  await shop.db.transaction().execute((tx) => restrict(tx, person, clock.now(), { kind: 'customer' }))
  expect(await findPublishedReview(visitor, review.id)).toBeUndefined()
  const desk = shop.web.as({ role: 'staff', account: staff })
  const seen = (await desk.selectFrom('review').select('id').execute()).map(({ id }) => id)
  expect(seen).not.toContain(review.id)
  expect(seen).toContain(waiting.id)
  const work = { reviewId: review.id, version: 1, by: staff }
  expect(await refuseReview(deps, { ...work, reason: 'insult' })).toEqual({ ok: false, reason: 'unknown' })
})

test('which reviews are hidden is asked once for a statement, however many there are', async () => {
  for (const locale of ['en', 'fr'] as const) await published({ locale })
  const { rows } = await sql<{ 'QUERY PLAN': string }>`
    explain (analyze, costs off, timing off, summary off) select id from shop.review`.execute(visitor)
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toMatch(/hashed SubPlan/)
  const asked = plan.match(/ProjectSet \(actual rows=\S+ loops=(\d+)\)/)
  expect(asked?.[1], plan).toBe('1')
})

test('pages of the list follow each other in every order', async () => {
  const { product } = await published({ stars: 5 })
  for (const stars of [3, 1, 5, 2] as const) await published({ stars, locale: 'fr' })
  const all = await summariseReviews(visitor, product)
  for (const sort of ['newest', 'highest', 'lowest'] as const) {
    const pages = [1, 2, 3, 4, 5, 6, 7, 8].map((page) =>
      listReviews(visitor, product, { sort, locale: null, page }, 2),
    )
    const listed = (await Promise.all(pages)).flat()
    expect(new Set(listed.map(({ id }) => id)).size).toBe(Math.min(16, all.count))
    const stars = listed.map((review) => review.stars)
    if (sort === 'highest') expect(stars).toEqual(stars.toSorted((a, b) => b - a))
    if (sort === 'lowest') expect(stars).toEqual(stars.toSorted((a, b) => a - b))
  }
  const french = await listReviews(visitor, product, { sort: 'newest', locale: 'fr', page: 1 })
  expect(french.length).toBe(all.byLocale.fr)
})

test('a review goes after three years, a report one year after it was decided', async () => {
  const review = await published()
  const report = {
    reason: 'insult',
    words: 'This.',
    name: 'Ada',
    email: 'late@example.eu',
    locale: 'en',
  } as const
  const id = await reportReview(deps, review.id, report)
  await keepReview(deps, { reviewId: review.id, version: 1, by: staff })
  const reports = async () =>
    (await pool.query('select from shop.review_report where id = $1', [id])).rowCount
  pass(days(365) - hours(1))
  await runRetention(erasure)
  expect(await reports()).toBe(1)
  pass(hours(2))
  await runRetention(erasure)
  expect(await reports()).toBe(0)
  pass(days(2 * 365) - hours(2))
  await runRetention(erasure)
  expect(await rowsOf(review.id)).toHaveLength(1)
  pass(hours(2))
  await runRetention(erasure)
  expect(await rowsOf(review.id)).toEqual([])
})

test('who is erased while their order is held is read by nobody from then on', async () => {
  const review = await published()
  const version = await catalogVersion(visitor)
  const hold = { ground: 'bank_dispute', reference: null, by: null, at: clock.now() } as const
  await shop.worker.db.transaction().execute((tx) => placeHold(tx, { kind: 'order', id: review.order }, hold))
  expect((await erasePerson(erasure, { email: review.email }, 'request')).ok).toBe(true)
  expect(await rowsOf(review.id)).toMatchObject([{ body: 'It works.', shown_name: null }])
  expect(await findPublishedReview(visitor, review.id)).toBeUndefined()
  expect(await catalogVersion(visitor)).toBeGreaterThan(version)
})

test('a copy holds the words, and an erasure takes the review and the reports of the mailbox', async () => {
  const email = 'leaves@example.eu'
  const review = await written({ body: 'Words of my own.' }, email)
  const other = await published()
  const report = { reason: 'insult', words: 'My report.', name: 'Ada', email, locale: 'en' } as const
  await reportReview(deps, other.id, report)
  let copy = ''
  const subject = await findSubject(shop.worker.db, { email })
  for await (const piece of exportPerson(erasure, subject, copyAsJson)) copy += piece
  expect(copy).toContain('Words of my own.')
  expect(copy).toContain('My report.')
  expect((await erasePerson(erasure, { email }, 'request')).ok).toBe(true)
  expect(await rowsOf(review.id)).toEqual([])
  expect(await rowsOf(other.id)).toHaveLength(1)
  const { rowCount } = await pool.query('select from shop.review_report where email_folded = $1', [email])
  expect(rowCount).toBe(0)
})
