import type { CategoryOnDesk, CategoryText, SaveCategoryOutcome } from '../../../domains/catalog/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

type By = { by: AccountId }

/** What the pages for categories need. */
export type CategoryPagesDeps = {
  listCategoriesOnDesk(by: AccountId): Promise<CategoryOnDesk[]>
  /** @returns false when the address is taken. */
  createCategory(category: CategoryText & { slug: string } & By): Promise<boolean>
  saveCategory(
    category: CategoryText & { slug: string; seen: CategoryText } & By,
  ): Promise<SaveCategoryOutcome>
  moveCategory(slug: string, way: 'up' | 'down', by: AccountId): Promise<boolean>
}
