import type { Locale } from '../../../shared/locale.ts'

type BulkWords = {
  title: string
  lead: string
  nothingChosen: string
  wrong: Record<'category' | 'state' | 'percent' | 'what', string>
  tooMany: (max: number) => string
  head: readonly [product: string, before: string, after: string]
  same: string
  apply: (count: number) => string
  back: string
  changedMeanwhile: (names: string) => string
  doneTitle: string
  done: (count: number) => string
  whatWas: Record<'category' | 'state' | 'percent', (value: string) => string>
  undo: string
  undoHint: string
  undone: string
  restored: (count: number, all: number) => string
}

export const bulkWords: Record<Locale, BulkWords> = {
  en: {
    title: 'Look before it changes',
    lead: 'Nothing has changed yet.',
    nothingChosen: 'No product was chosen. Tick some in the list, and say what is to change.',
    wrong: {
      category: 'Choose a category that there is.',
      state: 'Choose a state.',
      percent: 'Give a whole number of percent from −90 to 300, and not 0.',
      what: 'Say what is to change.',
    },
    tooMany: (max) => `At most ${max} products change at once.`,
    head: ['Product', 'Now', 'Then'],
    same: 'stays as it is',
    apply: (count) => (count === 1 ? 'Change this product' : `Change these ${count} products`),
    back: 'Back to the products',
    changedMeanwhile: (names) =>
      `Somebody changed ${names} in the meantime. Nothing was changed; below is what it would be now.`,
    doneTitle: 'Changed together',
    done: (count) => (count === 1 ? '1 product was changed.' : `${count} products were changed.`),
    whatWas: {
      category: (value) => `Moved to ${value}`,
      state: (value) => `Made: ${value}`,
      percent: (value) => `All prices by ${value}%`,
    },
    undo: 'Take it back',
    undoHint: 'What somebody changed since then is left as it is.',
    undone: 'This change was taken back.',
    restored: (count, all) => `${count} of ${all} products are what they were before.`,
  },
  fr: {
    title: 'Voir avant de changer',
    lead: 'Rien n’a encore changé.',
    nothingChosen: 'Aucun produit n’est choisi. Cochez-en dans la liste, et dites ce qui doit changer.',
    wrong: {
      category: 'Choisissez une catégorie qui existe.',
      state: 'Choisissez un état.',
      percent: 'Donnez un nombre entier de pour cent de −90 à 300, autre que 0.',
      what: 'Dites ce qui doit changer.',
    },
    tooMany: (max) => `Au plus ${max} produits changent à la fois.`,
    head: ['Produit', 'Maintenant', 'Ensuite'],
    same: 'reste comme il est',
    apply: (count) => (count === 1 ? 'Modifier ce produit' : `Modifier ces ${count} produits`),
    back: 'Retour aux produits',
    changedMeanwhile: (names) =>
      `Quelqu’un a modifié ${names} entre-temps. Rien n’a changé\u202f; voici ce qu’il en serait maintenant.`,
    doneTitle: 'Modifiés ensemble',
    done: (count) => (count === 1 ? '1 produit a été modifié.' : `${count} produits ont été modifiés.`),
    whatWas: {
      category: (value) => `Passés dans ${value}`,
      state: (value) => `Rendus\u00a0: ${value}`,
      percent: (value) => `Tous les prix de ${value}\u202f%`,
    },
    undo: 'Annuler',
    undoHint: 'Ce que quelqu’un a modifié depuis reste comme il est.',
    undone: 'Ce changement a été annulé.',
    restored: (count, all) => `${count} produits sur ${all} sont ce qu’ils étaient avant.`,
  },
}
