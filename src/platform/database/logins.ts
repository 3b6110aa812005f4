import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Secret } from '../../shared/secret.ts'

/** Those who sign in to the database while the shop runs; neither owns anything. */
export type Login = 'web' | 'worker'

/** What stands between the shop and its database does not know the new user (yet). */
export class LoginRefused extends Error {}

export type LoginUrls = Record<Login, string>

// A page that is asked for longer has lost its reader; a transaction that idles holds locks for nobody.
const limits: Record<Login, Record<string, string>> = {
  web: { statement_timeout: '20s', idle_in_transaction_session_timeout: '60s' },
  worker: { idle_in_transaction_session_timeout: '10min' },
}

/**
 * The users that the web process and the jobs sign in as, made where they are missing. Their names end in a digest of the
 * database, because users are the server's and another shop may live there; their passwords are derived, so that every
 * process of the shop knows them and no file holds them.
 * @param ownerUrl connects as somebody who may create roles.
 * @throws LoginRefused when a user that exists cannot sign in.
 */
export async function prepareLogins(ownerUrl: string, secret: Secret<Buffer>): Promise<LoginUrls> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const named = await nameLogins(client, ownerUrl, secret)
    const urlOf = async (login: Login) => {
      const { name, password, url } = named(login)
      if (await canSignIn(url)) return url
      await makeLogin(client, login, name, password)
      if (await canSignIn(url)) return url
      throw new LoginRefused(`the new user ${name} may not sign in at the address of DATABASE_URL`)
    }
    return { web: await urlOf('web'), worker: await urlOf('worker') }
  } finally {
    await client.end()
  }
}

/** The same users for whoever only looks: nothing is made, and it may be that they cannot sign in (yet). */
export async function findLogins(ownerUrl: string, secret: Secret<Buffer>): Promise<LoginUrls> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  const named = await nameLogins(client, ownerUrl, secret).finally(() => client.end())
  return { web: named('web').url, worker: named('worker').url }
}

async function nameLogins(client: pg.Client, ownerUrl: string, secret: Secret<Buffer>) {
  const { rows } = await client.query<{ mark: string }>(
    `select left(md5(current_database() || shop_id), 8) as mark from shop.identity`,
  )
  return (login: Login) => {
    const name = `shop_${login}_${rows[0]?.mark ?? ''}`
    const password = createHmac('sha256', secret.expose()).update(name).digest('base64url')
    return { name, password, url: withUser(ownerUrl, name, password) }
  }
}

async function makeLogin(client: pg.Client, login: Login, name: string, password: string): Promise<void> {
  const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name])
  const role = pg.escapeIdentifier(name)
  const settings = Object.entries(limits[login]).map(
    ([setting, value]) => `alter role ${role} set ${setting} = '${value}'`,
  )
  const inherits = login === 'worker'
  await client.query(
    [
      `${rowCount ? 'alter' : 'create'} role ${role} login noinherit password '${scramVerifier(password)}'`,
      `grant shop_${login} to ${role} with inherit ${inherits}, set true`,
      ...settings,
    ].join('; '),
  )
}

async function canSignIn(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url })
  client.on('error', () => {})
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** The same server and database, another user. A hosted pooler wants its project behind the name: `name.project`. */
export function withUser(url: string, name: string, password: string): string {
  const match = /^(postgres(?:ql)?:\/\/)(?:([^:@/?]*)(?::[^@/?]*)?@)?(.*)$/.exec(url)
  if (!match) throw new Error('DATABASE_URL must begin with postgresql://')
  const [, scheme = '', owner = '', rest = ''] = match
  const project = owner.includes('.') ? owner.slice(owner.indexOf('.')) : ''
  return `${scheme}${name}${project}:${encodeURIComponent(password)}@${rest}`
}

/** What the server keeps of a password (RFC 5802, RFC 7677): sent instead of it, so that no log of the server shows one. */
function scramVerifier(password: string): string {
  const iterations = 4096
  const salt = randomBytes(16)
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256')
  const hmac = (key: Buffer, text: string) => createHmac('sha256', key).update(text).digest()
  const stored = createHash('sha256').update(hmac(salted, 'Client Key')).digest('base64')
  const server = hmac(salted, 'Server Key').toString('base64')
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${server}`
}
