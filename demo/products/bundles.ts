import { paragraphs } from '../text.ts'
import type { DemoBundle } from '../types.ts'

/** Several products in one, for less than one by one. */
export const bundles: DemoBundle[] = [
  {
    slug: 'a-quiet-weekend',
    parts: ['pin-tumbler-parlour', 'folded-post', 'tesserae-and-tea'],
    category: 'puzzles',
    platform: 'kestrel',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'A Quiet Weekend', fr: 'Un week-end tranquille' },
    summary: {
      en: 'Three puzzle games for two slow days: locks, letters and little tiles.',
      fr: 'Trois jeux de réflexion pour deux jours sans hâte : serrures, lettres et petits carreaux.',
    },
    description: {
      en: paragraphs(
        'Some weekends ask for nothing but a table, a lamp and a problem that does not hurry you. These three belong together: one to listen to, one to fold, one to lay out.',
        'You get a key for each, sealed by itself. Open one on Saturday and keep the others for the next rainy Sunday, or give one away.',
      ),
      fr: paragraphs(
        'Certains week-ends ne demandent qu’une table, une lampe et un problème qui ne vous presse pas. Ces trois jeux vont ensemble : l’un s’écoute, l’autre se plie, le dernier se dispose.',
        'Vous recevez une clé pour chacun, scellée à part. Ouvrez-en une samedi et gardez les autres pour le prochain dimanche de pluie, ou offrez-en une.',
      ),
    },
    features: {
      en: ['Three complete games', 'Some thirty hours, in your own time', 'Playable without a connection'],
      fr: ['Trois jeux complets', 'Une trentaine d’heures, à votre rythme', 'Jouables sans connexion'],
    },
    publisher: 'Wren & Anvil',
    priceMinor: 2499,
    colours: { ground: 'oklch(0.27 0.045 310)', blade: 'oklch(0.86 0.075 85)' },
  },
  {
    slug: 'a-safe-household',
    parts: [
      'ironmoss-antivirus-3-devices-1-year',
      'coldlarder-backup-household',
      'acornhold-passwords-1-year',
    ],
    category: 'security',
    platform: 'quillon',
    region: 'eu',
    kind: 'software',
    legalNature: 'digital_service',
    name: { en: 'A Safe Household', fr: 'La Maison sûre' },
    summary: {
      en: 'Antivirus, backups and passwords for everybody at home, for one year.',
      fr: 'Antivirus, sauvegardes et mots de passe pour toute la maison, pendant un an.',
    },
    description: {
      en: paragraphs(
        'The three things that a household needs and mostly buys too late: something that stops what should not come in, a copy of what must not be lost, and a safe place for passwords.',
        'Each comes with a key of its own, so the person who looks after the backups need not be the one who looks after the passwords.',
      ),
      fr: paragraphs(
        'Les trois choses dont un foyer a besoin et qu’il achète souvent trop tard : de quoi arrêter ce qui ne doit pas entrer, une copie de ce qu’il ne faut pas perdre, et un lieu sûr pour les mots de passe.',
        'Chacune a sa propre clé : qui veille aux sauvegardes n’est pas forcément qui veille aux mots de passe.',
      ),
    },
    features: {
      en: ['Antivirus for three devices', 'Backups for the whole household', 'A vault for every password'],
      fr: [
        'Antivirus pour trois appareils',
        'Sauvegardes pour toute la maison',
        'Un coffre pour chaque mot de passe',
      ],
    },
    publisher: 'Halvard & Moss',
    priceMinor: 8900,
    colours: { ground: 'oklch(0.26 0.05 165)', blade: 'oklch(0.87 0.07 110)' },
  },
]
