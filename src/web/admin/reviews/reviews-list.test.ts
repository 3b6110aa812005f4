import { expect, test, vi } from 'vitest'
import type { Review } from '../../../domains/reviews/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { reviewDeskWords } from './review-desk-words.ts'

const now = sampleStorefront().clock.now()
const review: Review = {
  ...{ id: newId('rvw'), productId: newId('prd'), orderId: newId('ord'), state: 'waiting', version: 1 },
  ...{ stars: 4, title: 'Good', body: '=it(works)', shownName: 'Nora', locale: 'en', refusedFor: null },
  ...{ experiencedAt: now, writtenAt: now, publishedAt: null, changedAt: null, decideBy: now, answer: null },
}

function office(total = 1) {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listReviewsOnDesk = vi.fn<AdminDeps['listReviewsOnDesk']>(async () => ({
    ...{ reviews: total > 0 ? [review] : [], total },
    products: new Map([[review.productId, { name: { en: 'Hushwell', fr: 'Hushwell' }, slug: 'hushwell' }]]),
  }))
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'support', since: now }),
      ...{ recordReads, listReviewsOnDesk },
    },
  )
  return { site, recordReads, listReviewsOnDesk }
}

test('what waits to be read comes by itself; the rest, its order and its pages by the address', async () => {
  const { site, listReviewsOnDesk } = office(50)
  await site.get('/admin/reviews?view=x')
  expect(listReviewsOnDesk.mock.calls[0]?.[0]).toEqual({
    ...{ view: 'waiting', sort: 'due', isDescending: false, page: 1 },
  })
  const page = await (await site.get('/admin/reviews?view=published&sort=-stars&page=2')).text()
  expect(listReviewsOnDesk.mock.calls[1]?.[0]).toEqual({
    ...{ view: 'published', sort: 'stars', isDescending: true, page: 2 },
  })
  expect(page).toContain('view=published&amp;sort=-stars&amp;page=3')
  expect(await (await office(0).site.get('/admin/reviews?view=refused')).text()).toContain(
    reviewDeskWords.en.empty.refused,
  )
})

test('a file of them holds what persons wrote, and whoever takes it along is written down with how many', async () => {
  const { site, recordReads } = office()
  const file = await (await site.get('/admin/reviews?as=csv')).text()
  expect(file.trim().split('\r\n').at(-1)).toBe(
    `${review.id},hushwell,4,Good,'=it(works),Nora,en,waiting,,${now.toISOString()}`,
  )
  expect(recordReads).toHaveBeenCalledWith(
    expect.objectContaining({ reads: { kind: 'review_list', ids: ['csv'], persons: 1 } }),
  )
})
