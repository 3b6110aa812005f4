import {
  createCategory,
  listCategoriesForStaff,
  moveCategory,
  saveCategory,
} from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { CategoryPagesDeps } from './deps.ts'

/** Categories, from the door of their domain: the staff write in their own name. */
export function categoriesFromDomains(of: (by: AccountId) => IdentityDeps['db']): CategoryPagesDeps {
  const actor = (by: AccountId) => ({ kind: 'staff', id: by }) as const
  return {
    listCategoriesOnDesk: (by) => listCategoriesForStaff(of(by)),
    createCategory: ({ by, ...category }) =>
      of(by)
        .transaction()
        .execute((tx) => createCategory(tx, category, actor(by))),
    saveCategory: ({ by, ...category }) =>
      of(by)
        .transaction()
        .execute((tx) => saveCategory(tx, category, actor(by))),
    moveCategory: (slug, way, by) =>
      of(by)
        .transaction()
        .execute((tx) => moveCategory(tx, slug, way, actor(by))),
  }
}
