import { expect, test } from 'vitest'
import type { NumberCheck } from '../../../domains/tax/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { vatDeskWords } from './vat-desk-words.ts'

const now = sampleStorefront().clock.now()
const orderId = newId('ord')
const check: NumberCheck = {
  ...{ orderId, number: 'DE136695976', state: 'valid', consultationNumber: 'WAPI1', askedAt: now },
  ...{ answeredAt: now, tries: 1, vatCharged: true, isRepeated: false, returnedAt: null },
}

async function page(returnedAt: Date | null): Promise<string> {
  const { get } = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }),
      openVat: async () => ({
        ...{ number: 'AAAA-2222', toAsk: null, check: { ...check, returnedAt } },
        evidence: {
          ...{ orderId, declared: 'DE', network: 'IT', card: 'IT', isConfirmed: true, matters: true },
          ...{ worth: 'conflict', conflict: 'open', foundAt: now, answered: null, decided: null },
        },
      }),
    },
  )
  return (await get(`/admin/vat/${orderId}`)).text()
}

test('whoever decides a country after the VAT went back is told what that does', async () => {
  const text = vatDeskWords.en.wentBack('27 November 2026')
  expect(await page(new Date('2026-11-27T12:00:00Z'))).toContain(text)
  const before = await page(null)
  expect(before).toContain(vatDeskWords.en.decide.replace('?', ''))
  expect(before).not.toContain(text.slice(0, 30))
})
