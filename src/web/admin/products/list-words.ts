import type { ProductState } from '../../../domains/catalog/index.ts'
import type { Translated } from '../../../shared/locale.ts'

type ListWords = {
  lead: string
  newOne: string
  importing: string
  empty: string
  nothing: string
  head: Record<'choose' | 'product' | 'category' | 'state' | 'stock' | 'price' | 'changed', string>
  filters: Record<'text' | 'state' | 'category' | 'platform' | 'stock' | 'from' | 'until', string>
  textHint: string
  all: string
  states: Record<ProductState, string>
  stock: Record<'in' | 'out', string>
  choose: (name: string) => string
  bulk: {
    title: string
    lead: string
    what: string
    acts: Record<'category' | 'state' | 'percent', string>
    category: string
    state: string
    percent: string
    percentHint: string
    all: (count: string) => string
    allHint: string
    review: string
  }
}

export const productListWords: Translated<ListWords> = {
  en: {
    lead: 'Everything that is sold, was sold, or is being prepared.',
    newOne: 'New product',
    importing: 'Bring in a file',
    empty: 'There is no product yet. Write the first one, or bring in a file.',
    nothing: 'No product is like that.',
    head: {
      choose: 'Choose',
      product: 'Product',
      category: 'Category',
      state: 'State',
      stock: 'In stock',
      price: 'Price',
      changed: 'Changed',
    },
    filters: {
      text: 'Name, publisher or address',
      state: 'State',
      category: 'Category',
      platform: 'Platform',
      stock: 'Stock',
      from: 'Price from (€)',
      until: 'Price up to (€)',
    },
    textHint: 'Several words must all be found.',
    all: 'All',
    states: { draft: 'Draft', active: 'On sale', archived: 'Archived' },
    stock: { in: 'In stock', out: 'Without keys' },
    choose: (name) => `Choose ${name}`,
    bulk: {
      title: 'Change the chosen ones',
      lead: 'Nothing changes before you have looked at it.',
      what: 'What',
      acts: { category: 'Move to a category', state: 'Change the state', percent: 'Change all prices' },
      category: 'Category',
      state: 'State',
      percent: 'By how many percent',
      percentHint: 'A whole number from −90 to 300: −10 makes 20.00 into 18.00.',
      all: (count) => `All ${count} that were found`,
      allHint: 'Also those that are not on this page, whether they are ticked or not.',
      review: 'Look at it',
    },
  },
  fr: {
    lead: 'Tout ce qui est en vente, l’a été ou se prépare.',
    newOne: 'Nouveau produit',
    importing: 'Apporter un fichier',
    empty: 'Il n’y a encore aucun produit. Écrivez le premier, ou apportez un fichier.',
    nothing: 'Aucun produit ne correspond.',
    head: {
      choose: 'Choisir',
      product: 'Produit',
      category: 'Catégorie',
      state: 'État',
      stock: 'En stock',
      price: 'Prix',
      changed: 'Modifié',
    },
    filters: {
      text: 'Nom, éditeur ou adresse',
      state: 'État',
      category: 'Catégorie',
      platform: 'Plateforme',
      stock: 'Stock',
      from: 'Prix à partir de (€)',
      until: 'Prix jusqu’à (€)',
    },
    textHint: 'Plusieurs mots doivent tous être trouvés.',
    all: 'Tous',
    states: { draft: 'Brouillon', active: 'En vente', archived: 'Archivé' },
    stock: { in: 'En stock', out: 'Sans clé' },
    choose: (name) => `Choisir ${name}`,
    bulk: {
      title: 'Modifier les produits choisis',
      lead: 'Rien ne change avant que vous ne l’ayez vu.',
      what: 'Quoi',
      acts: {
        category: 'Changer de catégorie',
        state: 'Changer l’état',
        percent: 'Changer tous les prix',
      },
      category: 'Catégorie',
      state: 'État',
      percent: 'De combien pour cent',
      percentHint: 'Un nombre entier de −90 à 300\u00a0: −10 fait de 20,00 18,00.',
      all: (count) => `Les ${count} produits de la recherche`,
      allHint: 'Aussi ceux qui ne sont pas sur cette page, cochés ou non.',
      review: 'Vérifier',
    },
  },
}
