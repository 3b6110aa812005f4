import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// The cart has no name on it, but the cookie behind its token makes it one person's (pseudonymous).
const basket: PersonalColumn = {
  category: 'technical',
  purposes: ['contract'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}

/** Thirty days after it was last touched a cart is gone, with its lines. */
export const personalData: PersonalDataDeclaration = {
  cart: {
    topic: 'cart',
    subject: { set: 'carts', column: 'id' },
    retention: { rule: 'after', column: 'touched_at', days: 30 },
    columns: {
      id: 'none',
      // Of no use to the person, and it would open the cart's row to whoever guesses what was hashed.
      token_hash: { ...basket, export: false },
      coupon_id: basket,
      created_at: basket,
      touched_at: basket,
    },
  },
  cart_line: {
    topic: 'cart',
    subject: { set: 'carts', column: 'cart_id' },
    retention: { rule: 'with', table: 'cart', column: 'cart_id' },
    columns: {
      cart_id: 'none',
      product_id: basket,
      quantity: basket,
      seen_price_minor: 'none',
      seen_currency: 'none',
      added_at: basket,
    },
  },
}
