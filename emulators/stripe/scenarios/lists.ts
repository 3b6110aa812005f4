import assert from 'node:assert/strict'
import { eventsOf, idsOf, newSession, refused, type Scenario } from './bench.ts'

export const lists: Scenario[] = [
  {
    name: 'lists are newest first and page by cursor',
    async run({ stripe }) {
      const ids: string[] = []
      for (let count = 0; count < 5; count++) ids.unshift((await newSession(stripe)).id)
      const first = await stripe.checkout.sessions.list({ limit: 2 })
      assert.deepEqual(idsOf(first), ids.slice(0, 2))
      assert.equal(first.has_more, true)
      const next = await stripe.checkout.sessions.list({ limit: 2, starting_after: String(ids[1]) })
      assert.deepEqual(idsOf(next), ids.slice(2, 4))
      const back = await stripe.checkout.sessions.list({ limit: 2, ending_before: String(ids[3]) })
      assert.deepEqual(idsOf(back), ids.slice(1, 3))
      const seen: string[] = []
      for await (const session of stripe.checkout.sessions.list({ limit: 2 })) {
        if (seen.push(session.id) === 5) break
      }
      assert.deepEqual(seen, ids)
      await refused(stripe.checkout.sessions.list({ limit: 101 }), 400)
      await refused(stripe.checkout.sessions.list({ starting_after: 'cs_none' }), 404)
    },
  },
  {
    name: 'events are found by type and time',
    async run({ stripe }) {
      const session = await newSession(stripe)
      await stripe.checkout.sessions.expire(session.id)
      const [event] = await eventsOf(stripe, session)
      assert.ok(event)
      assert.equal((await stripe.events.retrieve(event.id)).id, event.id)
      const listed = await stripe.events.list({
        types: ['checkout.session.expired', 'charge.failed'],
        limit: 100,
      })
      assert.ok(listed.data.some((one) => one.id === event.id))
      assert.ok(listed.data.every((one) => ['checkout.session.expired', 'charge.failed'].includes(one.type)))
      const since = await stripe.events.list({ created: { gte: event.created }, limit: 100 })
      assert.ok(since.data.some((one) => one.id === event.id))
      const after = await stripe.events.list({ created: { gt: event.created + 5 } })
      assert.ok(!after.data.some((one) => one.id === event.id))
      const other = await stripe.events.list({ type: 'charge.failed' })
      assert.ok(other.data.every((one) => one.type === 'charge.failed'))
    },
  },
]
