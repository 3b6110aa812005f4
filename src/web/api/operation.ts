import type { z } from 'zod'
import type { ApiKey, Scope } from '../../domains/api-keys/index.ts'
import type { ApiDeps, KeepWith } from './deps.ts'
import type { ProblemName } from './problem.ts'
import type { Said } from './said.ts'

export type Method = 'get' | 'post' | 'put' | 'delete'

/** What a handler answers: the body is passed through the schema of its number before it is sent, so nothing undeclared goes out. */
export type ApiAnswer = { status: number; body?: unknown; headers?: Record<string, string> }

type Fields = z.ZodObject

/** One thing that a program can do: from this come the route, what is let in, and its part of the document. */
export type Operation<
  Path extends Fields = Fields,
  Query extends Fields = Fields,
  Body extends z.ZodType = z.ZodType,
> = {
  id: string
  method: Method
  /** Below /api/v1, with slots in braces (RFC 6570). */
  path: string
  tag: Tag
  scope: Scope
  title: Said
  more?: Said
  params?: Path
  query?: Query
  body?: Body
  /** Larger than the usual 64 kB. */
  bodyBytesMax?: number
  /** By number; without a schema the answer has no body. */
  answers: Readonly<
    Record<number, { said: Said; schema?: z.ZodType; headers?: Readonly<Record<string, Said>> }>
  >
  /** Beside those that every operation may end with. */
  problems?: readonly ProblemName[]
  /** What is told of the state that is changed: `If-Match` is read. */
  hasVersion?: boolean
  run(asked: Asked<z.output<Path>, z.output<Query>, z.output<Body>>): Promise<ApiAnswer>
}

export type Asked<Params, Query, Body> = {
  deps: ApiDeps
  key: ApiKey
  params: Params
  query: Query
  body: Body
  /** The value of `If-Match` without quotes; undefined without one. */
  /** The versions that will do, `*` where any will that there is; undefined where it was not said. */
  ifMatch: readonly string[] | '*' | undefined
  /** For what changes something with POST: its answer is kept with the same commit, so that asked twice it is done once. */
  keep: Keep
}

export type Keep = <Done>(answerOf: (done: Done) => ApiAnswer) => KeepWith<Done>

export const tags = ['products', 'stock', 'orders', 'customers', 'keys', 'webhooks'] as const
export type Tag = (typeof tags)[number]

/** Keeps the types of a definition together, and then forgets them: the router knows operations alone. */
export function operation<Path extends Fields, Query extends Fields, Body extends z.ZodType>(
  definition: Operation<Path, Query, Body>,
): Operation {
  return definition as unknown as Operation
}
