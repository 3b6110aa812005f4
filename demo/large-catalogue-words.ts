import type { LegalNature, ProductKind } from '../src/domains/catalog/index.ts'
import type { Translated } from '../src/shared/locale.ts'
import type { keyPatterns } from './key-patterns.ts'

type Words = readonly [Translated, ...Translated[]]
export type Shelf = {
  category: string
  kind: ProductKind
  legalNature: LegalNature
  platforms: readonly [keyof typeof keyPatterns, ...(keyof typeof keyPatterns)[]]
  /** Titles, `*` standing for the invented name. No title of another shelf reads the same. */
  titles: Words
  editions: readonly [readonly Translated[], ...(readonly Translated[])[]]
}

// Consonants only at the beginning: French titles say "de *" without elision.
export const nameBeginnings =
  'Brindle Copper Thistle Marl Fern Salt Lantern Quarry Hazel Rime Sorrel Tallow Wicker Moor Bracken Cinder Drift Gorse Harrow Juniper Kestle Larch Mallow Nettle Pebble Reed Sable Teasel Russet Vetch Willow Yarrow Barrow Clover Dapple Flint Gable Heron Loom Pewter'.split(
    ' ',
  )
export const nameEndings =
  'wright holt mere garth combe lark moss quay ferry well latch spindle thorpe bourne croft dell fold gill hythe loft mill nook rigg stile wold'.split(
    ' ',
  )

const copies: readonly Translated[] = [
  { en: 'Home', fr: 'Famille' },
  { en: 'Professional', fr: 'Professionnel' },
]
const years: readonly Translated[] = [
  { en: '1 year', fr: '1 an' },
  { en: '2 years', fr: '2 ans' },
  { en: '3 years', fr: '3 ans' },
]
const months: readonly Translated[] = [
  { en: '3 months', fr: '3 mois' },
  { en: '6 months', fr: '6 mois' },
  { en: '12 months', fr: '12 mois' },
]
const boxes: readonly Translated[] = [
  { en: 'Standard', fr: 'Standard' },
  { en: 'Deluxe', fr: 'Deluxe' },
]
const software = { kind: 'software', legalNature: 'digital_content' } as const
const game = { kind: 'game', legalNature: 'digital_content', editions: [[], [], boxes] } as const

export const shelves: readonly [Shelf, ...Shelf[]] = [
  {
    ...software,
    category: 'office',
    platforms: ['quillon', 'sealwright'],
    titles: [
      { en: '* Writer', fr: '* Écriture' },
      { en: '* Ledger', fr: '* Comptes' },
      { en: '* Planner', fr: '* Agenda' },
      { en: '* Letters', fr: '* Courrier' },
      { en: '* Tables', fr: '* Tableaux' },
    ],
    editions: [[], copies, years],
  },
  {
    ...software,
    category: 'security',
    platforms: ['quillon', 'bellcote'],
    titles: [
      { en: '* Antivirus', fr: '* Antivirus' },
      { en: '* Backup', fr: '* Sauvegarde' },
      { en: '* Passwords', fr: '* Mots de passe' },
      { en: '* Firewall', fr: '* Pare-feu' },
      { en: '* Shredder', fr: '* Destructeur' },
    ],
    editions: [years, years, copies],
  },
  {
    ...software,
    category: 'images',
    platforms: ['quillon', 'sealwright'],
    titles: [
      { en: '* Photo', fr: '* Photo' },
      { en: '* Film', fr: '* Film' },
      { en: '* Draw', fr: '* Dessin' },
      { en: '* Panorama', fr: '* Panorama' },
      { en: '* Type', fr: '* Caractères' },
    ],
    editions: [[], copies],
  },
  {
    ...software,
    category: 'sound',
    platforms: ['quillon', 'sealwright'],
    titles: [
      { en: '* Recorder', fr: '* Magnétophone' },
      { en: '* Piano', fr: '* Piano' },
      { en: '* Strings', fr: '* Cordes' },
      { en: '* Echo', fr: '* Écho' },
      { en: '* Notation', fr: '* Partition' },
    ],
    editions: [[], copies],
  },
  {
    ...software,
    category: 'systems',
    platforms: ['quillon', 'sealwright'],
    titles: [
      { en: '* Editor', fr: '* Éditeur' },
      { en: '* Terminal', fr: '* Terminal' },
      { en: '* Database', fr: '* Base de données' },
      { en: '* Profiler', fr: '* Profileur' },
      { en: '* Desktop', fr: '* Bureau' },
    ],
    editions: [years, copies],
  },
  {
    ...game,
    category: 'adventure',
    platforms: ['harbour', 'lumen-store', 'kestrel'],
    titles: [
      { en: 'The Keeper of *', fr: 'La Gardienne de *' },
      { en: 'Letters from *', fr: 'Lettres de *' },
      { en: 'A Summer at *', fr: 'Un été à *' },
      { en: 'The Road to *', fr: 'La Route de *' },
      { en: 'Voices of *', fr: 'Les Voix de *' },
    ],
  },
  {
    ...game,
    category: 'strategy',
    platforms: ['harbour', 'lumen-store'],
    titles: [
      { en: 'Merchants of *', fr: 'Les Marchands de *' },
      { en: 'The Siege of *', fr: 'Le Siège de *' },
      { en: '* Railways', fr: 'Les Chemins de fer de *' },
      { en: 'The Mayor of *', fr: 'Le Maire de *' },
      { en: 'Fields of *', fr: 'Les Champs de *' },
    ],
  },
  {
    ...game,
    category: 'puzzles',
    platforms: ['harbour', 'kestrel', 'lumen-store'],
    titles: [
      { en: 'The Clocks of *', fr: 'Les Horloges de *' },
      { en: '* Crosswords', fr: 'Mots croisés de *' },
      { en: 'The Attic of *', fr: 'Le Grenier de *' },
      { en: '* Patterns', fr: 'Les Motifs de *' },
      { en: 'Riddles of *', fr: 'Les Devinettes de *' },
    ],
  },
  {
    ...game,
    category: 'action',
    platforms: ['harbour', 'kestrel', 'lumen-store'],
    titles: [
      { en: '* Rally', fr: 'Rallye de *' },
      { en: '* Regatta', fr: 'Régate de *' },
      { en: 'Flight over *', fr: 'En vol au-dessus de *' },
      { en: 'The Duel of *', fr: 'Le Duel de *' },
      { en: '* Cup', fr: 'La Coupe de *' },
    ],
  },
  {
    category: 'gift-codes',
    kind: 'gift_code',
    legalNature: 'digital_service',
    platforms: ['bellcote', 'lumen-store', 'sillon'],
    titles: [
      { en: '* Pass', fr: 'Abonnement *' },
      { en: '* Library', fr: 'Bibliothèque *' },
      { en: '* Radio', fr: 'Radio *' },
    ],
    editions: [months],
  },
]

export const summaries: Record<ProductKind, Words> = {
  software: [
    {
      en: 'A calm tool for everyday work, bought once.',
      fr: 'Un outil paisible pour tous les jours, acheté une fois.',
    },
    {
      en: 'Does one thing well and explains what it did.',
      fr: 'Fait une chose, la fait bien, et explique comment.',
    },
    { en: 'Small, fast, and useful without a manual.', fr: 'Léger, rapide, et utile sans mode d’emploi.' },
  ],
  game: [
    {
      en: 'Ten hours of good company, alone or together.',
      fr: 'Dix heures en bonne compagnie, seul ou à plusieurs.',
    },
    { en: 'Easy to begin, hard to put down.', fr: 'Facile à commencer, difficile à lâcher.' },
    { en: 'A small world with a memory of its own.', fr: 'Un petit monde qui se souvient de vous.' },
  ],
  gift_code: [
    { en: 'A subscription to give away or to keep.', fr: 'Un abonnement à offrir ou à garder.' },
    { en: 'A code in seconds, no card needed.', fr: 'Un code en quelques secondes, sans carte.' },
  ],
}

export const descriptions: Record<ProductKind, Translated> = {
  software: {
    en: 'An invented program from a large invented catalogue.\n\nNeeds Stonecrop OS 10 and 4 GB of memory.',
    fr: 'Un logiciel inventé, dans un grand catalogue inventé.\n\nNécessite Stonecrop OS 10 et 4 Go de mémoire.',
  },
  game: {
    en: 'An invented game from a large invented catalogue.\n\nTexts in English and French.',
    fr: 'Un jeu inventé, dans un grand catalogue inventé.\n\nTextes en français et en anglais.',
  },
  gift_code: {
    en: 'An invented subscription from a large invented catalogue.\n\nIt ends by itself.',
    fr: 'Un abonnement inventé, dans un grand catalogue inventé.\n\nIl s’arrête de lui-même.',
  },
}

export const features: Record<ProductKind, Translated<readonly string[]>> = {
  software: {
    en: ['Works offline', 'No automatic renewal', 'Plain files'],
    fr: ['Fonctionne hors ligne', 'Sans reconduction automatique', 'Fichiers ordinaires'],
  },
  game: {
    en: ['Saves itself', 'Adjustable text size', 'Nothing to buy inside'],
    fr: ['Sauvegarde automatique', 'Taille du texte réglable', 'Aucun achat à l’intérieur'],
  },
  gift_code: {
    en: ['Easy to give away', 'Ends by itself', 'No bank card needed'],
    fr: ['Facile à offrir', 'S’arrête tout seul', 'Sans carte bancaire'],
  },
}
