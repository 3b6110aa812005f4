import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { days, hours, after as later } from '../../shared/time.ts'
import { connectDatabase } from '../database/connect.ts'
import { prepareLogins } from '../database/logins.ts'
import { erasureLedger } from '../erasure-ledger.ts'
import { recordAudit } from './audit.ts'
import { findHead, type HistoryFlaw, linkHistory, pruneHistory, verifyHistory } from './chain.ts'
import { acceptRestored, findLostHead, noteHead } from './noted-heads.ts'

const { db: owner, pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const { db } = connectDatabase(logins.worker, { max: 8 })

function write(count: number): Promise<void> {
  const entries = Array.from({ length: count }, () => ({
    subject: { kind: 'order', id: newId('ord') },
    action: 'order.placed',
    actor: { kind: 'customer' as const },
    details: { gross: 1999 },
  }))
  return owner.transaction().execute((tx) => recordAudit(tx, ...entries))
}

const old = (at: string) =>
  pool.query(
    `insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind, at) values ($1, 'order', 'x', 'x', 'system', $2)`,
    [newId('aud'), at],
  )

async function flaws(linksAtOnce?: number): Promise<HistoryFlaw[]> {
  const found: HistoryFlaw[] = []
  for await (const part of verifyHistory(db, linksAtOnce)) found.push(...part.flaws)
  return found
}

async function count(linksAtOnce?: number): Promise<number> {
  let links = 0
  for await (const part of verifyHistory(db, linksAtOnce)) links += part.links
  return links
}

/** What somebody can do who owns the database, behind every trigger. */
async function behindTriggers(...statements: string[]): Promise<void> {
  for (const table of ['audit_event', 'audit_link']) {
    await pool.query(`alter table shop.${table} disable trigger all`)
  }
  for (const statement of statements) await pool.query(statement)
  for (const table of ['audit_event', 'audit_link']) {
    await pool.query(`alter table shop.${table} enable trigger all`)
  }
}

beforeEach(() => behindTriggers('delete from shop.audit_link', 'delete from shop.audit_event'))

describe('the chain over the history', () => {
  test('has one link for each line, in parts of any size', async () => {
    await write(7)
    expect(await linkHistory(db)).toBe(7)
    await write(3)
    expect(await linkHistory(db, later(new Date(), -hours(1)))).toBe(3)
    expect(await linkHistory(db)).toBe(0)
    for (const size of [1, 2, 3, 5, 10, 11]) {
      expect(await count(size), `parts of ${size}`).toBe(10)
      expect(await flaws(size)).toEqual([])
    }
    expect(await findHead(db)).toMatchObject({ seq: 10, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
  })

  test('is appended to by one job at a time, beside lines that are being written', async () => {
    const jobs = Array.from({ length: 8 }, () => linkHistory(db))
    const writers = Array.from({ length: 20 }, () => write(25))
    await Promise.all([...jobs, ...writers, ...jobs.map(() => linkHistory(db))])
    await linkHistory(db)
    expect(await count()).toBe(500)
    expect(await flaws()).toEqual([])
  })

  test('takes up a line at night that was committed long after its id was made', async () => {
    await pool.query(
      `insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind) values ('aud_0', 'order', 'x', 'x', 'system')`,
    )
    expect(await linkHistory(db, later(new Date(), -hours(1)))).toBe(0)
    expect(await linkHistory(db)).toBe(1)
  })

  test.each([
    ['a changed word', `update shop.audit_event set action = 'order.paid' where id = $`, 'changed'],
    ['a changed detail', `update shop.audit_event set details = '{"gross": 2000}' where id = $`, 'changed'],
    [
      'a changed time',
      `update shop.audit_event set at = at + interval '1 microsecond' where id = $`,
      'changed',
    ],
    ['another actor', `update shop.audit_event set actor_id = 'acc_x' where id = $`, 'changed'],
    ['a line that is gone', `delete from shop.audit_event where id = $`, 'missing'],
    [
      'a digest that was made to fit',
      `update shop.audit_link set digest = sha256('x') where audit_id = $`,
      'link',
    ],
    [
      'a line that was made old to let it go',
      `update shop.audit_link set at = '2001-01-01' where audit_id = $`,
      'link',
    ],
    ['a link that is gone', `delete from shop.audit_link where audit_id = $`, 'gap'],
  ])('is broken by %s', async (_, statement, problem) => {
    await write(5)
    await linkHistory(db)
    const { rows } = await pool.query('select audit_id as id from shop.audit_link where seq = 3')
    await behindTriggers(statement.replace('$', `'${rows[0].id}'`))
    for (const size of [1, 2, 20]) {
      expect(await flaws(size)).toMatchObject([{ problem, seq: problem === 'gap' ? 4 : 3 }])
    }
  })

  test('is broken by a beginning that was cut off with its lines', async () => {
    await write(5)
    await linkHistory(db)
    await behindTriggers(
      'delete from shop.audit_event e using shop.audit_link l where l.audit_id = e.id and l.seq < 3',
      'delete from shop.audit_link where seq < 3',
    )
    expect(await flaws()).toMatchObject([{ problem: 'gap', seq: 3 }])
  })

  test('survives retention, also where a hold keeps a line, and keeps the last link to hang on', async () => {
    for (const year of [2009, 2010, 2011, 2012]) await old(`${year}-05-05T12:00:00Z`)
    await write(2)
    await linkHistory(db)
    // The third is held.
    await db
      .deleteFrom('audit_event')
      .where('at', '<', new Date('2013-01-01'))
      .where('at', 'not in', [new Date('2011-05-05T12:00:00Z')])
      .execute()
    expect(await flaws()).toEqual([])
    expect(await pruneHistory(db)).toBe(1)
    const { rows } = await pool.query('select seq from shop.audit_link order by seq')
    expect(rows.map(({ seq }) => Number(seq))).toEqual([2, 3, 4, 5, 6])
    expect(await flaws(2)).toEqual([])
    // The hold ends.
    await db.deleteFrom('audit_event').where('at', '<', new Date('2013-01-01')).execute()
    expect(await pruneHistory(db)).toBe(2)
    expect(await flaws()).toEqual([])
    await write(1)
    await linkHistory(db)
    expect(await flaws(1)).toEqual([])
    // The link that the others hang on is no line of the history, but its hash counts.
    await behindTriggers(`update shop.audit_link set hash = sha256('x') where seq = 4`)
    expect(await flaws()).toMatchObject([{ problem: 'link', seq: 5 }])
  })

  test('loses nothing that is young, whoever asks', async () => {
    await write(2)
    await linkHistory(db)
    expect(await pruneHistory(db)).toBe(0)
    await expect(pool.query('delete from shop.audit_link')).rejects.toThrow('append-only')
    await expect(pool.query(`update shop.audit_link set digest = sha256('x')`)).rejects.toThrow('append-only')
    await old(new Date(Date.now() - days(3649)).toISOString())
    await expect(pool.query('delete from shop.audit_event')).rejects.toThrow('append-only')
  })
})

describe('what was noted of the chain outside the database', () => {
  const folder = mkdtemp(join(tmpdir(), 'akm-heads-'))
  afterAll(async () => rm(await folder, { recursive: true, force: true }))
  const aLedger = async () => erasureLedger(join(await folder, `${newId('aud')}.jsonl`))
  const cutAfter = (seq: number) =>
    behindTriggers(
      `delete from shop.audit_event e using shop.audit_link l where l.audit_id = e.id and l.seq > ${seq}`,
      `delete from shop.audit_link where seq > ${seq}`,
    )
  const more = async (count: number) => {
    if (count > 0) await write(count)
    await linkHistory(db)
  }

  test('names the first link that an end lacks which was cut off, although the chain itself holds', async () => {
    const ledger = await aLedger()
    await noteHead(db, ledger, new Date())
    expect(await ledger.readHeads(), 'of an empty chain').toEqual([])
    for (const count of [5, 2, 0, 3]) {
      await more(count)
      await noteHead(db, ledger, new Date())
    }
    expect((await ledger.readHeads()).map(({ head }) => head.seq)).toEqual([5, 7, 10])
    expect(await findLostHead(db, ledger)).toBeUndefined()
    await cutAfter(6)
    expect(await flaws()).toEqual([])
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 7 } })
    // A link that is there again by its number alone.
    await more(9)
    await noteHead(db, ledger, new Date())
    expect(await flaws()).toEqual([])
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 7 } })
  })

  test('names a chain that was made anew from its beginning, or is gone altogether', async () => {
    const ledger = await aLedger()
    await more(5)
    await noteHead(db, ledger, new Date())
    await behindTriggers(
      `update shop.audit_event set actor_id = 'acc_x' where id = (select audit_id from shop.audit_link where seq = 2)`,
      'delete from shop.audit_link',
    )
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 5 } })
    await linkHistory(db)
    expect(await flaws()).toEqual([])
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 5 } })
  })

  test('misses no link that has left by its clock', async () => {
    const ledger = await aLedger()
    for (const year of [2009, 2010, 2011]) await old(`${year}-05-05T12:00:00Z`)
    await linkHistory(db)
    await ledger.appendHead({ kind: 'head', at: new Date(), head: { seq: 1, hash: 'ab'.repeat(32) } })
    expect(await findLostHead(db, ledger), 'while it is there').toBeDefined()
    await more(2)
    await db.deleteFrom('audit_event').where('at', '<', new Date('2013-01-01')).execute()
    expect(await pruneHistory(db)).toBe(2)
    expect(await findLostHead(db, ledger)).toBeUndefined()
  })

  test('is given up where somebody says that a backup was restored, and what comes after is held again', async () => {
    const ledger = await aLedger()
    expect(await acceptRestored(db, ledger, new Date())).toBeUndefined()
    for (const count of [3, 3, 3]) {
      await more(count)
      await noteHead(db, ledger, new Date())
    }
    await cutAfter(4)
    expect(await acceptRestored(db, ledger, new Date())).toMatchObject({
      lost: { head: { seq: 6 } },
      head: { seq: 4 },
    })
    expect(await acceptRestored(db, ledger, new Date())).toBeUndefined()
    await more(4)
    await noteHead(db, ledger, new Date())
    expect(await findLostHead(db, ledger)).toBeUndefined()
    expect(await ledger.readHeads(), 'nothing is taken out of the ledger').toHaveLength(6)
    await cutAfter(7)
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 8 } })
    // What the backup reached is still asked for; also a backup without any link may come back.
    await cutAfter(2)
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 3 } })
    await cutAfter(0)
    await acceptRestored(db, ledger, new Date())
    expect(await findLostHead(db, ledger)).toBeUndefined()
    await more(1)
    expect(await findLostHead(db, ledger)).toBeUndefined()
  })
  test('is given up also where the restored shop has gone on before anybody said so', async () => {
    const ledger = await aLedger()
    for (const count of [3, 3, 3]) {
      await more(count)
      await noteHead(db, ledger, new Date())
    }
    await cutAfter(4)
    await more(6)
    await noteHead(db, ledger, new Date())
    expect(await acceptRestored(db, ledger, new Date())).toMatchObject({
      lost: { head: { seq: 6 } },
      head: { seq: 10 },
    })
    expect(await findLostHead(db, ledger)).toBeUndefined()
    // What the shop wrote since is held at once, and what the backup held still is.
    await cutAfter(9)
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 10 } })
    await cutAfter(2)
    expect(await findLostHead(db, ledger)).toMatchObject({ head: { seq: 3 } })
  })
})
