import type { Child } from 'hono/jsx'
import type { Locale } from '../../../shared/locale.ts'
import type { JsonSchema } from '../openapi.ts'
import { referenceWords } from './reference-words.ts'

type Row = { name: string; schema: JsonSchema; isRequired: boolean }

/** Fields as a table, those of objects inside below them with their path. */
export function SchemaRows({ schema, locale, label }: { schema: JsonSchema; locale: Locale; label: string }) {
  return <FieldRows rows={rowsOf(schema, '')} locale={locale} label={label} />
}

export function FieldRows({ rows, locale, label }: { rows: readonly Row[]; locale: Locale; label: string }) {
  const words = referenceWords[locale]
  return (
    <table class="rows fields" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">{words.field}</th>
          <th scope="col">{words.kind}</th>
          <th scope="col">{words.meaning}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, schema, isRequired }) => (
          <tr>
            <th scope="row">
              <code>{name}</code>
            </th>
            <td data-label={words.kind}>
              <Kind schema={schema} locale={locale} />
              {isRequired && <small class="soft"> {words.required}</small>}
            </td>
            <td data-label={words.meaning}>{withCode(String(schema.description ?? '') || '–')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function rowsOf(schema: JsonSchema, path: string): Row[] {
  const properties = isObject(schema.properties) ? schema.properties : {}
  const required = Array.isArray(schema.required) ? schema.required : []
  return Object.entries(properties).flatMap(([name, field]) => {
    if (!isObject(field)) return []
    const row = { name: path + name, schema: field, isRequired: required.includes(name) }
    const inner = isObject(field.items) ? field.items : field
    const below = isObject(field.items) ? `${path}${name}[].` : `${path}${name}.`
    return [row, ...rowsOf(inner, below)]
  })
}

function Kind({ schema, locale }: { schema: JsonSchema; locale: Locale }): Child {
  const words = referenceWords[locale]
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.replace('#/components/schemas/', '')
    return <a href={`#${name}`}>{name}</a>
  }
  if (Array.isArray(schema.anyOf))
    return schema.anyOf.filter(isObject).map((each, place) => (
      <>
        {place > 0 && ` ${words.or} `}
        <Kind schema={each} locale={locale} />
      </>
    ))
  if (Array.isArray(schema.enum))
    return schema.enum.map((value, place) => (
      <>
        {place > 0 && ', '}
        <code>{String(value)}</code>
      </>
    ))
  if (isObject(schema.items))
    return (
      <>
        {words.listOf('')}
        <Kind schema={schema.items} locale={locale} />
      </>
    )
  const type = [schema.type].flat().join(` ${words.or} `)
  return schema.format ? `${type} (${schema.format})` : type
}

export function isObject(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What stands between backticks is code. */
export function withCode(text: string): Child {
  return text.split('`').map((part, place) => (place % 2 === 1 ? <code>{part}</code> : part))
}
