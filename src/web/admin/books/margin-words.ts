import type { Locale } from '../../../shared/locale.ts'

export const marginBys = ['products', 'batches', 'suppliers'] as const
export type MarginBy = (typeof marginBys)[number]

type Words = {
  title(year: number): string
  link: string
  lead: string
  by: Record<MarginBy, string>
  name: Record<MarginBy, string>
  unknown: Record<MarginBy, string>
  file: Record<MarginBy, string>
  sold: string
  cost: string
  lost: string
  credited: string
  margin: string
  choose: string
  none: string
  tooLong: string
  tooLongToo: string
  more(shown: number, all: number): string
}

export const marginWords: Record<Locale, Words> = {
  en: {
    title: (year) => `Margin ${year}`,
    link: 'Margin by product, batch and supplier',
    lead: 'Sales net of VAT less what the keys had cost, those that are good for nothing too; what suppliers credited comes on top. Without fees and vouchers. A sale counts for the batch of the key that its buyer holds.',
    by: { products: 'By product', batches: 'By batch', suppliers: 'By supplier' },
    name: { products: 'Product', batches: 'Batch', suppliers: 'Supplier' },
    unknown: { products: 'Not known', batches: 'Without a key', suppliers: 'Not known' },
    file: {
      products: 'Margin by product (CSV)',
      batches: 'Margin by batch (CSV)',
      suppliers: 'Margin by supplier (CSV)',
    },
    sold: 'Sold',
    cost: 'Cost',
    lost: 'Written off',
    credited: 'Credited',
    margin: 'Margin',
    choose: 'By what the margin is told',
    none: 'Nothing was sold or bought.',
    tooLong: 'There is more to reckon than a page can wait for. The file below takes as long as it needs.',
    tooLongToo:
      'There is more to reckon than a page can wait for. Whoever may take files of the books along has it whole.',
    more: (shown, all) => `The first ${shown} of ${all}; the file has them all.`,
  },
  fr: {
    title: (year) => `Marge ${year}`,
    link: 'Marge par produit, lot et fournisseur',
    lead: 'Ventes hors taxes moins le coût des clés, y compris celles qui ne valent plus rien\u202f; les avoirs des fournisseurs s’y ajoutent. Sans les frais ni les bons. Une vente compte pour le lot de la clé que détient l’acheteur.',
    by: { products: 'Par produit', batches: 'Par lot', suppliers: 'Par fournisseur' },
    name: { products: 'Produit', batches: 'Lot', suppliers: 'Fournisseur' },
    unknown: { products: 'Inconnu', batches: 'Sans clé', suppliers: 'Inconnu' },
    file: {
      products: 'Marge par produit (CSV)',
      batches: 'Marge par lot (CSV)',
      suppliers: 'Marge par fournisseur (CSV)',
    },
    sold: 'Ventes',
    cost: 'Coût',
    lost: 'Mises au rebut',
    credited: 'Avoirs',
    margin: 'Marge',
    choose: 'Par quoi la marge est présentée',
    none: 'Rien n’a été vendu ni acheté.',
    tooLong:
      'Il y a plus à calculer qu’une page ne peut attendre. Le fichier ci-dessous prend le temps qu’il faut.',
    tooLongToo:
      'Il y a plus à calculer qu’une page ne peut attendre. Qui peut emporter des fichiers des livres l’a en entier.',
    more: (shown, all) => `Les ${shown} premiers sur ${all}\u202f; le fichier les contient tous.`,
  },
}
