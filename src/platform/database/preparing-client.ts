import { createHash } from 'node:crypto'
import pg from 'pg'

type Query = (text: string, values?: unknown[], ...rest: unknown[]) => unknown

/**
 * A connection on which every statement with parameters is parsed once and then only executed, which halves what a
 * purchase costs the server. Only for a server that is reached directly: behind a transaction pooler the next
 * statement may run on another connection, where the name is unknown (docs/decisions/0009).
 */
export class PreparingClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config)
    // The overloads of `query` cannot be satisfied one by one; whatever else than text with values comes goes through.
    const plain: Query = this.query.bind(this)
    const prepared: Query = (text, values, ...rest) =>
      typeof text === 'string' && Array.isArray(values) && values.length > 0
        ? plain({ name: nameOf(text), text, values } as never, ...(rest as never[]))
        : plain(text, values, ...rest)
    this.query = prepared as typeof this.query
  }
}

const names = new Map<string, string>()

function nameOf(text: string): string {
  const known = names.get(text)
  if (known) return known
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}
