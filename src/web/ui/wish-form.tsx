import type { ProductCard } from '../../domains/catalog/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { href } from '../routes.ts'
import { fullName } from './full-name.ts'
import { Icon } from './icon.tsx'
import type { Words } from './visit.ts'

type WishProps = {
  words: Words
  product: Pick<ProductCard, 'id' | 'slug' | 'name' | 'edition' | 'availability'>
}

const words: Record<Locale, { put: string; putOf(name: string): string; tell: string }> = {
  en: {
    put: 'Put on my wishlist',
    putOf: (name) => `Put on my wishlist: ${name}`,
    tell: 'Tell me when it is back',
  },
  fr: {
    put: 'Ajouter à mes envies',
    putOf: (name) => `Ajouter à mes envies : ${name}`,
    tell: 'M’avertir de son retour',
  },
}

/** The same for everybody, so that the page can be kept: whoever is not signed in is asked to on the way. */
export function WishForm({ words: { locale }, product }: WishProps) {
  const say = words[locale]
  return (
    <div class="actions">
      {product.availability.kind === 'sold_out' && (
        <a class="button primary" href={href(locale, 'tellMe', { slug: product.slug })}>
          {say.tell}
        </a>
      )}
      <form method="post" action={href(locale, 'accountWishlist')}>
        <input type="hidden" name="act" value="add" />
        <button type="submit" class="button" name="product" value={product.id}>
          <Icon name="heart" />
          {say.put}
        </button>
      </form>
    </div>
  )
}

/** The same on a card. */
export function WishCorner({ words: { locale }, product }: WishProps) {
  const name = words[locale].putOf(fullName(product, locale))
  return (
    <form class="wish-corner" method="post" action={href(locale, 'accountWishlist')}>
      <input type="hidden" name="act" value="add" />
      <button type="submit" name="product" value={product.id} aria-label={name}>
        <Icon name="heart" />
      </button>
    </form>
  )
}
