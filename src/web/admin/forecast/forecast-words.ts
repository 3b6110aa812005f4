import { paceDays } from '../../../domains/reports/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  columns: {
    product: string
    supplier: string
    available: string
    waiting: string
    pace: string
    runsOut: string
    orderBy: string
    toOrder: string
    lead: string
  }
  never: string
  late(day: string): string
  noSupplier: string
  states: { label: string; all: string; late: string; soon: string; ending: string }
  text: string
  empty: string
  nothing: string
  setting: string
  settingLead: string
  leadDays: string
  leadHint: string
  coverDays: string
  coverHint: string
  save: string
  supplier: string
  supplierDays: string
  supplierHint: string
  suppliers: string
  likeOthers: string
  days(count: number): string
  wrong: string
  saved: string
}

export const forecastWords: Record<Locale, Words> = {
  en: {
    title: 'Stock forecast',
    lead: `When each product runs out at the pace of the last ${paceDays} days, and what is to be ordered by when. Keys that buyers wait for are counted as gone already.`,
    columns: {
      product: 'Product',
      supplier: 'Supplier',
      available: 'In stock',
      waiting: 'Waited for',
      pace: 'A day',
      runsOut: 'Runs out',
      orderBy: 'Order by',
      toOrder: 'Order',
      lead: 'Days to come',
    },
    never: 'Not within a year',
    late: (day) => `${day}, too late to come in time`,
    noSupplier: 'Not told',
    states: {
      label: 'Which',
      all: 'All products',
      late: 'Late already',
      soon: 'To be ordered within a week',
      ending: 'Out within a year',
    },
    text: 'Product or supplier',
    empty:
      'Nothing is sold yet. Put a product into the shop and import its keys: what it sells is foreseen from the first week on.',
    nothing: 'No product is like that.',
    setting: 'How long keys take',
    settingLead: 'The forecast counts back from the day a product runs out.',
    leadDays: 'Days until new keys come',
    leadHint: 'Of suppliers of whom nothing else is said below.',
    coverDays: 'Days for which an order should last',
    coverHint: 'Counted from the day on which the keys come.',
    save: 'Save',
    supplier: 'Supplier',
    supplierDays: 'Days until keys come',
    supplierHint: 'Empty: like every other supplier.',
    suppliers: 'Suppliers that take another time',
    likeOthers: 'All suppliers take the same time.',
    days: (count) => (count === 1 ? '1 day' : `${count} days`),
    wrong: 'Whole days, please: from 0 to 365 until keys come, from 1 to 365 for which they should last.',
    saved: 'Saved. The forecast counts with it from now on.',
  },
  fr: {
    title: 'Prévision des stocks',
    lead: `Quand chaque produit s’épuise au rythme des ${paceDays} derniers jours, et quoi commander avant quand. Les clés attendues par des acheteurs comptent comme déjà parties.`,
    columns: {
      product: 'Produit',
      supplier: 'Fournisseur',
      available: 'En stock',
      waiting: 'Attendues',
      pace: 'Par jour',
      runsOut: 'Épuisé le',
      orderBy: 'Commander avant',
      toOrder: 'À commander',
      lead: 'Délai en jours',
    },
    never: 'Pas d’ici un an',
    late: (day) => `${day}, trop tard pour arriver à temps`,
    noSupplier: 'Non indiqué',
    states: {
      label: 'Lesquels',
      all: 'Tous les produits',
      late: 'Déjà en retard',
      soon: 'À commander sous une semaine',
      ending: 'Épuisés d’ici un an',
    },
    text: 'Produit ou fournisseur',
    empty:
      'Rien n’est encore vendu. Ajoutez un produit et importez ses clés\u00a0: ses ventes sont prévues dès la première semaine.',
    nothing: 'Aucun produit ne correspond.',
    setting: 'Délais d’arrivée des clés',
    settingLead: 'La prévision compte à rebours depuis le jour où un produit s’épuise.',
    leadDays: 'Jours avant l’arrivée de nouvelles clés',
    leadHint: 'Pour les fournisseurs dont rien d’autre n’est dit ci-dessous.',
    coverDays: 'Jours qu’une commande doit couvrir',
    coverHint: 'Comptés à partir de l’arrivée des clés.',
    save: 'Enregistrer',
    supplier: 'Fournisseur',
    supplierDays: 'Jours avant l’arrivée des clés',
    supplierHint: 'Vide\u00a0: comme les autres fournisseurs.',
    suppliers: 'Fournisseurs avec un autre délai',
    likeOthers: 'Tous les fournisseurs ont le même délai.',
    days: (count) => (count === 1 ? '1 jour' : `${count} jours`),
    wrong:
      'Des jours entiers, s’il vous plaît\u00a0: de 0 à 365 avant l’arrivée des clés, de 1 à 365 à couvrir.',
    saved: 'Enregistré. La prévision en tient compte dès maintenant.',
  },
}
