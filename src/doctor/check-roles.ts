import type pg from 'pg'
import { bad, type Finding, good } from './finding.ts'

/** Whether pages and jobs can sign in; nothing to say when they can. */
export async function checkLogins(pools: { web: pg.Pool; worker: pg.Pool }): Promise<Finding[]> {
  for (const [name, pool] of [
    ['pages', pools.web],
    ['jobs', pools.worker],
  ] as const) {
    try {
      await pool.query('select 1')
    } catch (error) {
      const { code = 'no answer' } = error as { code?: string }
      const text = `Start the shop with this ring: the user of its ${name} cannot sign in (${code}).`
      return [bad('roles', text)]
    }
  }
  return []
}

/** Whether the database itself holds pages and jobs to what they may do. */
export async function checkRoles({ web, worker }: { web: pg.Pool; worker: pg.Pool }): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, pool] of [
    ['pages', web],
    ['jobs', worker],
  ] as const) {
    const { rows } = await pool.query<{ user: string; mighty: boolean; owner: boolean }>(`
      select current_user as user, rolsuper or rolbypassrls or rolcreaterole as mighty,
        pg_has_role(current_user, 'shop_owner', 'member') as owner
      from pg_roles where rolname = current_user`)
    const [role] = rows
    if (!role || role.mighty || role.owner) {
      findings.push(
        bad(
          'roles',
          `Give ${name} another user than ${role?.user}: it may do everything (docs/operating.md).`,
        ),
      )
    } else findings.push(good('roles', `The user of ${name} has only the rights of its work.`))
  }
  const { rows } = await worker.query<{ open: string[] | null }>(`
    select array_agg(c.relname::text order by c.relname) as open from pg_class c
    where c.relnamespace in ('shop'::regnamespace, 'identity'::regnamespace) and c.relkind in ('r', 'p')
      and exists (select from pg_policy p where p.polrelid = c.oid) and not (c.relrowsecurity and c.relforcerowsecurity)`)
  const open = rows[0]?.open
  findings.push(
    open
      ? bad('roles', `Force row-level security on ${open.join(', ')}.`)
      : good('roles', 'Row-level security is forced wherever there are policies.'),
  )
  const exposed = await worker.query<{ role: string }>(`
    select rolname as role from pg_roles
    where rolname in ('anon', 'authenticated') and (has_schema_privilege(rolname, 'shop', 'usage')
      or has_schema_privilege(rolname, 'identity', 'usage'))`)
  findings.push(
    exposed.rows.length > 0
      ? bad(
          'roles',
          `Revoke the schema shop from ${exposed.rows.map(({ role }) => role).join(', ')}: a public key could read it.`,
        )
      : good('roles', 'A public key of the host reads nothing.'),
  )
  return findings
}
