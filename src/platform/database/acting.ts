import type { PostgresPool, PostgresPoolClient } from 'kysely'
import pg from 'pg'
import type { Principal } from '../../shared/principal.ts'

/**
 * A pool whose statements run as a principal: each transaction begins by becoming its role and stating its claims,
 * both until its end, so the connection carries nothing over to whoever gets it next, behind a transaction pooler too.
 * A statement without a transaction gets one of its own, sent together with it: one way to the server and back.
 */
export function actingPool(pool: pg.Pool, principal: Principal): PostgresPool {
  const become = settingsOf(principal)
  return {
    // The types of pg and of Kysely name the same methods differently.
    Client: pg.Client as unknown as NonNullable<PostgresPool['Client']>,
    options: pool.options,
    connect: async () =>
      new ActingClient(await pool.connect(), become) as Pick<ActingClient, 'release'> as PostgresPoolClient,
    end: async () => {},
  }
}

function settingsOf({ role, ...claims }: Principal): string {
  const { account = '', order = '', ticket = '', gift = '', cart, apiKey = '', scopes = [] }: Claims = claims
  const settings = {
    role: `shop_${role}`,
    'shop.account': account,
    'shop.order': order,
    'shop.ticket': ticket,
    'shop.gift': gift,
    'shop.cart': cart?.toString('hex') ?? '',
    'shop.api_key': apiKey,
    'shop.scopes': scopes.join(' '),
  }
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config('${name}', ${pg.escapeLiteral(value)}, true)`,
  )
  return `select ${calls.join(', ')}`
}

type Claims = {
  account?: string
  order?: string
  ticket?: string
  gift?: string
  cart?: Buffer
  apiKey?: string
  scopes?: readonly string[]
}

class ActingClient {
  readonly #client: pg.PoolClient
  readonly #become: string
  #inTransaction = false

  constructor(client: pg.PoolClient, become: string) {
    this.#client = client
    this.#become = become
  }

  query(text: string, values: unknown[]): Promise<pg.QueryResult> {
    if (/^(begin|start transaction)\b/.test(text)) {
      this.#inTransaction = true
      return this.#begin(text)
    }
    if (text === 'commit' || text === 'rollback') this.#inTransaction = false
    else if (!this.#inTransaction) return this.#alone(text, values)
    return this.#client.query(text, values)
  }

  release(destroy?: boolean): void {
    this.#client.release(destroy)
  }

  async #begin(text: string): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(`${text}; ${this.#become}`)
    } catch (error) {
      // The server has begun before it refused: the connection must not go back to the pool like that.
      await this.#client.query('rollback')
      throw error
    }
  }

  // If becoming the role fails, the statement fails too: who signed in has no rights of its own.
  async #alone(text: string, values: unknown[]): Promise<pg.QueryResult> {
    const [begun, answer, ended] = await Promise.allSettled([
      this.#client.query(`begin; ${this.#become}`),
      this.#client.query(text, values),
      this.#client.query('commit'),
    ])
    for (const part of [begun, answer, ended]) if (part.status === 'rejected') throw part.reason
    if (answer.status === 'rejected') throw answer.reason
    return answer.value
  }
}
