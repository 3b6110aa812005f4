import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import { decodeForm } from '../../emulators/stripe/form.ts'
import type { RecordedCall } from '../../emulators/stripe/recording.ts'
import type { OpenApi } from './find-mock.ts'

/** What of a call Stripe's description does not know or would have in another form, as `/path: what`. */
export type FindFaults = (call: RecordedCall) => string[]

/** Holds parameters and answers of recorded calls against the schemas of Stripe's OpenAPI description. */
export function checksOf(description: OpenApi): { params: FindFaults; answer: FindFaults } {
  const components = jsonSchema({ components: description.components })
  const find = schemaFinder(description)
  const check = (findSchema: FindSchema, read: (call: RecordedCall) => unknown, coerceTypes: boolean) => {
    const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, coerceTypes })
    ajv.addSchema({ $id: 'stripe', ...components })
    const compiled = new Map<object, ValidateFunction>()
    return (call: RecordedCall) => {
      const schema = findSchema(call)
      if (!schema) return [`not in the description: ${call.method} ${call.path}`]
      const validate = compiled.get(schema) ?? ajv.compile(jsonSchema(schema))
      compiled.set(schema, validate)
      return validate(read(call)) ? [] : [...new Set(causes(validate.errors ?? []).map(inWords))]
    }
  }
  return {
    params: check(find.params, ({ params }) => ({ ...decodeForm(params) }), true),
    answer: check(find.answer, ({ answer }) => answer, false),
  }
}

type FindSchema = (call: RecordedCall) => object | undefined

function schemaFinder({ paths }: OpenApi): { params: FindSchema; answer: FindSchema } {
  const routes = Object.entries(paths).map(([path, methods]) => ({ pattern: patternOf(path), methods }))
  const find = ({ method, path }: RecordedCall) =>
    routes.find(({ pattern }) => pattern.test(path))?.methods[method.toLowerCase()]
  const ofQuery = new Map<object, object>()
  return {
    params(call) {
      const operation = find(call)
      const content = operation?.requestBody?.content
      const body = (content?.['application/x-www-form-urlencoded'] ?? content?.['multipart/form-data'])
        ?.schema
      if (!operation || call.method === 'POST') return body
      const inQuery = (operation.parameters ?? []).filter((parameter) => parameter.in === 'query')
      const properties = Object.fromEntries(inQuery.map(({ name, schema }) => [name, schema]))
      const schema = ofQuery.get(operation) ?? { type: 'object', properties }
      ofQuery.set(operation, schema)
      return schema
    },
    answer: (call) => find(call)?.responses['200']?.content['application/json']?.schema,
  }
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)
}

/** That none of several forms fits is said beside the reasons why; where there are such, they are enough. */
function causes(errors: ErrorObject[]): ErrorObject[] {
  const within = ({ instancePath, keyword }: ErrorObject) =>
    keyword === 'additionalProperties' ? `${instancePath}/` : instancePath
  return errors.filter(
    (error) =>
      !['anyOf', 'type'].includes(error.keyword) ||
      !errors.some((other) => within(other).startsWith(`${error.instancePath}/`)),
  )
}

function inWords({ instancePath, message, params }: ErrorObject): string {
  const where = instancePath.replace(/\/\d+(?=\/|$)/g, '/*')
  const { additionalProperty } = params
  return additionalProperty === undefined
    ? `${where}: ${message}`
    : `${where}/${additionalProperty}: is not known`
}

/**
 * OpenAPI 3.0 to JSON Schema: what may be null says so in a word of its own, and references lead to the whole. The
 * description lists every field and leaves unsaid that there are no others: said here.
 */
function jsonSchema(schema: object): object {
  const { nullable, ...rest } = schema as Record<string, unknown>
  const inner: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(rest)) {
    inner[name] = name === '$ref' ? String(value).replace('#', 'stripe#') : within(value)
  }
  const isObject = inner.type === 'object' && typeof inner.properties === 'object'
  const closed = isObject ? { additionalProperties: false, ...inner } : inner
  return nullable === true ? { anyOf: [closed, { type: 'null' }] } : closed
}

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within)
  return typeof value === 'object' && value !== null ? jsonSchema(value) : value
}
