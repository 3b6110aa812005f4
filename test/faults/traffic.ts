import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Control } from '../../emulators/stripe/index.ts'
import { findBrokenInvariants } from '../../src/domains/checkout/invariants.ts'
import type { Db } from '../../src/platform/database/connect.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { type Answer, aBuyer, type Wish } from '../races/buyer.ts'

/** A payment that went through at the provider. `keys` are those that the shop has shown for it. */
export type Purchase = { backUrl: string; orderUrl?: string; keys: string[] }

/** Buyers who come one after the other, at as many tills as there are, while the shop dies under them. */
export function openTraffic(shopUrl: string, provider: Control, wish: Wish, tills = 8) {
  const purchases: Purchase[] = []
  const statuses = new Map<number | 'no answer', number>()
  let isOpen = true

  const count = (status: number | 'no answer') => statuses.set(status, (statuses.get(status) ?? 0) + 1)

  async function buyOne(): Promise<void> {
    const buyer = aBuyer(shopUrl, ({ status }) => count(status))
    const till = await buyer.checkOut({ ...wish, delivery: 'at_once' })
    if ('refused' in till) return void (await sleep(50))
    const purchase: Purchase = { backUrl: await buyer.pay(till.sessionId, provider), keys: [] }
    purchases.push(purchase)
    await comeBack(shopUrl, purchase)
  }

  async function keepBuying(): Promise<void> {
    while (isOpen) {
      await buyOne().catch(async (error: unknown) => {
        // The shop is gone for a moment: nobody answers, or somebody stops in the middle of the answer.
        if (!isNoAnswer(error)) throw error
        count('no answer')
        await sleep(50)
      })
    }
  }

  const running = Promise.all(Array.from({ length: tills }, keepBuying))
  const told = () => purchases.filter(({ keys }) => keys.length > 0).length
  return {
    purchases,
    statuses,
    told,
    /** What the shop answered beyond what is expected of it. */
    othersThan: (...expected: (number | 'no answer')[]) =>
      [...statuses.keys()].filter((status) => !expected.includes(status)),
    /** Waits until so many more buyers have seen their keys. */
    async flows(more = 5): Promise<void> {
      const enough = told() + more
      while (told() < enough) await sleep(20)
    },
    async close(): Promise<void> {
      isOpen = false
      await running
    },
  }
}

/** The buyer opens the address that the payment page sent them to, and sees the order as it stands. */
async function comeBack(shopUrl: string, purchase: Purchase): Promise<Answer> {
  const buyer = aBuyer(shopUrl)
  const back = await buyer.send(purchase.backUrl)
  if (back.status !== 303) return back
  const page = await buyer.send(back.location)
  if (page.text.includes(messages.en.order.fulfilledOne)) {
    purchase.orderUrl = back.location
    purchase.keys = keysOn(page)
  }
  return page
}

/** Everybody who paid has their keys, those who saw keys before see the same, and nothing is broken. */
export async function expectAllIntact(
  shopUrl: string,
  purchases: readonly Purchase[],
  db: Db,
): Promise<void> {
  const before = new Map(purchases.map((purchase) => [purchase, purchase.keys]))
  await Promise.all(purchases.map((purchase) => comeBack(shopUrl, purchase)))
  expect(purchases.filter(({ keys }) => keys.length !== 1)).toEqual([])
  const changed = purchases.filter((each) => before.get(each)?.some((key) => !each.keys.includes(key)))
  expect(changed).toEqual([])
  expect(new Set(purchases.flatMap(({ keys }) => keys)).size).toBe(purchases.length)
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
}

function keysOn(page: Answer): string[] {
  return [...page.text.matchAll(/<code class="key-text"[^>]*>(.*?)<\/code>/g)].map(([, spans = '']) =>
    spans.replace(/<[^>]+>/g, ''),
  )
}

function isNoAnswer(error: unknown): boolean {
  return error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)
}
