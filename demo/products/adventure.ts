import { harbourKey, kestrelKey, lumenKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const lamplighter = {
  family: 'lamplighter-of-vessel-quay',
  category: 'adventure',
  platform: 'harbour',
  region: 'worldwide',
  kind: 'game',
  legalNature: 'digital_content',
  publisher: 'Lanterne Basse',
  keyPattern: harbourKey,
} as const

export const adventure: DemoProduct[] = [
  {
    ...lamplighter,
    slug: 'lamplighter-of-vessel-quay',
    name: { en: 'The Lamplighter of Vessel Quay', fr: 'Les Réverbères de Vessel Quay' },
    edition: { en: 'Standard', fr: 'Standard' },
    summary: {
      en: 'One harbour, forty lamps, and a town that tells you more each evening.',
      fr: 'Un port, quarante réverbères, et une ville qui en dit un peu plus chaque soir.',
    },
    description: {
      en: paragraphs(
        'You have taken over the lamps of a small harbour from a man nobody will talk about. Every evening you walk the same streets, light the same lamps, and hear what has changed: a letter, a quarrel, a ship that should not be there.',
        'There is no fighting and no way to lose, but there are four endings, and the town remembers how you treated it. About nine hours.',
        'Texts and voices in English and French. Needs Stonecrop OS 10 or Bergamot 6, 8 GB of memory and 6 GB of disk space.',
      ),
      fr: paragraphs(
        'Vous avez repris les réverbères d’un petit port après un homme dont personne ne veut parler. Chaque soir, vous suivez les mêmes rues, allumez les mêmes lampes, et entendez ce qui a changé : une lettre, une dispute, un navire qui ne devrait pas être là.',
        'Pas de combat, aucun moyen de perdre, mais quatre fins possibles : la ville se souvient de la façon dont vous l’avez traitée. Environ neuf heures.',
        'Textes et voix en français et en anglais. Nécessite Stonecrop OS 10 ou Bergamot 6, 8 Go de mémoire et 6 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'A hand-painted harbour to know by heart',
        'Thirty neighbours with days of their own',
        'Four endings',
        'Fully voiced in English and French',
      ],
      fr: [
        'Un port peint à la main, à connaître par cœur',
        'Trente voisins qui ont leur propre vie',
        'Quatre fins',
        'Entièrement doublé en français et en anglais',
      ],
    },
    priceMinor: 1999,
    demoKeys: 19,
    colours: { ground: 'oklch(0.25 0.06 270)', blade: 'oklch(0.83 0.11 75)' },
  },
  {
    ...lamplighter,
    slug: 'lamplighter-of-vessel-quay-deluxe',
    name: { en: 'The Lamplighter of Vessel Quay', fr: 'Les Réverbères de Vessel Quay' },
    edition: { en: 'Deluxe', fr: 'Deluxe' },
    summary: {
      en: 'The game with its winter chapter, the music and a book of drawings.',
      fr: 'Le jeu, son chapitre d’hiver, sa musique et un livre de dessins.',
    },
    description: {
      en: paragraphs(
        'The Deluxe edition contains the whole game and “The Frozen Week”, a chapter of about two hours in which the harbour ices over and nobody can leave.',
        'With it come the music in forty-one pieces and a book of drawings as files, both yours to keep outside the game.',
        'Needs Stonecrop OS 10 or Bergamot 6, 8 GB of memory and 9 GB of disk space.',
      ),
      fr: paragraphs(
        'L’édition Deluxe contient le jeu complet et « La Semaine gelée », un chapitre d’environ deux heures où le port est pris par les glaces et où personne ne peut partir.',
        'S’y ajoutent la musique, en quarante et un morceaux, et un livre de dessins, sous forme de fichiers que vous gardez hors du jeu.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6, 8 Go de mémoire et 9 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'The complete game',
        'The winter chapter “The Frozen Week”',
        'Music in forty-one pieces',
        'Book of drawings, 120 pages',
      ],
      fr: [
        'Le jeu complet',
        'Le chapitre d’hiver « La Semaine gelée »',
        'La musique, en quarante et un morceaux',
        'Un livre de dessins de 120 pages',
      ],
    },
    priceMinor: 2799,
    demoKeys: 9,
    colours: { ground: 'oklch(0.81 0.1 70)', blade: 'oklch(0.28 0.075 270)' },
  },
  {
    slug: 'salt-and-rosemary',
    category: 'adventure',
    platform: 'lumen-store',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Salt and Rosemary', fr: 'Sel et romarin' },
    summary: {
      en: 'Inherit an inn on an island, cook for strangers, and learn why they came.',
      fr: 'Héritez d’une auberge sur une île, cuisinez pour des inconnus, apprenez pourquoi ils sont venus.',
    },
    description: {
      en: paragraphs(
        'The inn has six tables and a stove with opinions. By day you gather what the island offers; by night you cook it, and guests talk as people do when they have eaten well.',
        'Sixty recipes, all of which work in a real kitchen: they are printed in the game’s notebook. About twelve hours for one story, with three more to find.',
        'For one player. Texts in seven languages, among them English and French.',
      ),
      fr: paragraphs(
        'L’auberge a six tables et un fourneau de caractère. Le jour, vous récoltez ce que l’île veut bien donner ; le soir, vous le cuisinez, et les clients parlent comme on parle après un bon repas.',
        'Soixante recettes, toutes réalisables dans une vraie cuisine : elles figurent dans le carnet du jeu. Environ douze heures pour une histoire, et trois autres à découvrir.',
        'Pour un joueur. Textes en sept langues, dont le français et l’anglais.',
      ),
    },
    features: {
      en: ['Sixty recipes that really work', 'Four stories to uncover', 'Seasons that change the menu'],
      fr: [
        'Soixante recettes qui réussissent vraiment',
        'Quatre histoires à découvrir',
        'Des saisons qui changent la carte',
      ],
    },
    publisher: 'Saltgrove Games',
    priceMinor: 2499,
    regularPriceMinor: 2999,
    keyPattern: lumenKey,
    demoKeys: 14,
    colours: { ground: 'oklch(0.92 0.03 130)', blade: 'oklch(0.44 0.075 165)' },
  },
  {
    slug: 'nine-ferries-home',
    category: 'adventure',
    platform: 'kestrel',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Nine Ferries Home', fr: 'Neuf bacs pour rentrer' },
    summary: {
      en: 'The last train is gone; nine ferries and as many conversations lead home.',
      fr: 'Le dernier train est parti ; neuf bacs et autant de conversations ramènent chez soi.',
    },
    description: {
      en: paragraphs(
        'You have missed the train, and the river has more bends than you remembered. Each crossing is a conversation with someone you will not meet again, unless you choose the slower boat.',
        'Written for short sittings: a crossing takes about twenty minutes and saves itself when you close the handheld.',
        'Texts in English, French and German. 1 GB of storage.',
      ),
      fr: paragraphs(
        'Vous avez manqué le train, et le fleuve a plus de méandres que dans vos souvenirs. Chaque traversée est une conversation avec quelqu’un que vous ne reverrez pas, à moins de choisir le bateau le plus lent.',
        'Écrit pour de courtes parties : une traversée dure une vingtaine de minutes et s’enregistre dès que vous refermez la console.',
        'Textes en français, anglais et allemand. 1 Go de stockage.',
      ),
    },
    features: {
      en: [
        'Nine crossings, twenty-seven passengers',
        'Made for short sittings',
        'Saves itself when you stop',
      ],
      fr: [
        'Neuf traversées, vingt-sept passagers',
        'Pensé pour de courtes parties',
        'Sauvegarde dès que vous vous arrêtez',
      ],
    },
    publisher: 'Grisaille Interactive',
    priceMinor: 1499,
    keyPattern: kestrelKey,
    demoKeys: 16,
    colours: { ground: 'oklch(0.44 0.065 225)', blade: 'oklch(0.92 0.03 200)' },
  },
  {
    slug: 'winter-at-askerholt',
    category: 'adventure',
    platform: 'harbour',
    region: 'nordics',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'A Winter at Askerholt', fr: 'Un hiver à Askerholt' },
    summary: {
      en: 'A snowed-in hotel, eleven guests, one of them missing since breakfast.',
      fr: 'Un hôtel sous la neige, onze clients, dont l’un a disparu depuis le petit-déjeuner.',
    },
    description: {
      en: paragraphs(
        'You keep the register of a mountain hotel that no road reaches until March. A guest has vanished, and everybody was somewhere else, or says so. Ask, compare, write it down: the notebook never judges for you.',
        'The mystery is fair: everything you need can be seen. About eight hours.',
        'Texts in Danish, Finnish, Norwegian, Swedish and English. Activates in the Nordic countries. Needs Stonecrop OS 10 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'Vous tenez le registre d’un hôtel de montagne qu’aucune route n’atteint avant mars. Un client a disparu, et chacun était ailleurs, du moins à l’entendre. Interrogez, recoupez, notez : le carnet ne juge jamais à votre place.',
        'L’énigme est loyale : tout ce qu’il faut est visible. Environ huit heures.',
        'Textes en danois, finnois, norvégien, suédois et anglais ; pas de version française. S’active dans les pays nordiques. Nécessite Stonecrop OS 10 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'A mystery that plays fair',
        'A notebook for your own deductions',
        'Snow that keeps its footprints',
      ],
      fr: [
        'Une énigme loyale',
        'Un carnet pour vos propres déductions',
        'Une neige qui garde les empreintes',
      ],
    },
    publisher: 'Norrsund Works',
    priceMinor: 1799,
    keyPattern: harbourKey,
    demoKeys: 7,
    colours: { ground: 'oklch(0.94 0.012 240)', blade: 'oklch(0.34 0.05 255)' },
  },
  {
    slug: 'glasswrights-errand',
    category: 'adventure',
    platform: 'harbour',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'The Glasswright’s Errand', fr: 'La Course du verrier' },
    summary: {
      en: 'Carry one fragile window across a mountain range, on foot, in good company.',
      fr: 'Portez un vitrail fragile à travers une chaîne de montagnes, à pied et en bonne compagnie.',
    },
    description: {
      en: paragraphs(
        'A cathedral on the far side of the mountains is waiting for its window, and you are the one who carries it. Weather, slopes and the people you meet decide your road; patience decides the rest.',
        'The window can crack, and cracks are mended with lead: by the end it shows the journey you made.',
        'About fourteen hours. Needs Stonecrop OS 10 or Bergamot 6, 8 GB of memory and a graphics card with 4 GB.',
      ),
      fr: paragraphs(
        'De l’autre côté des montagnes, une cathédrale attend son vitrail, et c’est vous qui le portez. Le temps, les pentes et les rencontres décident du chemin ; la patience décide du reste.',
        'Le vitrail peut se fêler, et les fêlures se réparent au plomb : à la fin, il raconte le voyage que vous avez fait.',
        'Environ quatorze heures. Nécessite Stonecrop OS 10 ou Bergamot 6, 8 Go de mémoire et une carte graphique de 4 Go.',
      ),
    },
    features: {
      en: [
        'A window that records your journey',
        'Three companions, one at a time',
        'Weather worth waiting out',
      ],
      fr: [
        'Un vitrail qui garde la trace du voyage',
        'Trois compagnons, un à la fois',
        'Un temps qu’il vaut mieux laisser passer',
      ],
    },
    publisher: 'Hollow Kettle',
    priceMinor: 2199,
    keyPattern: harbourKey,
    demoKeys: 0,
    colours: { ground: 'oklch(0.36 0.12 345)', blade: 'oklch(0.83 0.09 185)' },
  },
]
