import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { HeadLedger, NotedHead } from '../../platform/audit/noted-heads.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { days, hours, after as later, minutes } from '../../shared/time.ts'
import type { ConnectionKind } from '../identity/index.ts'
import { appointStaff } from '../staff/index.ts'
import { acknowledgeAlert } from './acknowledge-alert.ts'
import { failuresFromNetwork, failuresOfAccount, personsRead } from './alert.ts'
import { countFailures, listConnections, listOpenAlerts } from './queries.ts'
import { recordConnection } from './record-connection.ts'
import { recordReads } from './record-reads.ts'
import { noteHistory, verifyChains } from './verify-chains.ts'
import { watch } from './watch.ts'

const { db, pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const web = connectDatabase(logins.web, { max: 4 })
const worker = connectDatabase(logins.worker, { max: 8 })
const service = web.as({ role: 'service' })
const events: object[] = []
const outbox: Outbox = { emit: async (_tx, event) => void events.push(event) }
const noon = new Date('2026-11-26T12:00:00Z')
let now = noon
const clock = { now: () => now }
const countries: Record<string, string> = {
  '192.0.2.0/24': 'FR',
  '203.0.113.0/24': 'FR',
  '198.18.7.0/24': 'BR',
  '198.18.8.0/24': 'BR',
  '198.18.9.0/24': 'JP',
}
const countryOf = (network: string) => countries[network] ?? null
const noted: NotedHead[] = []
const heads: HeadLedger = { appendHead: async (line) => void noted.push(line), readHeads: async () => noted }
const deps = { db: worker.db, clock, outbox, countryOf, heads }
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0'

async function anAccount(role?: 'owner' | 'privacy' | 'support'): Promise<AccountId> {
  const id = newId('acc')
  const email = `${id}@example.eu`
  await db
    .insertInto('account')
    .values({ id, provider: 'local', subject: id, email, email_folded: email, locale: 'en' })
    .execute()
  if (role) await db.transaction().execute((tx) => appointStaff(tx, id, role))
  return id
}

function connect(kind: ConnectionKind, accountId: AccountId | null, address: string, at = now) {
  return recordConnection(service, { kind, accountId, at }, { address, userAgent: firefox })
}

async function times(count: number, act: () => Promise<void>): Promise<void> {
  for (let i = 0; i < count; i += 1) await act()
}

const alertsOf = async (id: AccountId) =>
  (await listOpenAlerts(worker.db)).filter(({ accountId }) => accountId === id)

describe('a connection', () => {
  test.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:12:34:56:78:9a:bc', '2001:db8:12::/48'],
    ['nonsense', null],
    [null, null],
  ])('from %s is kept as %s, with a family and a number for a browser', async (address, network) => {
    const account = await anAccount()
    await recordConnection(
      service,
      { kind: 'signed_in', accountId: account, at: now },
      { address, userAgent: firefox },
    )
    const kept = { kind: 'signed_in', network, browser: 'Firefox 140', at: now }
    expect(await listConnections(service, account, 5)).toEqual([kept])
    const { rows } = await pool.query(
      'select e::text as row from shop.connection_event e where account_id = $1',
      [account],
    )
    expect(rows[0].row).not.toMatch(/Mozilla|Gecko|Linux|203\.0\.113\.77|:34:|9a:bc/)
  })

  test('holds no whole address and no whole header, whatever is inserted', async () => {
    const put = (network: string | null, browser: string | null) =>
      pool.query(
        `insert into shop.connection_event (id, kind, network, browser, at) values ($1, 'signed_in', $2, $3, now())`,
        [newId('con'), network, browser],
      )
    await expect(put('203.0.113.77', null)).rejects.toThrow('connection_event_network_check')
    await expect(put('2001:db8::1', null)).rejects.toThrow('connection_event_network_check')
    await expect(put(null, firefox)).rejects.toThrow('connection_event_browser_check')
  })

  test('is seen by its own account alone, and altered by nobody', async () => {
    const [mine, hers] = [await anAccount(), await anAccount()]
    await connect('signed_in', mine, '192.0.2.1')
    await connect('signed_in', hers, '192.0.2.1')
    const customer = web.as({ role: 'customer', account: mine })
    expect(await listConnections(customer, mine, 5)).toHaveLength(1)
    expect(await listConnections(customer, hers, 5)).toEqual([])
    const altering = (who: typeof service) =>
      who.updateTable('connection_event').set({ kind: 'signed_out' }).execute()
    await expect(altering(service)).rejects.toThrow('permission denied')
    await expect(altering(db)).rejects.toThrow('append-only')
    await expect(service.deleteFrom('connection_event').execute()).rejects.toThrow('permission denied')
    const staff = web.as({ role: 'staff', account: hers })
    await expect(staff.selectFrom('connection_event').select('account_id').execute()).rejects.toThrow(
      'permission denied',
    )
  })
})

describe('the watch', () => {
  test('is quiet until there is one failure too many, and counts those of the last minutes', async () => {
    const account = await anAccount()
    await times(failuresOfAccount, () =>
      connect('sign_in_failed', account, '198.51.100.1', later(now, -minutes(16))),
    )
    await times(failuresOfAccount - 1, () => connect('second_factor_failed', account, '198.51.100.1'))
    await connect('signed_in', account, '198.51.100.1')
    await watch(deps)
    expect(await alertsOf(account)).toEqual([])
    await connect('link_failed', account, '198.51.100.1')
    await watch(deps)
    expect(await alertsOf(account)).toMatchObject([
      { kind: 'failures_of_account', count: failuresOfAccount, network: null },
    ])
  })

  test('sees a network that tries many addresses, also those that nobody has', async () => {
    await times(failuresFromNetwork, () => connect('sign_in_failed', null, '198.51.77.9'))
    await watch(deps)
    const found = (await listOpenAlerts(worker.db)).filter(({ kind }) => kind === 'failures_from_network')
    expect(found).toMatchObject([{ network: '198.51.77.0/24', accountId: null, count: failuresFromNetwork }])
    expect(
      await countFailures(web.as({ role: 'staff', account: await anAccount() }), later(now, -days(1)), 1),
    ).toEqual([{ network: '198.51.77.0/24', count: failuresFromNetwork }])
  })

  test('raises one thing once a day, however many processes look at the same moment', async () => {
    const owner = await anAccount('owner')
    const privacy = await anAccount('privacy')
    const support = await anAccount('support')
    const account = await anAccount()
    await times(failuresOfAccount, () => connect('sign_in_failed', account, '192.0.2.44'))
    events.length = 0
    await Promise.all(Array.from({ length: 8 }, () => watch(deps)))
    const [alert, ...more] = await alertsOf(account)
    expect(more).toEqual([])
    const told = events.filter((event) => 'alertId' in event && event.alertId === alert?.id)
    expect(told).toHaveLength(1)
    const [{ to }] = told as [{ to: AccountId[] }]
    expect(to).toEqual(expect.arrayContaining([owner, privacy]))
    expect(to).not.toContain(support)
    now = later(noon, days(1))
    await times(failuresOfAccount, () => connect('sign_in_failed', account, '192.0.2.44'))
    await watch(deps)
    expect(await alertsOf(account)).toHaveLength(2)
    now = noon
  })

  test('raises what spans midnight once, and what goes on a day later again', async () => {
    const account = await anAccount()
    const midnight = new Date('2026-11-26T23:00:00Z')
    const look = async (at: Date) => {
      now = at
      await times(failuresOfAccount, () => connect('sign_in_failed', account, '192.0.2.45'))
      await Promise.all([watch(deps), watch(deps)])
      return (await alertsOf(account)).length
    }
    expect(await look(later(midnight, -minutes(1)))).toBe(1)
    expect(await look(later(midnight, minutes(1)))).toBe(1)
    // Between two processes whose clocks are on either side of it.
    const other = await anAccount()
    now = later(midnight, -minutes(1))
    await times(failuresOfAccount, () => connect('sign_in_failed', other, '192.0.2.46', midnight))
    const at = (time: Date) => ({ ...deps, clock: { now: () => time } })
    await Promise.all([watch(at(later(midnight, -1))), watch(at(later(midnight, 1)))])
    expect(await alertsOf(other)).toHaveLength(1)
    expect(await look(later(midnight, days(1)))).toBe(2)
    now = noon
  })

  test('knows the networks of the staff: their first is no news, another one is, and customers may travel', async () => {
    const [staff, customer] = [await anAccount('support'), await anAccount()]
    for (const who of [staff, customer]) await connect('signed_in', who, '192.0.2.1', later(now, -days(30)))
    await connect('signed_in', staff, '192.0.2.200', later(now, -minutes(5)))
    await watch(deps)
    expect(await alertsOf(staff)).toEqual([])
    for (const who of [staff, customer])
      await connect('signed_in', who, '203.0.113.5', later(now, -minutes(2)))
    await connect('signed_in', staff, '203.0.113.5', later(now, -minutes(1)))
    await connect('second_factor_asked', staff, '198.51.200.1', later(now, -minutes(1)))
    await watch(deps)
    expect(await alertsOf(staff)).toMatchObject([
      { kind: 'staff_from_new_network', network: '198.51.200.0/24' },
      { kind: 'staff_from_new_network', network: '203.0.113.0/24' },
    ])
    expect(await alertsOf(customer)).toEqual([])
    now = later(noon, hours(20))
    await watch(deps)
    expect(await alertsOf(staff), 'over midnight the same sign-in is no second alert').toHaveLength(2)
    now = noon
  })

  test('tells of staff who come from a new country, once for the country, and by its network where none was known', async () => {
    const [staff, local, customer] = [await anAccount('owner'), await anAccount('support'), await anAccount()]
    for (const who of [staff, customer]) await connect('signed_in', who, '192.0.2.1', later(now, -days(30)))
    await connect('signed_in', local, '10.0.0.1', later(now, -days(30)))
    for (const who of [staff, local, customer])
      await connect('signed_in', who, '198.18.7.9', later(now, -minutes(5)))
    await Promise.all([watch(deps), watch(deps)])
    const ofCountry = { kind: 'staff_from_new_country', country: 'BR', network: null, count: 1 }
    expect(await alertsOf(staff)).toMatchObject([ofCountry])
    expect(await alertsOf(local)).toMatchObject([{ kind: 'staff_from_new_network', country: null }])
    expect(await alertsOf(customer)).toEqual([])
    // Within the country another network is one, and going home is no news.
    await connect('signed_in', staff, '198.18.8.9', later(now, -minutes(2)))
    await connect('signed_in', staff, '203.0.113.9', later(now, -minutes(1)))
    await watch(deps)
    expect(await alertsOf(staff)).toMatchObject([
      { kind: 'staff_from_new_network', network: '203.0.113.0/24' },
      { kind: 'staff_from_new_network', network: '198.18.8.0/24' },
      ofCountry,
    ])
    // Another country on the same day is another thing.
    await connect('signed_in', staff, '198.18.9.9')
    await watch(deps)
    expect(await alertsOf(staff)).toMatchObject([{ country: 'JP' }, {}, {}, ofCountry])
    const { rows } = await pool.query(
      `select to_jsonb(e) as row from shop.connection_event e where account_id = $1`,
      [staff],
    )
    expect(JSON.stringify(rows), 'a connection keeps no country').not.toContain('BR')
  })

  test('counts persons whom one member has read, each once, lists by what they hold, colleagues never', async () => {
    const staff = await anAccount('support')
    const read = (kind: string, ids: string[], persons?: number) =>
      recordReads(web.as({ role: 'staff', account: staff }), {
        by: staff,
        permission: 'customers.read',
        reads: { kind, ids, ...(persons && { persons }) },
      })
    now = new Date()
    const some = Array.from({ length: personsRead - 1 }, () => newId('acc'))
    await read('account', some)
    await read('account', some)
    await read('staff', [newId('acc'), newId('acc')])
    await read('account', [newId('acc')])
    await watch(deps)
    expect(await alertsOf(staff)).toEqual([])
    await read('breach', ['a file'], 3)
    await watch(deps)
    expect(await alertsOf(staff)).toMatchObject([{ kind: 'staff_reads', count: personsRead + 3 }])
    now = noon
  })

  test('a custody ledger that was changed behind the triggers is an alert, one that holds is none', async () => {
    expect(await verifyChains(deps)).toBe(0)
    await pool.query(`alter table shop.custody_event disable trigger all`)
    await pool.query(
      `insert into shop.custody_event (key_id, seq, kind, actor_kind, hash) values ('key_x', 1, 'undone', 'system', 'x')`,
    )
    await pool.query(`alter table shop.custody_event enable trigger all`)
    expect(await verifyChains(deps)).toBeGreaterThan(0)
    await verifyChains(deps)
    const broken = (await listOpenAlerts(worker.db)).filter(({ kind }) => kind === 'chain_broken')
    expect(broken).toHaveLength(1)
    await pool.query(`alter table shop.custody_event disable trigger all`)
    await pool.query(`delete from shop.custody_event where key_id = 'key_x'`)
    await pool.query(`alter table shop.custody_event enable trigger all`)
  })

  test('a line of history that was changed behind the triggers is an alert', async () => {
    await anAccount('owner')
    const owner = await anAccount('owner')
    await db.transaction().execute((tx) =>
      recordAudit(tx, {
        subject: { kind: 'account', id: owner },
        action: 'x.done',
        actor: { kind: 'system' },
      }),
    )
    expect(await verifyChains(deps)).toBe(0)
    await pool.query(`alter table shop.audit_event disable trigger all`)
    await pool.query(`update shop.audit_event set actor_id = 'acc_x' where action = 'x.done'`)
    await pool.query(`alter table shop.audit_event enable trigger all`)
    expect(await verifyChains(deps)).toBe(1)
    expect((await listOpenAlerts(worker.db)).map(({ kind }) => kind)).toContain('chain_broken')
    await pool.query(`alter table shop.audit_event disable trigger all`)
    await pool.query(`update shop.audit_event set actor_id = null where action = 'x.done'`)
    await pool.query(`alter table shop.audit_event enable trigger all`)
  })

  test('an end of the history that was cut off and made anew is an alert, by what was noted outside the database', async () => {
    const act = (action: string) =>
      db.transaction().execute((tx) =>
        recordAudit(tx, {
          subject: { kind: 'order', id: newId('ord') },
          action,
          actor: { kind: 'system' },
        }),
      )
    now = new Date()
    await act('x.first')
    await act('x.hidden')
    await noteHistory(deps)
    expect(await verifyChains(deps)).toBe(0)
    for (const table of ['audit_event', 'audit_link'])
      await pool.query(`alter table shop.${table} disable trigger all`)
    await pool.query(`delete from shop.audit_link where audit_id in
      (select id from shop.audit_event where action = 'x.hidden')`)
    await pool.query(`delete from shop.audit_event where action = 'x.hidden'`)
    for (const table of ['audit_event', 'audit_link'])
      await pool.query(`alter table shop.${table} enable trigger all`)
    await act('x.instead')
    now = later(now, days(2))
    expect(await verifyChains(deps)).toBe(1)
    const [alert] = await listOpenAlerts(worker.db)
    expect(alert).toMatchObject({ kind: 'chain_broken', at: now, count: 1 })
    noted.length = 0
    expect(await verifyChains(deps), 'the chain by itself does not show it').toBe(0)
    now = noon
  })
})

test('an alert is acknowledged once, in one’s own name, and that is history', async () => {
  const [owner, other] = [await anAccount('owner'), await anAccount('privacy')]
  const account = await anAccount()
  await times(failuresOfAccount, () => connect('sign_in_failed', account, '192.0.2.9'))
  await watch(deps)
  const [alert] = await alertsOf(account)
  if (!alert) throw new Error('no alert')
  const staff = web.as({ role: 'staff', account: owner })
  await expect(acknowledgeAlert(staff, { id: alert.id, by: other, at: now })).rejects.toThrow(
    'row-level security',
  )
  expect(await acknowledgeAlert(staff, { id: alert.id, by: owner, at: now })).toBe(true)
  expect(await acknowledgeAlert(staff, { id: alert.id, by: owner, at: now })).toBe(false)
  expect(await alertsOf(account)).toEqual([])
  const { rows } = await pool.query(`select actor_id from shop.audit_event where subject_id = $1`, [alert.id])
  expect(rows).toEqual([{ actor_id: owner }])
  const visitor = web.as({ role: 'customer', account })
  await expect(visitor.selectFrom('alert').select('id').execute()).rejects.toThrow('permission denied')
})
