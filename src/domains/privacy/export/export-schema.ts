import { listPersonalTables, type Registry } from '../registry.ts'
import { exportedColumns, exportFormat } from './export-person.ts'

/** The documented form of a copy (GDPR Art. 20(1): structured, commonly used, machine-readable), as JSON Schema 2020-12. */
export function exportSchema(registry: Registry): object {
  const tables = listPersonalTables(registry).filter(
    ({ declaration }) => declaration.subject !== 'nobody' && exportedColumns(declaration).length > 0,
  )
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
        properties: Object.fromEntries(
          tables.map(({ name, declaration }) => [
            name,
            {
              type: 'object',
              required: ['topic', 'rows'],
              additionalProperties: false,
              properties: {
                topic: { const: declaration.topic },
                rows: {
                  type: 'array',
                  items: {
                    type: 'object',
                    required: exportedColumns(declaration),
                    additionalProperties: false,
                    properties: Object.fromEntries(
                      exportedColumns(declaration).map((column) => [column, {}]),
                    ),
                  },
                },
              },
            },
          ]),
        ),
      },
    },
  }
}
