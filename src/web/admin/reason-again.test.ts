import { expect, test, vi } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { sampleSession, siteWith } from '../account/account.fixture.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { messages } from '../ui/messages/index.ts'
import type { AdminDeps } from './deps.ts'
import { readReason } from './reasoned-act.tsx'

const now = sampleStorefront().clock.now()
const key = newId('key')
const batch = newId('bat')

/** Written out: every door whose reason the history keeps. */
const doors: readonly [path: string, form: Record<string, string>, act: keyof AdminDeps][] = [
  [`/admin/risk/lists/${newId('lst')}`, { act: 'remove' }, 'removeEntry'],
  ['/admin/retention/holds/hld_x', { act: 'end' }, 'endHold'],
  ['/admin/sales/sal_x', { act: 'end' }, 'endSale'],
  ['/admin/coupons/cpn_x', { act: 'end' }, 'endCoupon'],
  ['/admin/coupons/cpn_x', { act: 'reopen', until: '' }, 'reopenCoupon'],
  [`/admin/replacements/claims/batches/${batch}`, { act: 'credited' }, 'settleClaimsOfBatch'],
  [`/admin/replacements/claims/${key}`, { act: 'refused' }, 'settleClaim'],
  [`/admin/staff/${newId('acc')}`, { act: 'change', role: 'support' }, 'changeRole'],
  [`/admin/staff/${newId('acc')}`, { act: 'remove', role: '' }, 'removeStaff'],
  [`/admin/keys/ledger/${key}`, { act: 'out' }, 'quarantineOneKey'],
  [`/admin/keys/ledger/${key}/reveal`, {}, 'lookAtOneKey'],
  [`/admin/keys/batches/${batch}`, { act: 'out' }, 'quarantineKeyBatch'],
  [`/admin/keys/batches/${batch}`, { act: 'undo' }, 'undoKeyBatch'],
  [`/admin/keys/batches/${batch}`, { act: 'export' }, 'askKeyExport'],
  [`/admin/keys/batches/${batch}/holders`, { way: 'replace' }, 'startKeyRecall'],
  [`/admin/api/keys/${newId('apk')}`, {}, 'revokeApiKey'],
  [`/admin/api/webhooks/${newId('whk')}`, { act: 'remove' }, 'removeWebhookEndpoint'],
]

test.each(doors)('no mailbox gets into the history by a reason: %s %j', async (path, form, act) => {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  const outcome = act === 'lookAtOneKey' ? { ok: false, reason: 'not_found' } : { ok: true }
  const acted = vi.fn(async () => outcome)
  const site = siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }),
      findWebhookEndpoint: async (_by, id) => ({ id }) as never,
      ...{ openKeyBatch: async () => ({}) as never, openApiKey: async () => ({}) as never },
      ...({ [act]: acted } as Partial<AdminDeps>),
    },
  )
  const field = path.startsWith('/admin/api') ? 'note' : 'reason'
  for (const locale of ['en', 'fr'] as const) {
    const prefix = locale === 'fr' ? '/fr' : ''
    const sent = { ...form, [field]: 'person8@example.eu is "fine" since 2026' }
    const again = await site.post(prefix + path, sent)
    const html = await again.text()
    expect(again.status).toBe(422)
    const { reason, retention } = messages[locale].admin
    expect(html).toContain(path.includes('/holds/') ? retention.endOdd : reason.mailbox)
    expect(html).toContain(`action="${prefix}${path}"`)
    expect(html).toContain(`name="${field}" value="person8@example.eu is &quot;fine&quot; since 2026"`)
    for (const [name, value] of Object.entries(form))
      expect(html).toContain(`type="hidden" name="${name}" value="${value}"`)
  }
  expect(acted).not.toHaveBeenCalled()
  await site.post(path, { ...form, [field]: 'Fine since 2026' })
  expect(acted).toHaveBeenCalledOnce()
})

test('an address is no reason', () => {
  expect(readReason({ reason: 'asked by ada@example.eu' })).toBeUndefined()
  expect(readReason({ reason: 'asked by telephone' })).toBe('asked by telephone')
})
