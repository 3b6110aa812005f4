import { expect, test, vi } from 'vitest'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const naming = { country: 'DE', company: null, hasVat: true, numberDue: null, until: null, problem: null }

function office() {
  const nameCompany = vi.fn<AdminDeps['nameCompany']>(async () => ({ ok: true }))
  const site = siteWith(
    { openSession: async () => sampleSession({ assurance: 2, provedAt: now, seenAt: now }) },
    {
      findStaff: async (accountId) => ({ accountId, role: 'finance', since: now }),
      openCompanyNaming: async (id) => ({ order: { id, number: '7KQM-2RX9' }, naming }),
      nameCompany,
    },
  )
  return { ...site, nameCompany }
}
const path = `/admin/orders/${newId('ord')}/company`
const company = { name: 'Ein Verlag GmbH', address: 'Hauptstraße 1' }

test.each(['en', 'fr'] as const)(
  'no company is named without a reason, and what was typed stays: %s',
  async (locale) => {
    const { post, nameCompany } = office()
    const at = locale === 'fr' ? `/fr${path}` : path
    for (const reason of [undefined, ' x ']) {
      const answer = await post(at, { ...company, ...(reason && { reason }) })
      expect(answer.status).toBe(422)
      const html = await answer.text()
      expect(html).toContain(messages[locale].admin.reason.missing)
      expect(html).toContain('value="Ein Verlag GmbH"')
    }
    expect(nameCompany).not.toHaveBeenCalled()
  },
)

test('a reason stays where a particular is wrong, and goes with the company where none is', async () => {
  const { post, nameCompany } = office()
  const reason = 'Asked for by letter'
  const wrong = await post(path, { ...company, vat_number: 'XX1', reason })
  expect(wrong.status).toBe(422)
  expect(await wrong.text()).toContain(`value="${reason}"`)
  expect((await post(path, { ...company, reason })).status).toBe(303)
  expect(nameCompany).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reason, company: expect.objectContaining({ name: company.name }) }),
  )
})
