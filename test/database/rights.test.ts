import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { expect, test } from 'vitest'
import { dataRegistry } from '../../src/data-registry.ts'
import { prepareLogins } from '../../src/platform/database/logins.ts'
import { isPersonal, type PersonalColumn } from '../../src/shared/personal-data.ts'
import { Secret } from '../../src/shared/secret.ts'
import { testDatabase } from '../support/database.ts'

const { pool, connectionString } = await testDatabase()
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))

const becomes = [
  'shop_visitor',
  'shop_customer',
  'shop_staff',
  'shop_api',
  'shop_service',
  'shop_reveal',
] as const
const verbs = ['select', 'insert', 'update', 'delete', 'truncate'] as const

type Table = { name: string; columns: string[] }

async function tablesOf(...schemas: string[]): Promise<Table[]> {
  const { rows } = await pool.query<Table>(
    `select c.oid::regclass::text as name,
       array_agg(quote_ident(a.attname) order by a.attnum) filter (where a.attgenerated = '') as columns
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = any($1::regnamespace[]) and c.relkind in ('r', 'p')
     group by c.oid order by c.oid::regclass::text`,
    [schemas],
  )
  return rows
}

/** What a connection may do with a table, tried: one letter a verb, a small one where only some columns are open. */
async function tryVerbs(client: pg.Client, { name, columns }: Table): Promise<string> {
  const every = {
    select: `select * from ${name} limit 0`,
    insert: `insert into ${name} default values`,
    update: `update ${name} set ${columns.map((column) => `${column} = default`).join(', ')} where false`,
    delete: `delete from ${name} where false`,
    truncate: `truncate ${name} cascade`,
  }
  const one = (text: (column: string) => string) => columns.map(text)
  const some = {
    select: one((column) => `select ${column} from ${name} limit 0`),
    insert: one((column) => `insert into ${name} (${column}) values (default)`),
    update: one((column) => `update ${name} set ${column} = default where false`),
    delete: [],
    truncate: [],
  }
  let answer = ''
  for (const verb of verbs) {
    if (await isAllowed(client, every[verb])) answer += verb[0]?.toUpperCase()
    else if (await anyAllowed(client, some[verb])) answer += verb[0]
    else answer += '-'
  }
  return answer
}

async function anyAllowed(client: pg.Client, statements: readonly string[]): Promise<boolean> {
  for (const statement of statements) if (await isAllowed(client, statement)) return true
  return false
}

async function isAllowed(client: pg.Client, statement: string): Promise<boolean> {
  try {
    await client.query(`savepoint tried; ${statement}; rollback to tried; release tried`)
    return true
  } catch (error) {
    await client.query('rollback to tried; release tried')
    // Only a missing right is a refusal: a row that is incomplete or that its policy does not let in got that far.
    const { code, message } = error as pg.DatabaseError
    return code !== '42501' || message.includes('row-level security')
  }
}

async function asRole<T>(
  url: string,
  role: string | null,
  run: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query('begin')
    if (role) await client.query(`select set_config('role', $1, true)`, [role])
    return await run(client)
  } finally {
    await client.end()
  }
}

async function matrix(tables: readonly Table[]): Promise<string> {
  const seats: [string, string, string | null][] = [
    ['web', logins.web, null],
    ...becomes.map((role): [string, string, string] => [role.slice(5), logins.web, role]),
    ['worker', logins.worker, null],
    ['reader', connectionString, 'shop_reader'],
  ]
  const columns: string[][] = []
  for (const [, url, role] of seats) {
    columns.push(
      await asRole(url, role, async (client) => {
        const cells: string[] = []
        for (const table of tables) cells.push(await tryVerbs(client, table))
        return cells
      }),
    )
  }
  const heading = ['table', ...seats.map(([name]) => name)]
  const rows = tables.map(({ name }, row) => [name, ...columns.map((column) => column[row] ?? '')])
  return `${[heading, ...rows]
    .map(([first = '', ...rest]) => first.padEnd(24) + rest.map((cell) => cell.padEnd(10)).join(''))
    .map((line) => line.trimEnd())
    .join('\n')}\n`
}

test('every role may do with every table what the golden matrix says, and nothing else', async () => {
  const tables = await tablesOf('shop', 'identity')
  expect(tables.length).toBeGreaterThan(30)
  await expect(await matrix(tables)).toMatchFileSnapshot('./rights.golden.txt')
})

test('every table, function and domain belongs to shop_owner, as whom nobody signs in', async () => {
  const { rows } = await pool.query<{ strangers: string[] | null }>(`
    select array_agg(name) as strangers from (
      select oid::regclass::text as name, relowner as owner from pg_class
        where relnamespace in ('shop'::regnamespace, 'identity'::regnamespace) and relkind in ('r', 'p', 'v', 'm', 'S')
      union all select oid::regprocedure::text, proowner from pg_proc
        where pronamespace in ('shop'::regnamespace, 'identity'::regnamespace)
      union all select oid::regtype::text, typowner from pg_type
        where typnamespace in ('shop'::regnamespace, 'identity'::regnamespace) and typtype = 'd'
    ) things where owner <> 'shop_owner'::regrole`)
  expect(rows[0]?.strangers).toBeNull()
})

test('none of the roles may sign in, make roles or pass by row-level security', async () => {
  const { rows } = await pool.query(
    `select rolname from pg_roles where rolname like 'shop\\_%'
     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication
       or (rolcanlogin and rolname !~ '^shop_(web|worker)_[0-9a-f]{8}$'))`,
  )
  expect(rows).toEqual([])
})

test('row-level security is forced on every table that holds data of persons, and on key material', async () => {
  const declared = Object.entries(dataRegistry)
    .filter(([, table]) => isPersonal(table))
    .map(([table]) => (table.includes('.') ? table : `shop.${table}`))
  const { rows } = await pool.query<{ name: string }>(
    `select relnamespace::regnamespace || '.' || relname as name from pg_class where relrowsecurity and relforcerowsecurity`,
  )
  expect(rows.map(({ name }) => name).toSorted()).toEqual(
    [...declared, 'shop.key_secret', 'shop.key_upload_part'].toSorted(),
  )
})

// Reports count and add up; they need nobody's name, address or connection.
test('a reader sees no column that names or finds a person', async () => {
  const columns = new Map<string, PersonalColumn | 'none'>(
    Object.entries(dataRegistry).flatMap(([table, declaration]) =>
      Object.entries(declaration.columns).map(([column, what]) => [`${table}.${column}`, what] as const),
    ),
  )
  const { rows } = await pool.query<{ name: string }>(
    `select table_name || '.' || column_name as name from information_schema.column_privileges
     where grantee = 'shop_reader' and table_schema = 'shop'`,
  )
  // The ids that a restriction hides rows by are no more than the ids that reports see anyway.
  const seen = rows.map(({ name }) => name).filter((name) => !/^restricted_(order|unit)\.id$/.test(name))
  expect(seen.length).toBeGreaterThan(50)
  const personal = seen.filter((name) => {
    const what = columns.get(name)
    return (
      what !== 'none' &&
      what?.category !== 'orders' &&
      !(/^(payment|refund)\./.test(name) && what?.category === 'payment')
    )
  })
  expect(personal).toEqual([])
  const secrets = ['key_secret.', 'key_fingerprint.', 'wrapped_data_key', 'checkout_key', 'card_', 'session_']
  expect(seen.filter((name) => secrets.some((secret) => name.includes(secret)))).toEqual([])
})

test('who signs in for pages cannot become the worker, the owner or the reader', async () => {
  for (const role of ['shop_worker', 'shop_owner', 'shop_reader', 'postgres']) {
    await expect(
      asRole(logins.web, role, async () => {}),
      role,
    ).rejects.toThrow(/permission denied to set role/)
  }
  await expect(asRole(logins.worker, 'shop_owner', async () => {})).rejects.toThrow(/permission denied/)
})

test('neither login may make or change tables', async () => {
  for (const url of [logins.web, logins.worker]) {
    for (const statement of [
      'create table shop.mine ()',
      'drop table shop.cart',
      'alter table shop.cart disable trigger all',
    ]) {
      await expect(
        asRole(url, null, (client) => client.query(statement)),
        statement,
      ).rejects.toThrow(/permission denied|must be owner/)
    }
  }
})

// On Supabase these two roles are whoever holds the publishable key; the schema "public" is theirs to read.
test('a leaked anonymous key reads nothing, although the host gives its roles everything that is made', async () => {
  const { rows } = await pool.query<{ what: string }>(`
    select r.role || ' ' || c.oid::regclass || ' ' || v.verb as what
    from (values ('anon'), ('authenticated')) r (role),
      (values ('select'), ('insert'), ('update'), ('delete'), ('truncate'), ('references'), ('trigger')) v (verb),
      pg_class c
    where c.relnamespace::regnamespace::text in ('shop', 'identity', 'pgboss', 'supabase_migrations')
      and c.relkind in ('r', 'p', 'v') and has_table_privilege(r.role, c.oid, v.verb)
    union all
    select r.role || ' ' || s || ' usage' from (values ('anon'), ('authenticated')) r (role),
      unnest(array['shop', 'identity', 'pgboss', 'supabase_migrations']) s
    where has_schema_privilege(r.role, s, 'usage')
    union all
    select r.role || ' ' || p.oid::regprocedure from (values ('anon'), ('authenticated')) r (role), pg_proc p
    where p.pronamespace::regnamespace::text in ('shop', 'identity') and has_function_privilege(r.role, p.oid, 'execute')`)
  expect(rows.map(({ what }) => what)).toEqual([])
  const { rows: open } = await pool.query(
    `select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace`,
  )
  expect(open, 'nothing of the shop lies in the schema that the host exposes').toEqual([])
  await expect(
    asRole(connectionString, 'anon', (client) => client.query('select * from shop.account')),
  ).rejects.toThrow(/permission denied for schema shop/)
})
