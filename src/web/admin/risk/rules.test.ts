import { expect, test, vi } from 'vitest'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { riskWords } from './words/index.ts'

const now = sampleStorefront().clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })

function officeWith(changeSetting: AdminDeps['changeSetting'], tryOut?: AdminDeps['tryOut']) {
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }),
      changeSetting,
      ...(tryOut && { tryOut }),
    },
  )
}

test('the limit for a first order is money, as each language writes it', async () => {
  const office = officeWith(async () => ({ ok: true }))
  expect(await (await office.get('/admin/risk/rules')).text()).toContain('value="€150.00"')
  expect(await (await office.get('/fr/admin/risk/rules')).text()).toMatch(/value="150,00\s€"/)
})

test.each([
  ['150', 15_000],
  ['1 500,50 €', 150_050],
  ['€1,500.50', 150_050],
] as const)('typed as %j it is saved as %s cents, and everything else stays', async (typed, minor) => {
  const changeSetting = vi.fn<AdminDeps['changeSetting']>(async () => ({ ok: true }))
  const saved = await officeWith(changeSetting).post('/admin/risk/rules', {
    seen: '1',
    firstOrderMinor: typed,
  })
  expect(saved.status).toBe(303)
  expect(changeSetting.mock.calls[0]?.[0].setting).toMatchObject({
    firstOrderMinor: minor,
    holdFrom: 60,
    points: {},
  })
})

test.each([
  ['$150', 'other_currency'],
  ['150 GBP', 'other_currency'],
  ['0', 'unreadable'],
  ['much', 'unreadable'],
] as const)('%j is refused in words, at its field, in both languages', async (typed, flaw) => {
  const changeSetting = vi.fn<AdminDeps['changeSetting']>()
  const tryOut = vi.fn<AdminDeps['tryOut']>()
  const office = officeWith(changeSetting, tryOut)
  for (const locale of ['en', 'fr'] as const) {
    const path = locale === 'en' ? '/admin/risk/rules' : '/fr/admin/risk/rules'
    const words = riskWords[locale]
    const refused = await office.post(path, { seen: '1', firstOrderMinor: typed })
    expect(refused.status).toBe(422)
    const text = await refused.text()
    expect(text).toContain(words.amountFlaws[flaw])
    expect(text).toContain('id="firstOrderMinor-error"')
    expect(text).not.toContain(words.wrong)
    expect(text).toContain(`value="${typed}"`)
    const tried = await office.get(`${path}?act=try&firstOrderMinor=${encodeURIComponent(typed)}`)
    expect(tried.status).toBe(422)
  }
  expect(changeSetting).not.toHaveBeenCalled()
  expect(tryOut).not.toHaveBeenCalled()
})

test('whoever was slower saves nothing, and finds what they typed with the way to what was saved', async () => {
  const changeSetting = vi.fn<AdminDeps['changeSetting']>(async () => ({
    ...{ ok: false, reason: 'changed_meanwhile' },
  }))
  const late = await officeWith(changeSetting).post('/admin/risk/rules', { seen: '7', holdFrom: '77' })
  const text = await late.text()
  expect(late.status).toBe(422)
  expect(text).toContain(messages.en.admin.savedMeanwhile.text)
  expect(text).toContain('<a href="/admin/risk/rules" target="_blank"')
  expect(text).toContain('value="77"')
  // Pressed again, it is saved on top of theirs.
  expect(text).toContain('name="seen" value="1"')
})
