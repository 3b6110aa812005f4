import { z } from 'zod'
import type { Locale } from '../../shared/locale.ts'
import { apiWords } from './api-words.ts'
import type { Operation } from './operation.ts'
import { basePath, operations } from './operations.ts'
import { type ProblemName, problems } from './problem.ts'
import { quota } from './rate-limit.ts'
import { Problem } from './schemas.ts'

export type JsonSchema = { [word: string]: unknown }
type Components = Record<string, JsonSchema>

/** The document of the API (OpenAPI 3.1), made of the schemas that let requests in and answers out. */
export function openApiDocument(locale: Locale, { baseUrl, version }: { baseUrl: string; version: string }) {
  const words = apiWords[locale]
  const components: Components = {}
  const toJson = (schema: z.ZodType, io: 'input' | 'output') => jsonOf(schema, io, locale, components)
  toJson(Problem, 'output')
  const paths: Record<string, Record<string, unknown>> = {}
  for (const operation of operations) {
    const others = paths[operation.path]
    paths[operation.path] = { ...others, [operation.method]: describe(operation, locale, toJson) }
  }
  return {
    openapi: '3.1.1',
    info: {
      title: words.title,
      version,
      description: words.lead(quota.turns),
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${baseUrl}${basePath}` }],
    security: [{ apiKey: [] }],
    tags: Object.entries(words.tags).map(([name, description]) => ({ name, description })),
    paths,
    components: {
      securitySchemes: {
        apiKey: { type: 'http', scheme: 'bearer', bearerFormat: 'akm_sk_…', description: words.security },
      },
      schemas: components,
    },
  }
}

type ToJson = (schema: z.ZodType, io: 'input' | 'output') => JsonSchema

function describe(operation: Operation, locale: Locale, toJson: ToJson) {
  const { id, tag, scope, title, more, body, answers, method } = operation
  const words = apiWords[locale]
  const description = [more?.[locale], words.scope(scope)].filter(Boolean).join(' ')
  return {
    operationId: id,
    tags: [tag],
    summary: title[locale],
    description,
    security: [{ apiKey: [] }],
    'x-scope': scope,
    parameters: parametersOf(operation, locale, toJson),
    ...(body && {
      requestBody: { required: true, content: { 'application/json': { schema: toJson(body, 'input') } } },
    }),
    responses: {
      ...Object.fromEntries(
        Object.entries(answers).map(([status, { said, schema, headers }]) => [
          status,
          {
            description: said[locale],
            ...(headers && { headers: headersOf(headers, locale) }),
            ...(schema && { content: { 'application/json': { schema: toJson(schema, 'output') } } }),
          },
        ]),
      ),
      ...problemsOf(operation, method === 'post', locale),
    },
  }
}

function headersOf(headers: Readonly<Record<string, Record<Locale, string>>>, locale: Locale) {
  return Object.fromEntries(
    Object.entries(headers).map(([name, told]) => [
      name,
      { description: told[locale], schema: { type: 'string' } },
    ]),
  )
}

function parametersOf(
  { params, query, method, hasVersion }: Operation,
  locale: Locale,
  toJson: ToJson,
): JsonSchema[] {
  const words = apiWords[locale]
  const fields = (schema: z.ZodObject | undefined, place: 'path' | 'query') =>
    Object.entries(schema?.shape ?? {}).map(([name, field]) => {
      const { description, ...json } = toJson(field as z.ZodType, 'input')
      const required = place === 'path'
      return { name, in: place, required, ...(description !== undefined && { description }), schema: json }
    })
  const header = (name: string, required: boolean, description: string) => ({
    ...{ name, in: 'header', required, description },
    schema: { type: 'string', maxLength: 255 },
  })
  return [
    ...fields(params, 'path'),
    ...fields(query, 'query'),
    ...(method === 'post' ? [header('Idempotency-Key', true, words.idempotencyKey)] : []),
    ...(hasVersion ? [header('If-Match', false, words.ifMatch)] : []),
  ]
}

/** Problems by number: several may share one. */
function problemsOf({ problems: own = [], body, query }: Operation, isPost: boolean, locale: Locale) {
  const names: ProblemName[] = [
    ...(['not_authenticated', 'scope_missing', 'too_many', 'failed', 'unavailable'] as const),
    ...(body
      ? (['unreadable', 'not_json', 'too_large', 'invalid'] as const)
      : query
        ? (['invalid'] as const)
        : []),
    ...(isPost ? (['idempotency_key_missing', 'under_way', 'other_request'] as const) : []),
    ...own,
  ]
  const byStatus = Map.groupBy(new Set(names), (name) => problems[name].status)
  return Object.fromEntries(
    [...byStatus].map(([status, several]) => [
      status,
      {
        description: several.map((name) => problems[name].title[locale]).join('. '),
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    ]),
  )
}

/** A schema of ours as JSON Schema; what has a name goes to the components. */
function jsonOf(
  schema: z.ZodType,
  io: 'input' | 'output',
  locale: Locale,
  components: Components,
): JsonSchema {
  const {
    $schema: _,
    $defs = {},
    ...json
  } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      if (locale === 'fr' && typeof jsonSchema.fr === 'string') jsonSchema.description = jsonSchema.fr
      delete jsonSchema.fr
      // Says nothing that the format does not, at great length.
      if (jsonSchema.format) delete jsonSchema.pattern
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      // An answer may have more fields one day.
      if (io === 'output') delete jsonSchema.additionalProperties
    },
  })
  const told = (value: unknown): JsonSchema =>
    JSON.parse(JSON.stringify(value).replaceAll('"#/$defs/', '"#/components/schemas/'))
  for (const [name, definition] of Object.entries($defs)) {
    const { id: __, ...rest } = told(definition)
    components[name] = rest
  }
  return told(json)
}
