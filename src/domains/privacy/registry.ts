import { sql } from 'kysely'
import {
  isPersonal,
  type PersonalDataDeclaration,
  type PersonalTable,
  type TableDeclaration,
} from '../../shared/personal-data.ts'

/** What every domain declares of its tables, joined by the composition root. A name with a dot has its schema in front. */
export type Registry = PersonalDataDeclaration

export type RegisteredTable = { name: string; declaration: TableDeclaration }
export type RegisteredPersonalTable = { name: string; declaration: PersonalTable }

export function listTables(registry: Registry): RegisteredTable[] {
  return Object.entries(registry).map(([name, declaration]) => ({ name, declaration }))
}

export function listPersonalTables(registry: Registry): RegisteredPersonalTable[] {
  return listTables(registry).flatMap(({ name, declaration }) =>
    isPersonal(declaration) ? [{ name, declaration }] : [],
  )
}

/**
 * Tables such that what lives with another comes before it: in this order rows can be deleted. A circle is a mistake in
 * the declarations.
 */
export function inOrderOfDeletion<T extends RegisteredTable>(tables: readonly T[]): T[] {
  const depth = (table: RegisteredTable, seen: readonly string[]): number => {
    if (seen.includes(table.name))
      throw new Error(`tables live with each other: ${[...seen, table.name].join(', ')}`)
    const { retention } = table.declaration
    if (retention === 'none' || retention.rule !== 'with') return 0
    const parent = tables.find(({ name }) => name === retention.table)
    return parent ? 1 + depth(parent, [...seen, table.name]) : 1
  }
  return tables
    .map((table) => ({ table, depth: depth(table, []) }))
    .toSorted((a, b) => b.depth - a.depth)
    .map(({ table }) => table)
}

export function tableId(name: string) {
  const [schema, table] = name.includes('.') ? name.split('.') : ['shop', name]
  return sql.id(schema ?? 'shop', table ?? name)
}
