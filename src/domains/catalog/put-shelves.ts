import type { Tx } from '../../platform/database/connect.ts'
import type { Category, Platform, Region } from './product.ts'

/** Writes the categories, in the order in which they are shown. */
export async function putCategories(tx: Tx, categories: readonly Category[]): Promise<void> {
  await tx
    .insertInto('category')
    .values(
      categories.map(({ slug, name, summary }, position) => ({
        slug,
        name: JSON.stringify(name),
        summary: JSON.stringify(summary),
        position,
      })),
    )
    .onConflict((conflict) =>
      conflict.column('slug').doUpdateSet((to) => ({
        name: to.ref('excluded.name'),
        summary: to.ref('excluded.summary'),
        position: to.ref('excluded.position'),
      })),
    )
    .execute()
}

export async function putPlatforms(tx: Tx, platforms: readonly Platform[]): Promise<void> {
  await tx
    .insertInto('platform')
    .values(
      platforms.map(({ code, name, activationUrl, guide }) => ({
        code,
        name,
        activation_url: activationUrl,
        guide: JSON.stringify(guide),
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((to) => ({
        name: to.ref('excluded.name'),
        activation_url: to.ref('excluded.activation_url'),
        guide: to.ref('excluded.guide'),
      })),
    )
    .execute()
}

export async function putRegions(tx: Tx, regions: readonly Region[]): Promise<void> {
  await tx
    .insertInto('region')
    .values(
      regions.map(({ code, name, countries }) => ({
        code,
        name: JSON.stringify(name),
        countries: countries && [...countries],
      })),
    )
    .onConflict((conflict) =>
      conflict.column('code').doUpdateSet((to) => ({
        name: to.ref('excluded.name'),
        countries: to.ref('excluded.countries'),
      })),
    )
    .execute()
}
