import { expect, test, vi } from 'vitest'
import type { AddressClaim } from '../../../domains/correction/index.ts'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import { newId } from '../../../shared/ids.ts'
import { after, minutes } from '../../../shared/time.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { claimWords } from './claim-words.ts'

const now = sampleStorefront().clock.now()
const orderId = newId('ord')
const claim: AddressClaim = {
  ...{
    id: newId('acl'),
    orderId,
    email: 'nora@example.eu',
    locale: 'en',
    words: 'It is Nora.',
    state: 'open',
  },
  ...{ met: { link: false, card: true, amount: true, day: true }, madeAt: now, decidedAt: null, note: null },
}

function office(total = 1) {
  const recordReads = vi.fn<AdminDeps['recordReads']>(async () => undefined)
  const listAddressClaims = vi.fn<AdminDeps['listAddressClaims']>(async () => ({
    ...{ rows: total > 0 ? [claim] : [], total },
    numbers: new Map([[orderId, '=AB2C-9KLM']]),
  }))
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'support', since: now }),
      ...{ recordReads, listAddressClaims },
    },
  )
  return { site, recordReads, listAddressClaims }
}

test('who waits the longest comes first, of all the latest, unless the address says otherwise', async () => {
  const { site, listAddressClaims } = office(120)
  const asked = () => listAddressClaims.mock.lastCall?.[0]
  await site.get('/admin/address-claims')
  expect(asked()).toMatchObject({ show: 'open', isDescending: false, page: 1 })
  await site.get('/admin/address-claims?show=all')
  expect(asked()).toMatchObject({ show: 'all', isDescending: true })
  const page = await (await site.get('/fr/admin/address-claims?show=all&sort=made&page=2')).text()
  expect(asked()).toMatchObject({ show: 'all', isDescending: false, page: 2 })
  expect(page).toContain('show=all&amp;sort=made&amp;page=3')
  expect(await (await office(0).site.get('/admin/address-claims')).text()).toContain(claimWords.en.noneOpen)
})

test('the file holds what the list shows and nothing of who asks, and whoever takes it is written down', async () => {
  const { site, recordReads } = office()
  const file = await (await site.get('/admin/address-claims?as=csv')).text()
  expect(file).toBe(`order,made_at,met,state\r\n'=AB2C-9KLM,${now.toISOString()},card amount day,open\r\n`)
  expect(recordReads).toHaveBeenLastCalledWith(
    expect.objectContaining({ reads: { kind: 'address_claim_list', ids: ['csv'] } }),
  )
})

test('why a claim is refused waits for a proof that has just ended', async () => {
  const decideAddressClaim = vi.fn<AdminDeps['decideAddressClaim']>()
  const order = { id: orderId, number: 'AB2C-9KLM', email: 'nroa@example.eu', lines: [] }
  const site = siteWith(
    {
      openSession: async () =>
        sampleSession({ assurance: 2, provedAt: after(now, -minutes(11)), seenAt: now }),
    },
    {
      findStaff: async (accountId) => ({ accountId, role: 'support', since: now }),
      openAddressClaim: async () => ({
        ...{ claim, order: order as unknown as OrderWithoutPayment },
        misses: { guessed: null, withLink: 0 },
      }),
      decideAddressClaim,
    },
  )
  const late = await site.post(`/admin/address-claims/${claim.id}`, { act: 'refuse', note: 'Another buyer.' })
  expect([late.status, decideAddressClaim.mock.calls]).toEqual([422, []])
  expect(await late.text()).toContain('value="Another buyer."')
})
