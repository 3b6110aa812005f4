import type { Category } from '../src/domains/catalog/index.ts'

export const categories: Category[] = [
  {
    slug: 'office',
    name: { en: 'Office and writing', fr: 'Bureautique et écriture' },
    summary: {
      en: 'Letters, tables, accounts and long manuscripts.',
      fr: 'Courriers, tableaux, comptes et longs manuscrits.',
    },
  },
  {
    slug: 'security',
    name: { en: 'Security and backup', fr: 'Sécurité et sauvegarde' },
    summary: {
      en: 'Protect your devices, your passwords and your files.',
      fr: 'Protégez vos appareils, vos mots de passe et vos fichiers.',
    },
  },
  {
    slug: 'images',
    name: { en: 'Photo, video and drawing', fr: 'Photo, vidéo et dessin' },
    summary: {
      en: 'Develop, edit and draw, from first sketch to final cut.',
      fr: 'Développer, monter et dessiner, du croquis au montage final.',
    },
  },
  {
    slug: 'sound',
    name: { en: 'Music and sound', fr: 'Musique et son' },
    summary: {
      en: 'Record, clean up, play and train your ear.',
      fr: 'Enregistrer, nettoyer, jouer et se former l’oreille.',
    },
  },
  {
    slug: 'systems',
    name: { en: 'Systems and development', fr: 'Systèmes et développement' },
    summary: {
      en: 'Operating systems and tools for those who build.',
      fr: 'Systèmes d’exploitation et outils pour celles et ceux qui développent.',
    },
  },
  {
    slug: 'adventure',
    name: { en: 'Adventure and stories', fr: 'Aventure et récits' },
    summary: {
      en: 'Places to explore and people to listen to.',
      fr: 'Des lieux à explorer et des gens à écouter.',
    },
  },
  {
    slug: 'strategy',
    name: { en: 'Strategy and management', fr: 'Stratégie et gestion' },
    summary: {
      en: 'Plan, trade, build, and live with the consequences.',
      fr: 'Planifier, commercer, bâtir, et en assumer les conséquences.',
    },
  },
  {
    slug: 'puzzles',
    name: { en: 'Puzzles and family', fr: 'Énigmes et jeux en famille' },
    summary: {
      en: 'Quiet puzzles and games for the whole sofa.',
      fr: 'Des énigmes paisibles et des jeux pour tout le canapé.',
    },
  },
  {
    slug: 'action',
    name: { en: 'Action, racing and sport', fr: 'Action, course et sport' },
    summary: {
      en: 'Quick hands, fast wheels and friendly rivalry.',
      fr: 'Des réflexes, de la vitesse et des rivalités amicales.',
    },
  },
  {
    slug: 'gift-codes',
    name: { en: 'Gift codes and passes', fr: 'Codes cadeaux et abonnements' },
    summary: {
      en: 'Credit and subscriptions, to give or to keep.',
      fr: 'Du crédit et des abonnements, à offrir ou à garder.',
    },
  },
]
