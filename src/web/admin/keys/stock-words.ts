import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  search: string
  searchHint: string
  level: string
  levels: Record<'all' | 'low' | 'out' | 'watched', string>
  none: string
  nothing: string
  product: string
  free: string
  atLeast: string
  reserved: string
  sold: string
  quarantined: string
  expiring(days: number): string
  expired: string
  threshold: string
  thresholdOf(product: string): string
  set: string
  setOf(product: string): string
  low: string
  out: string
  notForSale: Record<'draft' | 'archived', string>
  batches: string
  import: string
  importOf(product: string): string
  act: string
  news: string
  wrong(max: number): string
  work(count: number): string
}

export const stockWords: Record<Locale, Words> = {
  en: {
    title: 'Stock',
    lead: 'What is left of each product. With a threshold you hear once when a product falls to it, by a letter and on the overview, and again only after new keys came in.',
    search: 'Find',
    searchHint: 'Words of the product, or its whole address',
    level: 'Level',
    levels: { all: 'All', low: 'At its threshold or below', out: 'None left', watched: 'With a threshold' },
    none: 'There is no product yet.',
    nothing: 'No product is like that.',
    product: 'Product',
    free: 'Free',
    atLeast: 'or more',
    reserved: 'Reserved',
    sold: 'Sold',
    quarantined: 'Quarantined',
    expiring: (days) => `Expire within ${days} days`,
    expired: 'Expired',
    threshold: 'Threshold',
    thresholdOf: (product) => `Threshold of ${product}`,
    set: 'Set',
    setOf: (product) => `Set the threshold of ${product}`,
    low: 'low',
    out: 'none left',
    notForSale: { draft: 'draft', archived: 'archived' },
    batches: 'Batches',
    import: 'Import',
    importOf: (product) => `Import keys of ${product}`,
    act: 'To do',
    news: 'Set. It counts from now on.',
    wrong: (max) => `A threshold is a whole number from 0 to ${max}, or empty for none.`,
    work: (count) => (count === 1 ? 'A product runs out of keys' : `${count} products run out of keys`),
  },
  fr: {
    title: 'Stock',
    lead: 'Ce qui reste de chaque produit. Avec un seuil, vous êtes prévenu une fois quand un produit y tombe, par une lettre et sur la vue d’ensemble, puis de nouveau seulement après l’arrivée de nouvelles clés.',
    search: 'Chercher',
    searchHint: 'Mots du produit, ou son adresse entière',
    level: 'Niveau',
    levels: { all: 'Tous', low: 'Au seuil ou en dessous', out: 'Plus aucune', watched: 'Avec un seuil' },
    none: 'Il n’y a pas encore de produit.',
    nothing: 'Aucun produit n’est ainsi.',
    product: 'Produit',
    free: 'Libres',
    atLeast: 'ou plus',
    reserved: 'Réservées',
    sold: 'Vendues',
    quarantined: 'En quarantaine',
    expiring: (days) => `Expirent sous ${days} jours`,
    expired: 'Expirées',
    threshold: 'Seuil',
    thresholdOf: (product) => `Seuil de ${product}`,
    set: 'Fixer',
    setOf: (product) => `Fixer le seuil de ${product}`,
    low: 'bas',
    out: 'plus aucune',
    notForSale: { draft: 'brouillon', archived: 'archivé' },
    batches: 'Lots',
    import: 'Importer',
    importOf: (product) => `Importer des clés de ${product}`,
    act: 'À faire',
    news: 'Fixé. Cela compte dès maintenant.',
    wrong: (max) => `Un seuil est un nombre entier de 0 à ${max}, ou vide pour aucun.`,
    work: (count) =>
      count === 1 ? 'Un produit vient à manquer de clés' : `${count} produits viennent à manquer de clés`,
  },
}
