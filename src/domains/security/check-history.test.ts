import { randomBytes } from 'node:crypto'
import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { recordAudit } from '../../platform/audit/audit.ts'
import { linkHistory } from '../../platform/audit/chain.ts'
import type { HeadLedger, NotedHead } from '../../platform/audit/noted-heads.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after as later, minutes } from '../../shared/time.ts'
import { askForHistoryCheck, checkHistory, checkJob } from './check-history.ts'
import { closeCheck, noteProgress, readHistoryChecks, silentMillis, takeCheck } from './history-checks.ts'
import { verifyChains } from './verify-chains.ts'

const { pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })
const { db } = connectDatabase(logins.worker, { max: 4 })
const noon = new Date('2026-11-26T12:00:00Z')
let now = noon
const clock = { now: () => now }
const queued: string[] = []
const queue: JobQueue = { enqueue: async (_tx, name) => void queued.push(name) }
const by = newId('acc')
const ask = () => askForHistoryCheck({ db: web.as({ role: 'service' }), queue, clock }, by)
const read = () => readHistoryChecks(web.as({ role: 'staff', account: by }))
const ledger = (readHeads: () => Promise<NotedHead[]>): HeadLedger => ({
  appendHead: async () => undefined,
  readHeads,
})
const told: object[] = []
const outbox: Outbox = { emit: async (_tx, event) => void told.push(event) }
const deps = { db, clock, outbox, heads: ledger(async () => []) }
const alerts = async () => (await pool.query('select kind, count from shop.alert')).rows

beforeEach(async () => {
  now = noon
  queued.length = 0
  told.length = 0
  await pool.query('delete from shop.history_check')
  await pool.query('delete from shop.alert')
})

async function act(): Promise<void> {
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      subject: { kind: 'order', id: newId('ord') },
      action: 'x.done',
      actor: { kind: 'system' },
    }),
  )
}

/** Behind the triggers, as whoever owns the database could. */
async function changeBehind(statement: string): Promise<void> {
  await pool.query('alter table shop.audit_event disable trigger all')
  await pool.query(statement)
  await pool.query('alter table shop.audit_event enable trigger all')
}

const askedLines = async () =>
  (await pool.query(`select actor_id from shop.audit_event where action = 'history.check_asked'`)).rows

describe('a check of the history', () => {
  test('that is asked for waits for a worker, and whoever presses again joins it', async () => {
    const before = (await askedLines()).length
    await ask()
    await ask()
    expect(queued).toEqual([checkJob])
    expect((await askedLines()).slice(before)).toEqual([{ actor_id: by }])
    const { underWay, last } = await read()
    expect(underWay).toMatchObject({ askedBy: by, begunAt: noon, links: 0, linksOf: 0 })
    expect(last).toBeUndefined()
  })

  test('says how far it is, and what it came to; then another may be asked for', async () => {
    await act()
    await linkHistory(db)
    await ask()
    const seen: unknown[] = []
    const heads = ledger(async () => {
      seen.push((await read()).underWay)
      return []
    })
    await checkHistory({ ...deps, heads })
    const { underWay, last } = await read()
    const links = Number((await pool.query('select count(*) from shop.audit_link')).rows[0].count)
    expect(links).toBeGreaterThan(0)
    expect(seen).toMatchObject([{ links, linksOf: links }])
    expect(underWay).toBeUndefined()
    expect(last).toMatchObject({ links, askedBy: by, endedAt: noon, verdict: { kind: 'whole' } })
    expect(last?.verdict).toHaveProperty('head.hash', expect.stringMatching(/^[0-9a-f]{64}$/))
    await ask()
    expect((await read()).underWay).toBeDefined()
    expect([...(await alerts()), ...told]).toEqual([])
  })

  test('names the first link that does not hold', async () => {
    await act()
    await linkHistory(db)
    await changeBehind(`update shop.audit_event set actor_id = 'acc_x' where action = 'x.done'`)
    await ask()
    await checkHistory(deps)
    const { last } = await read()
    await changeBehind(`update shop.audit_event set actor_id = null where action = 'x.done'`)
    const { rows } = await pool.query(
      `select seq, audit_id from shop.audit_link l join shop.audit_event e on e.id = l.audit_id
       where e.action = 'x.done' order by seq`,
    )
    expect(last?.verdict).toEqual({
      kind: 'broken',
      seq: Number(rows[0].seq),
      auditId: rows[0].audit_id,
    })
    expect(await alerts()).toEqual([{ kind: 'chain_broken', count: rows.length }])
  })

  test('names the link that was noted outside the database and is gone', async () => {
    const head = { seq: 999_999, hash: 'ab'.repeat(32) }
    const noted = { ...deps, heads: ledger(async () => [{ kind: 'head', at: noon, head }]) }
    await ask()
    expect(await checkHistory(noted)).toBe(1)
    expect((await read()).last?.verdict).toEqual({ kind: 'lost', seq: 999_999, notedAt: noon })
    // The night after says nothing new.
    expect(await verifyChains(noted)).toBe(1)
    expect(await alerts()).toEqual([{ kind: 'chain_broken', count: 1 }])
    expect(told).toMatchObject([{ type: 'alert_raised', kind: 'chain_broken' }])
  })

  test('of which nobody could be told what it found has failed', async () => {
    const head = { seq: 999_999, hash: 'ab'.repeat(32) }
    const mute: Outbox = { emit: () => Promise.reject(new Error('no outbox')) }
    const heads = ledger(async () => [{ kind: 'head', at: noon, head }])
    await ask()
    await expect(checkHistory({ ...deps, heads, outbox: mute })).rejects.toThrow('no outbox')
    expect((await read()).last?.verdict).toEqual({ kind: 'failed' })
  })

  test('that fails has ended, and says so', async () => {
    await ask()
    const heads = ledger(async () => {
      throw new Error('no disk')
    })
    await expect(checkHistory({ ...deps, heads })).rejects.toThrow('no disk')
    expect(await read()).toMatchObject({ underWay: undefined, last: { verdict: { kind: 'failed' } } })
  })

  test('is done by one worker, until that one is silent for too long; then it may say no more', async () => {
    await ask()
    const dead = await takeCheck(db, now)
    if (!dead) throw new Error('nothing to take')
    now = later(noon, minutes(1))
    expect(await noteProgress(db, dead, { links: 3, of: 9, at: now })).toBe(true)
    now = later(now, silentMillis)
    await checkHistory(deps)
    expect((await read()).underWay, 'it is still in other hands').toMatchObject({ links: 3 })
    now = later(now, 1)
    const next = await takeCheck(db, now)
    expect(next?.id).toBe(dead.id)
    expect(await noteProgress(db, dead, { links: 9, of: 9, at: now })).toBe(false)
    await closeCheck(db, dead, { kind: 'failed' }, now)
    expect((await read()).underWay).toMatchObject({ links: 0 })
    now = later(now, silentMillis + 1)
    await checkHistory(deps)
    expect(await read()).toMatchObject({ underWay: undefined, last: { verdict: { kind: 'whole' } } })
  })

  test('of a night is written down beside, and nobody asked for it', async () => {
    await ask()
    expect(await verifyChains(deps)).toBe(0)
    expect(await read()).toMatchObject({
      underWay: { askedBy: by },
      last: { askedBy: null, verdict: { kind: 'whole' } },
    })
  })
})
