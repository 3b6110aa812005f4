import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { seedLargeInbox } from '../../../src/demo/seed-tickets.ts'
import type { Db } from '../../../src/platform/database/connect.ts'
import { type AccountId, newId } from '../../../src/shared/ids.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import type { Bench, Block } from './block.ts'

/** The agents' inbox over a hundred thousand tickets, as a browser asks for it: every view, and a ticket of it. */
export const inbox: Block = {
  letter: 'g',
  title: 'Agents’ inbox: the queue, its views and pages, one ticket',
  async run(bench: Bench) {
    const size = bench.quick ? { tickets: 4_000, rounds: 5 } : { tickets: 100_000, rounds: 40 }
    await using shop = await startBenchShop(bench, 'bench_inbox')
    const team = await Promise.all(Array.from({ length: 8 }, (_, n) => addAgent(shop.db, `agent.${n}`)))
    const start = performance.now()
    const by = team.map(({ id }) => id)
    await seedLargeInbox(shop.db, { count: size.tickets, now: new Date(), by })
    await restrictSome(shop.db, 50)
    const seconds = (performance.now() - start) / 1000
    await shop.settled()
    await sql`vacuum analyze`.execute(shop.db)
    const what = `${size.tickets.toLocaleString('en')} tickets, seeded`
    const pages = await browse(shop, team[0], size.rounds)
    return [{ what, unit: 's', runs: [seconds] }, ...pages, await takeAlong(shop, team[0], size.tickets)]
  },
}

type Agent = { id: AccountId; token: string }

export async function addAgent(db: Db, name: string, role: 'support' | 'owner' = 'support'): Promise<Agent> {
  const id = newId('acc')
  const token = randomBytes(32).toString('base64url')
  const email = `${name}@example.eu`
  await sql`insert into shop.account (id, provider, subject, email, email_folded, locale)
    values (${id}, 'local', ${id}, ${email}, ${email}, 'en')`.execute(db)
  await sql`insert into shop.staff (account_id, role) values (${id}, ${role})`.execute(db)
  await sql`insert into shop.session (id, account_id, token_hash, assurance, provider_sealed, expires_at)
    values (${newId('ses')}, ${id}, ${createHash('sha256').update(token).digest()}, 2, '', now() + interval '1 day')`.execute(
    db,
  )
  return { id, token }
}

/** Persons whose tickets the staff do not see: each look at the queue passes by them. */
async function restrictSome(db: Db, count: number): Promise<void> {
  const { rows } = await sql<{ email: string }>`
    select email_folded as email from shop.ticket order by id limit ${count}`.execute(db)
  for (const { email } of rows)
    await sql`insert into shop.restriction (id, email_folded, since) values (${newId('rst')}, ${email}, now())`.execute(
      db,
    )
}

// Of four thousand tickets these pages are there too.
const views = [
  ...['view=open', 'view=open&page=4', 'view=open&sort=-due', 'view=open&sort=opened', 'view=waiting'],
  ...['view=waiting&sort=-quiet', 'view=done', 'view=done&page=60', 'view=mine', 'view=mine&sort=-opened'],
  ...['view=all', 'view=all&sort=opened', 'view=all&sort=-opened'],
]

/** All of them as a file. */
async function takeAlong(shop: BenchShop, agent: Agent | undefined, count: number): Promise<Figure> {
  const start = performance.now()
  const headers = { cookie: `akm_session=${agent?.token}` }
  const answer = await fetch(`${shop.url}/admin/tickets?view=all&as=csv`, { headers, redirect: 'manual' })
  const lines = (await answer.text()).trim().split('\r\n').length - 1
  // But for those of the persons who are restricted.
  if (answer.status !== 200 || lines < count * 0.9) throw new Error(`a file of ${lines} lines`)
  const seconds = (performance.now() - start) / 1000
  return { what: `${lines.toLocaleString('en')} tickets as a file`, unit: 's', runs: [seconds] }
}

async function browse(shop: BenchShop, agent: Agent | undefined, rounds: number): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  const ask = async (name: string, path: string, isCounted: boolean): Promise<string> => {
    const start = performance.now()
    const headers = { cookie: `akm_session=${agent?.token}`, accept: 'text/html' }
    const answer = await fetch(shop.url + path, { headers, redirect: 'manual' })
    const page = await answer.text()
    const millis = performance.now() - start
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    if (isCounted) times.set(name, [...(times.get(name) ?? []), millis])
    return page
  }
  let before = shop.cpu()
  for (let round = -3; round < rounds; round++) {
    if (round === 0) before = shop.cpu()
    for (const view of views) {
      const page = await ask(
        `  ${view.replace('view=', '').replace('&page=', ', page ').replace('&sort=', ', by ')}`,
        `/admin/tickets?${view}`,
        round >= 0,
      )
      const [, link] = /href="(\/admin\/tickets\/tkt_\w+)"/.exec(page) ?? []
      if (!link) throw new Error(`nothing on ${view}`)
      await ask('  one ticket', link, round >= 0)
    }
  }
  const after = shop.cpu()
  const pages = rounds * views.length * 2
  const cpu = (of: 'shop' | 'postgres') => (after[of] - before[of]) / pages
  const queue = [...times].flatMap(([name, millis]) => (name.includes('one ticket') ? [] : millis))
  return [
    { what: 'inbox page over HTTP, p50', unit: 'ms', runs: [median(queue)] },
    { what: 'inbox page over HTTP, p95', unit: 'ms', runs: [percentile(queue, 95)], target: { atMost: 100 } },
    { what: 'a page costs the shop', unit: 'ms CPU', runs: [cpu('shop')] },
    { what: 'a page costs PostgreSQL', unit: 'ms CPU', runs: [cpu('postgres')] },
    ...[...times].map(([name, millis]) => ({
      what: `${name}, p95`,
      unit: 'ms',
      runs: [percentile(millis, 95)],
      note: `p50 ${median(millis).toFixed(1)} ms`,
    })),
  ]
}
