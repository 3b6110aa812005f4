import { expect, test, vi } from 'vitest'
import { newId, type UnitId } from '../../../shared/ids.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { sampleOrder, sampleStorefront, shopWith } from '../storefront.fixture.ts'
import { sampleGift } from './gift.fixture.ts'
import { giftWords } from './gift-words.ts'

const order = sampleOrder([{ kind: 'sealed' }])
const path = `/orders/t/keys/${order.lines[0]?.units[0]?.id}/gift`
const shop = (change: Parameters<typeof shopWith>[0] = {}) =>
  shopWith({ orderPage: async () => ({ kind: 'ok', order }), ...change })
const card = {
  ...{ gift_sender: 'Ada', gift_recipient: 'Grace', gift_email: 'grace@example.eu', gift_country: 'FR' },
  ...{ gift_day: localDayAfter(sampleStorefront().clock.now(), 0), gift_message: 'Ada wrote this' },
  ...{ gift_express: 'yes', gift_acknowledge: 'yes' },
}

test('a key is given with one form', async () => {
  const makeGift = vi.fn(async () => ({ ok: true, giftId: newId('gft') }) as const)
  const answer = await shop({ makeGift }).post(path, card)
  expect(answer.status).toBe(303)
  expect(makeGift).toHaveBeenCalledTimes(1)
})

test('who writes to too many strangers waits, and keeps what was written', async () => {
  const until = new Date('2026-11-23T17:00:30Z')
  const limits = {
    checkAttempt: async () => ({ kind: 'wait', until }) as const,
    noteSuccess: async () => undefined,
  }
  const makeGift = vi.fn()
  const answer = await shop({ limits, makeGift }).post(path, card)
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('Ada wrote this')
  expect(makeGift).not.toHaveBeenCalled()
})

test('an address of a recipient that looks like a slip is asked about, once', async () => {
  const makeGift = vi.fn(async () => ({ ok: true, giftId: newId('gft') }) as const)
  const slip = { ...card, gift_email: 'grace@gmial.com' }
  const asked = await shop({ makeGift }).post(path, slip)
  expect(asked.status).toBe(422)
  const html = await asked.text()
  expect(html).toContain(giftWords.en.errors.slip('grace@gmail.com'))
  expect(html).toContain('name="gift_email_asked" value="grace@gmial.com"')
  expect(makeGift).not.toHaveBeenCalled()
  const insisted = await shop({ makeGift }).post(path, { ...slip, gift_email_asked: slip.gift_email })
  expect(insisted.status).toBe(303)
})

test('taking a gift back and sending it again have a hurdle of their own, counted for each key that is given', async () => {
  const unit = order.lines[0]?.units[0]?.id as UnitId
  const gift = sampleGift(unit, { state: 'sent', sentAt: new Date('2026-11-23T17:00:00Z') })
  const until = new Date('2026-11-23T17:00:30Z')
  const tried: unknown[] = []
  const limits = {
    async checkAttempt({ action, keys }: { action: string; keys: { account?: string } }) {
      tried.push([action, keys.account])
      return { kind: 'wait', until } as const
    },
    noteSuccess: async () => undefined,
  }
  const [recallGift, resendGift] = [vi.fn(), vi.fn()]
  const site = shop({ limits, recallGift, resendGift, listGifts: async () => new Map([[unit, gift]]) })
  for (const act of ['recall', 'resend']) {
    const answer = await site.post(`${path}/${act}`, { gift: gift.id })
    expect(answer.status).toBe(429)
    expect((await answer.text()).match(/class="notice/g)).toHaveLength(1)
  }
  expect(tried).toEqual([
    ['gift_again', unit],
    ['gift_again', unit],
  ])
  expect([recallGift, resendGift].flatMap(({ mock }) => mock.calls)).toEqual([])
})
