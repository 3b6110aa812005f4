import type { Locale } from '../../../shared/locale.ts'

type SaleWords = {
  title: string
  lead: string
  none: string
  noneSuch: string
  all: string
  head: readonly [name: string, what: string, off: string, when: string, state: string, act: string]
  states: Record<'planned' | 'on' | 'over', string>
  off: (percent: number) => string
  fixed: (price: string) => string
  span: (from: string, until: string) => string
  count: (products: number) => string
  end: string
  endTitle: string
  ended: string
  planned: string
  unchanged: (products: number) => string
  newTitle: string
  name: string
  nameHint: string
  category: string
  byProducts: string
  products: string
  productsHint: string
  percent: string
  price: string
  currency: string
  priceHint: string
  from: string
  until: string
  untilHint: string
  save: string
  wrongTitle: string
  wrong: Record<'name' | 'products' | 'percent' | 'from' | 'until' | 'reduces', string>
}

export const saleWords: Record<Locale, SaleWords> = {
  en: {
    title: 'Sales',
    lead: 'A sale lowers prices from one moment to another, within a minute. The price of before, and the lowest price of the 30 days before, are shown beside it by themselves.',
    none: 'No sale has been planned yet.',
    noneSuch: 'No sale matches.',
    all: 'All',
    head: ['Sale', 'Products', 'Reduction', 'When', 'State', 'End'],
    states: { planned: 'planned', on: 'on', over: 'over' },
    off: (percent) => `−${percent}%`,
    fixed: (price) => `for ${price}`,
    span: (from, until) => `${from} to ${until}`,
    count: (products) => (products === 1 ? '1 product' : `${products} products`),
    end: 'End now',
    endTitle: 'End it',
    ended: 'The sale is over. Prices follow within a minute.',
    planned: 'The sale is planned.',
    unchanged: (products) =>
      products === 1
        ? '1 of its products costs no more than that already and keeps its price.'
        : `${products} of its products cost no more than that already and keep their prices.`,
    newTitle: 'Plan a sale',
    name: 'Name',
    nameHint: 'For you alone; visitors see prices.',
    category: 'Category',
    byProducts: 'No category: the products named below',
    products: 'Products',
    productsHint: 'The last part of their addresses, one a line. Leave it empty for a category.',
    percent: 'Percent off, in every currency',
    price: 'Or one price for all',
    currency: 'Currency of that price',
    priceHint: 'One of the two. A product that costs less already keeps its price.',
    from: 'From',
    until: 'Until',
    untilHint: 'Time in Paris. A sale that follows at once and gives no less is one reduction with it.',
    save: 'Plan the sale',
    wrongTitle: 'Something is missing:',
    wrong: {
      name: 'Give the sale a name.',
      products: 'Choose a category or name products, not both. Each line must be the address of a product.',
      percent: 'Give a whole percentage from 1 to 99, or one price, not both.',
      from: 'Say when it begins.',
      until: 'Say when it ends: after its beginning, and in the future.',
      reduces:
        'Nothing would cost less by this sale: ask less than the products cost, in a currency in which they have a price.',
    },
  },
  fr: {
    title: 'Promotions',
    lead: 'Une promotion baisse des prix d’un moment à un autre, à une minute près. Le prix d’avant et le prix le plus bas des 30 jours précédents s’affichent d’eux-mêmes à côté.',
    none: 'Aucune promotion n’est encore prévue.',
    noneSuch: 'Aucune promotion ne correspond.',
    all: 'Toutes',
    head: ['Promotion', 'Produits', 'Réduction', 'Quand', 'État', 'Fin'],
    states: { planned: 'prévue', on: 'en cours', over: 'terminée' },
    off: (percent) => `−${percent}\u202f%`,
    fixed: (price) => `à ${price}`,
    span: (from, until) => `du ${from} au ${until}`,
    count: (products) => (products === 1 ? '1 produit' : `${products} produits`),
    end: 'Terminer',
    endTitle: 'Y mettre fin',
    ended: 'La promotion est terminée. Les prix suivent dans la minute.',
    planned: 'La promotion est prévue.',
    unchanged: (products) =>
      products === 1
        ? '1 de ses produits ne coûte déjà pas plus et garde son prix.'
        : `${products} de ses produits ne coûtent déjà pas plus et gardent leur prix.`,
    newTitle: 'Prévoir une promotion',
    name: 'Nom',
    nameHint: 'Pour vous seuls\u202f; les visiteurs voient des prix.',
    category: 'Catégorie',
    byProducts: 'Pas de catégorie\u00a0: les produits nommés ci-dessous',
    products: 'Produits',
    productsHint: 'La fin de leur adresse, un par ligne. À laisser vide pour une catégorie.',
    percent: 'Pourcentage de réduction, dans chaque monnaie',
    price: 'Ou un seul prix pour tous',
    currency: 'Monnaie de ce prix',
    priceHint: 'L’un des deux. Un produit déjà moins cher garde son prix.',
    from: 'Du',
    until: 'Au',
    untilHint:
      'Heure de Paris. Une promotion qui suit aussitôt et ne réduit pas moins forme avec elle une seule réduction.',
    save: 'Prévoir la promotion',
    wrongTitle: 'Il manque quelque chose\u00a0:',
    wrong: {
      name: 'Donnez un nom à la promotion.',
      products:
        'Choisissez une catégorie ou nommez des produits, pas les deux. Chaque ligne doit être l’adresse d’un produit.',
      percent: 'Donnez un pourcentage entier de 1 à 99, ou un seul prix, pas les deux.',
      from: 'Dites quand elle commence.',
      until: 'Dites quand elle finit\u00a0: après son début, et dans l’avenir.',
      reduces:
        'Rien ne coûterait moins avec cette promotion\u00a0: demandez moins que ce que coûtent les produits, dans une monnaie où ils ont un prix.',
    },
  },
}
