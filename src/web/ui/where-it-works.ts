import type { ProductCard } from '../../domains/catalog/index.ts'
import type { Words } from './visit.ts'

/** Below a product's name: its platform and region, or of how many a bundle is, which has those of its parts. */
export function whereItWorks(
  { locale, m }: Pick<Words, 'locale' | 'm'>,
  { platform, region }: Pick<ProductCard, 'platform' | 'region'>,
  partCount: number,
): string {
  return partCount > 0 ? m.bundle.of(partCount) : `${platform.name}, ${region.name[locale]}`
}
