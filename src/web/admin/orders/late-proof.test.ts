import { expect, test, vi } from 'vitest'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type { OrderMoney, RefundInList } from '../../../domains/payments/index.ts'
import { newId } from '../../../shared/ids.ts'
import { money } from '../../../shared/money.ts'
import { after, minutes } from '../../../shared/time.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'

const now = sampleStorefront().clock.now()
const [orderId, sealed, open] = [newId('ord'), newId('unt'), newId('unt')]
const gross = money(1999, 'EUR')
const unit = (id: string) => ({ id, gross, state: { kind: 'sealed' } })
const order = {
  ...{
    id: orderId,
    number: '7KQM-2RX9',
    state: 'fulfilled',
    locale: 'en',
    country: 'FR',
    delivery: 'sealed',
  },
  ...{ email: 'ada@example.eu', name: null, companyName: null, vatNumber: null, coupon: null, heldFor: null },
  ...{ net: gross, tax: money(0, 'EUR'), gross, placedAt: now, paidAt: now, reservedUntil: now },
  lines: [
    {
      ...{
        name: { en: 'Kite', fr: 'Kite' },
        unitGross: gross,
        gross,
        net: gross,
        tax: money(0, 'EUR'),
        vatRate: 0,
      },
      units: [unit(sealed), unit(open)],
    },
  ],
} as unknown as OrderWithoutPayment
const failed: RefundInList = {
  ...{
    id: newId('ref'),
    amount: gross,
    state: 'failed',
    origin: 'shop',
    reason: 'gesture',
    unitIds: [],
    note: null,
    isOpen: true,
    at: now,
  },
  settled: null,
}
const paid: OrderMoney = {
  ...{
    state: 'captured',
    method: 'card',
    card: null,
    authentication: null,
    taken: gross,
    settled: null,
    left: gross,
  },
  ...{ isDisputed: false, intentId: null, refunds: [failed] },
}

function officeProved(ago: number) {
  const refundOrder = vi.fn<AdminDeps['refundOrder']>(
    async () => ({ ok: true, refundId: newId('ref') }) as never,
  )
  const holdOrder = vi.fn<AdminDeps['holdOrder']>(async () => ({ ok: true }))
  const site = siteWith(
    {
      openSession: async () =>
        sampleSession({ assurance: 2, provedAt: after(now, -minutes(ago)), seenAt: now }),
    },
    {
      findStaff: async (accountId) => ({ accountId, role: 'owner', since: now }),
      openOrder: async () => ({
        ...{
          order,
          money: paid,
          vat: { evidence: undefined, check: undefined },
          history: [],
          gifts: new Map(),
        },
      }),
      ...{ refundOrder, holdOrder },
    },
  )
  return { ...site, refundOrder, holdOrder }
}

const refunds = `/admin/orders/${orderId}/refunds`
const key = '0197c0de-0000-7000-8000-000000000001'
const note = 'By telephone: the wrong platform'

/** The value that a field has on the page, by its name. */
const fields = (html: string) => [...html.matchAll(/<(?:input|textarea)\b[^>]*>/g)].map(([tag]) => tag)

test('a refund whose proof has just ended comes back as it was typed, and is sent once when it is proved', async () => {
  const late = officeProved(11)
  const form = { kind: 'new', key, unit: sealed, gesture: '12,50', note }
  const answer = await late.post(refunds, form)
  expect(answer.status).toBe(422)
  expect(late.refundOrder).not.toHaveBeenCalled()
  const html = await answer.text()
  expect(html).toContain(messages.en.admin.proveFirst)
  expect(html).toContain(`/account/prove?to=${encodeURIComponent(`/admin/orders/${orderId}`)}"`)
  expect(html).toContain(`>${note}</textarea>`)
  const tags = fields(html)
  expect(tags.find((tag) => tag.includes('name="gesture"'))).toContain('value="12,50"')
  // The very key with which it was pressed first: pressed again it is the same refund.
  expect(tags.filter((tag) => tag.includes(`value="${key}"`))).toHaveLength(1)
  const ticked = (id: string) => tags.find((tag) => tag.includes(id))?.includes('checked')
  expect([ticked(sealed), ticked(open)]).toEqual([true, false])

  const fresh = officeProved(0)
  expect((await fresh.post(refunds, form)).status).toBe(303)
  expect(fresh.refundOrder).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ requestKey: key, note }),
  )
})

test('what was typed about a refund that failed stays with it, and with no other', async () => {
  const form = { kind: 'again', key: `again:${failed.id}`, refund: failed.id, note }
  const late = await (await officeProved(11).post(refunds, form)).text()
  expect(fields(late).find((tag) => tag.includes(`id="note-${failed.id}"`))).toContain(`value="${note}"`)
  expect(late).not.toContain(`>${note}</textarea>`)
  const short = await (await officeProved(0).post(refunds, { ...form, note: '' })).text()
  expect(fields(short).find((tag) => tag.includes(`id="note-${failed.id}"`))).toContain('aria-invalid="true"')
  expect(fields(short).find((tag) => tag.startsWith('<textarea id="note"'))).not.toContain('aria-invalid')
})

test('why an order is held stays as well', async () => {
  const late = officeProved(11)
  const answer = await late.post(`/admin/orders/${orderId}/hold`, { act: 'hold', reason: 'strange address' })
  expect([answer.status, late.holdOrder.mock.calls]).toEqual([422, []])
  expect(await answer.text()).toContain('value="strange address"')
})
