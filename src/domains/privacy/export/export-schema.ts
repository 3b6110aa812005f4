import type { PersonalColumn } from '../../../shared/personal-data.ts'
import type { RegisteredPersonalTable, Registry } from '../registry.ts'
import { exportFormat } from './copy-as-json.ts'
import { copiedTables } from './export-person.ts'

/** The documented form of a copy (GDPR Art. 20(1): structured, commonly used, machine-readable), as JSON Schema 2020-12. */
export function exportSchema(registry: Registry): object {
  const tables = copiedTables(registry)
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Everything that the shop holds of a person',
    type: 'object',
    required: ['format', 'exportedAt', 'data'],
    additionalProperties: false,
    properties: {
      format: { const: exportFormat },
      exportedAt: { type: 'string' },
      data: {
        type: 'object',
        required: tables.map(({ name }) => name),
        additionalProperties: false,
        properties: Object.fromEntries(tables.map((table) => [table.name, schemaOf(table)])),
      },
    },
  }
}

function schemaOf({ declaration: { topic, columns } }: RegisteredPersonalTable): object {
  const copied = Object.entries(columns).flatMap(([name, what]) =>
    what !== 'none' && what.export ? [{ name, description: describe(what) }] : [],
  )
  return {
    type: 'object',
    required: ['topic', 'rows'],
    additionalProperties: false,
    properties: {
      topic: { const: topic },
      rows: {
        type: 'array',
        items: {
          type: 'object',
          required: copied.map(({ name }) => name),
          additionalProperties: false,
          properties: Object.fromEntries(copied.map(({ name, description }) => [name, { description }])),
        },
      },
    },
  }
}

/** What a column is, what for and on what ground, in the words of the registry. */
function describe({ category, purposes, basis }: PersonalColumn): string {
  return `${category}; for ${purposes.join(', ')}; on the ground of ${basis}`.replaceAll('_', ' ')
}
