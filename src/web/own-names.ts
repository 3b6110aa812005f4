import type { Shop } from './storefront/deps.ts'

/** What nobody else may be called where others read it: the shop's name, and its host. */
export function ownNames({ name, baseUrl }: Pick<Shop, 'name' | 'baseUrl'>): readonly string[] {
  return [name, new URL(baseUrl).hostname]
}
