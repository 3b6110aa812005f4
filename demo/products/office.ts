import { bellcoteKey, quillonKey, sealwrightKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const deskfield = {
  family: 'deskfield-office',
  category: 'office',
  platform: 'quillon',
  region: 'eu',
  kind: 'software',
  legalNature: 'digital_content',
  publisher: 'Brindlecote Software',
  keyPattern: quillonKey,
} as const

const ledgerlark = {
  family: 'ledgerlark',
  category: 'office',
  platform: 'bellcote',
  region: 'france',
  kind: 'software',
  legalNature: 'digital_service',
  description: {
    en: paragraphs(
      'Ledgerlark is bookkeeping for people who work for themselves. You photograph a receipt, it reads the amount and the VAT, and it asks you only what it cannot know.',
      'It follows French rules for sole traders and small companies: numbered invoices, VAT returns ready to copy, and an accounting file your accountant can open. The interface is in French and English.',
      'Ledgerlark runs in any recent browser. Your books stay readable and exportable for ninety days after the subscription ends.',
    ),
    fr: paragraphs(
      'Ledgerlark tient les comptes de celles et ceux qui travaillent à leur compte. Vous photographiez un reçu, il en lit le montant et la TVA, et ne vous demande que ce qu’il ne peut pas deviner.',
      'Il applique les règles françaises des indépendants et des petites sociétés : factures numérotées, déclaration de TVA prête à recopier, fichier des écritures que votre comptable saura ouvrir. Interface en français et en anglais.',
      'Ledgerlark fonctionne dans tout navigateur récent. Votre comptabilité reste consultable et exportable pendant quatre-vingt-dix jours après la fin de l’abonnement.',
    ),
  },
  features: {
    en: [
      'Receipts read from a photo',
      'Numbered invoices and reminders',
      'VAT return prepared each month or quarter',
      'Export for your accountant',
    ],
    fr: [
      'Reçus lus à partir d’une photo',
      'Factures numérotées et relances',
      'Déclaration de TVA préparée chaque mois ou trimestre',
      'Export pour votre comptable',
    ],
  },
  publisher: 'Petit Phare',
  keyPattern: bellcoteKey,
} as const

export const office: DemoProduct[] = [
  {
    ...deskfield,
    slug: 'deskfield-office-home',
    name: { en: 'Deskfield Office', fr: 'Deskfield Office' },
    edition: { en: 'Home', fr: 'Famille' },
    summary: {
      en: 'Text, tables and slides for one household computer, bought once and yours to keep.',
      fr: 'Textes, tableaux et présentations pour un ordinateur du foyer, achetés une fois pour toutes.',
    },
    description: {
      en: paragraphs(
        'Deskfield Office Home brings a word processor, a spreadsheet and a slide maker that open instantly and stay out of your way. Menus are short, help is written by people, and documents are saved where you put them.',
        'It is a perpetual licence for one computer. Corrections are free for three years; afterwards the programs keep working as they are.',
        'Needs Stonecrop OS 10 or Bergamot 6, 4 GB of memory and 2 GB of disk space. For personal use.',
      ),
      fr: paragraphs(
        'Deskfield Office Famille réunit un traitement de texte, un tableur et un outil de présentation qui s’ouvrent aussitôt et savent se faire oublier. Les menus sont courts, l’aide est rédigée par des humains et vos documents restent là où vous les rangez.',
        'La licence est perpétuelle, pour un ordinateur. Les correctifs sont gratuits pendant trois ans ; ensuite, les logiciels continuent de fonctionner tels quels.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6, 4 Go de mémoire et 2 Go d’espace disque. Réservé à un usage personnel.',
      ),
    },
    features: {
      en: [
        'Word processor, spreadsheet and slides',
        'Perpetual licence for one computer',
        'Three years of corrections included',
        'Works entirely offline',
      ],
      fr: [
        'Traitement de texte, tableur et présentations',
        'Licence perpétuelle pour un ordinateur',
        'Trois ans de correctifs inclus',
        'Fonctionne entièrement hors ligne',
      ],
    },
    priceMinor: 6990,
    regularPriceMinor: 8990,
    demoKeys: 18,
    colours: { ground: 'oklch(0.29 0.055 255)', blade: 'oklch(0.87 0.045 240)' },
  },
  {
    ...deskfield,
    slug: 'deskfield-office-business',
    name: { en: 'Deskfield Office', fr: 'Deskfield Office' },
    edition: { en: 'Business', fr: 'Entreprise' },
    summary: {
      en: 'The full suite with mail merge, forms and shared templates, licensed for work.',
      fr: 'La suite complète avec publipostage, formulaires et modèles partagés, pour un usage professionnel.',
    },
    description: {
      en: paragraphs(
        'Everything in the Home edition, with the tools an office asks for: mail merge, fillable forms, tracked changes that several people can follow, and templates shared over a network folder.',
        'One licence covers one workstation, without an end date. Corrections and telephone support are included for three years.',
        'Needs Stonecrop OS 10 or Bergamot 6, 4 GB of memory and 3 GB of disk space.',
      ),
      fr: paragraphs(
        'Tout le contenu de l’édition Famille, plus les outils qu’attend un bureau : publipostage, formulaires à remplir, suivi des modifications lisible à plusieurs et modèles partagés dans un dossier réseau.',
        'Une licence couvre un poste de travail, sans date de fin. Les correctifs et l’assistance téléphonique sont compris pendant trois ans.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6, 4 Go de mémoire et 3 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'Word processor, spreadsheet, slides and forms',
        'Mail merge from any table',
        'Tracked changes for several authors',
        'Commercial use permitted',
        'Telephone support for three years',
      ],
      fr: [
        'Traitement de texte, tableur, présentations et formulaires',
        'Publipostage à partir de n’importe quel tableau',
        'Suivi des modifications à plusieurs',
        'Usage commercial autorisé',
        'Assistance téléphonique pendant trois ans',
      ],
    },
    priceMinor: 14900,
    demoKeys: 11,
    colours: { ground: 'oklch(0.9 0.03 240)', blade: 'oklch(0.38 0.09 255)' },
  },
  {
    ...ledgerlark,
    slug: 'ledgerlark-1-year',
    name: { en: 'Ledgerlark', fr: 'Ledgerlark' },
    edition: { en: '1 year', fr: '1 an' },
    summary: {
      en: 'Bookkeeping, invoices and VAT returns for the self-employed in France, for twelve months.',
      fr: 'Comptabilité, factures et TVA des indépendants en France, pendant douze mois.',
    },
    priceMinor: 4788,
    demoKeys: 14,
    colours: { ground: 'oklch(0.34 0.07 160)', blade: 'oklch(0.9 0.06 140)' },
  },
  {
    ...ledgerlark,
    slug: 'ledgerlark-2-years',
    name: { en: 'Ledgerlark', fr: 'Ledgerlark' },
    edition: { en: '2 years', fr: '2 ans' },
    summary: {
      en: 'Bookkeeping, invoices and VAT returns for the self-employed in France, for twenty-four months.',
      fr: 'Comptabilité, factures et TVA des indépendants en France, pendant vingt-quatre mois.',
    },
    priceMinor: 8388,
    demoKeys: 0,
    colours: { ground: 'oklch(0.88 0.06 145)', blade: 'oklch(0.36 0.08 160)' },
  },
  {
    slug: 'thistledown-writer',
    category: 'office',
    platform: 'sealwright',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Thistledown Writer', fr: 'Thistledown Writer' },
    summary: {
      en: 'A quiet place for long manuscripts: chapters, characters and notes side by side.',
      fr: 'Un lieu tranquille pour les longs manuscrits : chapitres, personnages et notes côte à côte.',
    },
    description: {
      en: paragraphs(
        'Thistledown is for novels, theses and memoirs: anything too long for a letter. Chapters are cards that you can shuffle, and every character and place has a page that remembers where it appears.',
        'While you write, there is only the page. When you are done, Thistledown sets a clean manuscript for the printer or an e-book that passes the usual checks.',
        'Perpetual licence for two computers of the same person. Needs Stonecrop OS 9 or Bergamot 5 and 2 GB of memory.',
      ),
      fr: paragraphs(
        'Thistledown est fait pour les romans, les thèses et les mémoires : tout ce qui dépasse la lettre. Les chapitres sont des fiches que l’on déplace à son gré, et chaque personnage, chaque lieu a sa page, qui se souvient de ses apparitions.',
        'Quand vous écrivez, il n’y a plus que la page. Quand vous avez fini, Thistledown compose un manuscrit propre pour l’imprimeur ou un livre numérique conforme.',
        'Licence perpétuelle pour deux ordinateurs d’une même personne. Nécessite Stonecrop OS 9 ou Bergamot 5 et 2 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Chapters as cards to rearrange',
        'Pages for characters and places',
        'Full-screen writing mode',
        'Manuscript and e-book output',
        'A snapshot of every day’s work',
      ],
      fr: [
        'Des chapitres en fiches, à réordonner',
        'Des pages pour les personnages et les lieux',
        'Mode d’écriture plein écran',
        'Sortie manuscrit et livre numérique',
        'Une copie du travail de chaque jour',
      ],
    },
    publisher: 'Hollow Kettle',
    priceMinor: 3900,
    keyPattern: sealwrightKey,
    demoKeys: 16,
    colours: { ground: 'oklch(0.36 0.09 310)', blade: 'oklch(0.89 0.05 320)' },
  },
  {
    slug: 'fardel-notes',
    category: 'office',
    platform: 'quillon',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Fardel Notes', fr: 'Fardel Notes' },
    summary: {
      en: 'Notes, clippings and scans in one searchable bundle that stays on your own disk.',
      fr: 'Notes, coupures et numérisations dans un recueil interrogeable qui reste sur votre disque.',
    },
    description: {
      en: paragraphs(
        'A fardel is an old word for a bundle. This one holds everything you would otherwise lose: notes, web clippings, scanned letters, recordings. Search reads the words inside pictures too.',
        'Everything is stored as ordinary files in a folder you choose, so you can read them without Fardel, today and in twenty years.',
        'Perpetual licence for one person on three computers. Needs Stonecrop OS 9 or Bergamot 5.',
      ),
      fr: paragraphs(
        'Fardel est un vieux mot anglais, cousin de « fardeau ». Celui-ci ne pèse rien et contient tout ce que l’on finit par perdre : notes, pages web découpées, courriers numérisés, enregistrements. La recherche lit aussi les mots dans les images.',
        'Tout est enregistré en fichiers ordinaires dans le dossier de votre choix : vous pourrez les lire sans Fardel, aujourd’hui comme dans vingt ans.',
        'Licence perpétuelle pour une personne, sur trois ordinateurs. Nécessite Stonecrop OS 9 ou Bergamot 5.',
      ),
    },
    features: {
      en: [
        'Search inside scans and photos',
        'Clip pages from the browser',
        'Plain files, no lock-in',
        'Three computers for one person',
      ],
      fr: [
        'Recherche dans les numérisations et les photos',
        'Découpe de pages depuis le navigateur',
        'Fichiers ordinaires, sans enfermement',
        'Trois ordinateurs pour une personne',
      ],
    },
    publisher: 'Petit Phare',
    priceMinor: 2400,
    keyPattern: quillonKey,
    demoKeys: 9,
    colours: { ground: 'oklch(0.86 0.07 60)', blade: 'oklch(0.34 0.06 45)' },
  },
  {
    slug: 'virgulaire',
    category: 'office',
    platform: 'sealwright',
    region: 'france',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Virgulaire', fr: 'Virgulaire' },
    summary: {
      en: 'A patient proofreader for French texts that explains each rule. Interface in French only.',
      fr: 'Un correcteur patient, qui explique chaque règle au lieu de vous faire la leçon.',
    },
    description: {
      en: paragraphs(
        'Virgulaire reads French the way a good copy editor does: agreement, tense, commas, the right spaces before a colon. Each remark comes with the rule behind it and an example, and you decide.',
        'It works on your computer; no text is sent anywhere. The program and its explanations are in French only.',
        'Perpetual licence for one computer. Needs Stonecrop OS 10, 4 GB of memory and 1 GB of disk space.',
      ),
      fr: paragraphs(
        'Virgulaire lit comme un bon relecteur : accords, temps, virgules, espaces justes avant les deux-points. Chaque remarque vient avec sa règle et un exemple ; c’est vous qui tranchez.',
        'Tout se passe sur votre ordinateur : aucun texte n’est envoyé où que ce soit.',
        'Licence perpétuelle pour un ordinateur. Nécessite Stonecrop OS 10, 4 Go de mémoire et 1 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'Grammar, spelling and typography',
        'Every rule explained with an example',
        'A conjugation table one click away',
        'Nothing leaves your computer',
      ],
      fr: [
        'Grammaire, orthographe et typographie',
        'Chaque règle expliquée par un exemple',
        'La conjugaison à portée de clic',
        'Rien ne quitte votre ordinateur',
      ],
    },
    publisher: 'Tuile Bleue',
    priceMinor: 5900,
    keyPattern: sealwrightKey,
    demoKeys: 12,
    colours: { ground: 'oklch(0.33 0.1 20)', blade: 'oklch(0.91 0.035 60)' },
  },
]
