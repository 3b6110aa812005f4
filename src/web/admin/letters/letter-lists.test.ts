import { expect, test, vi } from 'vitest'
import type { CameBack } from '../../../domains/notifications/index.ts'
import { newId, type ProductId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { viewWords } from '../views/view-words.ts'

const now = sampleStorefront().clock.now()
const orderId = newId('ord')
const letter: CameBack = {
  ...{ id: newId('eml'), kind: 'key_delivery', orderId, recipient: 'nora@example.eu', state: 'dead' },
  ...{ code: '5.1.1', at: now, settledAt: null },
}
const unviewed = {
  ...{ orderId, number: '=AB2C-9KLM', deliveredAt: now, sealed: 2, emailRefused: false, mail: null },
  products: [{ en: 'Thing', fr: 'Chose' }],
}

function office() {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listCameBack = vi.fn<AdminDeps['listCameBack']>(async () => ({
    ...{ rows: [letter], total: 10_000, isMore: true, numbers: new Map(), suppressed: new Map() },
  }))
  const readUnviewed = vi.fn<AdminDeps['readUnviewed']>(async function* () {
    yield [unviewed]
  })
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'support', since: now }),
      ...{ recordReads, listCameBack, readUnviewed },
      readCameBack: async function* () {
        yield [{ ...letter, number: 'AB2C-9KLM' }]
      },
    },
  )
  return { site, recordReads, listCameBack, readUnviewed }
}

test('letters that came back are narrowed and ordered by their address, which can be kept', async () => {
  const { site, listCameBack } = office()
  const page = await (await site.get('/admin/letters?show=all&state=dead&sort=at&page=2')).text()
  expect(listCameBack.mock.lastCall?.[0]).toEqual({
    show: 'all',
    state: 'dead',
    isDescending: false,
    page: 2,
  })
  expect(page).toContain('More than 10,000 found')
  expect(page).toContain(viewWords.en.keep)
  expect(page).toContain('href="/admin/letters?show=all&amp;sort=at">Show all')
  await site.get('/admin/letters?sort=oldest&state=stolen')
  expect(listCameBack.mock.lastCall?.[0]).toEqual({ show: 'open', state: null, isDescending: true, page: 1 })
})

test('their file names orders and no mailbox, and that somebody took it along is written down', async () => {
  const { site, recordReads } = office()
  const file = await (await site.get('/admin/letters?as=csv')).text()
  expect(file).toBe(
    `letter,order,state,code,at,dealt_with_at\r\nkey_delivery,AB2C-9KLM,dead,5.1.1,${now.toISOString()},\r\n`,
  )
  expect(JSON.stringify(recordReads.mock.calls)).toContain('mail_list')
})

test('what was never looked at is asked for and taken along in the same words', async () => {
  const { site, readUnviewed } = office()
  const product = newId('prd') as ProductId
  const address = `/admin/unviewed?days=7&product=${product}&mail=not_arrived&sort=-delivered&as=csv`
  const file = await (await site.get(address)).text()
  expect(readUnviewed.mock.lastCall?.[0]).toEqual({
    ...{ days: 7, productId: product, isDescending: true, mail: 'not_arrived' },
  })
  expect(file.split('\r\n')[1]).toBe(`'=AB2C-9KLM,${now.toISOString()},Thing,2,,false,`)
  await site.get('/admin/unviewed?days=5&product=x&mail=all&as=csv')
  expect(readUnviewed.mock.lastCall?.[0]).toEqual({ days: 0, productId: null, isDescending: false, mail: '' })
})
