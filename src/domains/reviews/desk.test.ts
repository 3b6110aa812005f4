import { expect, test } from 'vitest'
import { newId, type UnitId } from '../../shared/ids.ts'
import { minutes } from '../../shared/time.ts'
import { testPrivacy } from '../privacy/privacy.fixture.ts'
import { type DeskQuery, listReviewsForStaff, type ReviewDeps, type Stars, writeReview } from './index.ts'

const shop = await testPrivacy()
const { pool, clock } = shop
const deps: ReviewDeps = { db: shop.web.as({ role: 'service' }), clock, outbox: shop.deps.outbox }

async function written(stars: Stars): Promise<void> {
  const order = await shop.anOrder(`${newId('acc')}@example.eu`)
  const { rows } = await pool.query<{ id: UnitId }>(
    'update shop.unit set revealed_at = now() where order_id = $1 returning id',
    [order],
  )
  const text = { stars, title: 'Good', body: 'It works.', shownName: null, locale: 'en' } as const
  for (const { id } of rows) await writeReview(deps, id, text)
  shop.pass(minutes(10))
}

test('the queue stands in the order that is asked for, page by page', async () => {
  for (const stars of [3, 5, 1] as const) await written(stars)
  const usual: DeskQuery = { view: 'waiting', sort: 'due', isDescending: false, page: 1 }
  const listed = async (change: Partial<DeskQuery> = {}) => {
    const { reviews } = await listReviewsForStaff(shop.db, { ...usual, ...change })
    return reviews.map(({ stars }) => stars).join('')
  }
  expect(await listed()).toBe('351')
  expect(await listed({ isDescending: true })).toBe('153')
  expect(await listed({ sort: 'stars' })).toBe('135')
  expect(await listed({ sort: 'written', isDescending: true })).toBe('153')
  expect(await listed({ view: 'published' })).toBe('')
  expect(await listed({ page: 2 })).toBe('')
})
