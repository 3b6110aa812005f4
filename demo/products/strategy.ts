import { harbourKey, lumenKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const barge = {
  family: 'barge-and-barley',
  category: 'strategy',
  platform: 'harbour',
  region: 'worldwide',
  kind: 'game',
  legalNature: 'digital_content',
  publisher: 'Nether Lock',
  keyPattern: harbourKey,
} as const

export const strategy: DemoProduct[] = [
  {
    ...barge,
    slug: 'barge-and-barley',
    name: { en: 'Barge & Barley', fr: 'Péniches et moissons' },
    edition: { en: 'Standard', fr: 'Standard' },
    summary: {
      en: 'Dig canals, float grain, and keep every mill on the river in bread.',
      fr: 'Creusez des canaux, faites flotter le grain et ne laissez aucun moulin à sec.',
    },
    description: {
      en: paragraphs(
        'A management game about slow water. You lay out locks and basins, agree prices with farmers and millers, and find out in August that the upper reach has run dry.',
        'A season lasts about forty minutes, a campaign as long as you like. Difficulty is set by the rivers you choose, not by a slider.',
        'For one player, or up to four taking turns. Needs Stonecrop OS 10 or Bergamot 6 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'Un jeu de gestion à la vitesse de l’eau lente. Vous tracez écluses et bassins, négociez avec les paysans et les meuniers, et découvrez en août que le bief d’amont est à sec.',
        'Une saison dure une quarantaine de minutes, une campagne aussi longtemps qu’il vous plaira. La difficulté dépend des rivières choisies, pas d’un curseur.',
        'Pour un joueur, ou jusqu’à quatre à tour de rôle. Nécessite Stonecrop OS 10 ou Bergamot 6 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Twelve rivers, each a puzzle of its own',
        'Water that really flows',
        'Up to four players in turns',
        'A free editor for maps',
      ],
      fr: [
        'Douze rivières, autant de casse-tête',
        'Une eau qui coule pour de vrai',
        'Jusqu’à quatre joueurs à tour de rôle',
        'Un éditeur de cartes gratuit',
      ],
    },
    priceMinor: 2499,
    demoKeys: 18,
    colours: { ground: 'oklch(0.72 0.1 195)', blade: 'oklch(0.25 0.05 220)' },
  },
  {
    ...barge,
    slug: 'barge-and-barley-gold',
    name: { en: 'Barge & Barley', fr: 'Péniches et moissons' },
    edition: { en: 'Gold', fr: 'Or' },
    summary: {
      en: 'The game with both expansions: the fen country and the age of steam tugs.',
      fr: 'Le jeu et ses deux extensions : le pays des marais et l’âge des remorqueurs à vapeur.',
    },
    description: {
      en: paragraphs(
        'Gold contains Barge & Barley and both expansions. “Fenland” turns the game upside down: there is too much water, and windmills to be rid of it. “Steam Tugs” brings engines, coal and a railway that wants your customers.',
        'Together they add nine rivers and two campaigns. Saved games from the standard edition continue.',
        'Needs Stonecrop OS 10 or Bergamot 6 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'L’édition Or réunit le jeu et ses deux extensions. « Pays des marais » renverse la règle : l’eau est de trop, et les moulins servent à s’en défaire. « Remorqueurs à vapeur » apporte les machines, le charbon et un chemin de fer qui lorgne vos clients.',
        'Ensemble, elles ajoutent neuf rivières et deux campagnes. Les parties de l’édition standard se poursuivent.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'The complete game',
        'Expansion “Fenland”',
        'Expansion “Steam Tugs”',
        'Twenty-one rivers and three campaigns',
      ],
      fr: [
        'Le jeu complet',
        'Extension « Pays des marais »',
        'Extension « Remorqueurs à vapeur »',
        'Vingt et une rivières et trois campagnes',
      ],
    },
    priceMinor: 3499,
    regularPriceMinor: 4499,
    demoKeys: 12,
    colours: { ground: 'oklch(0.3 0.055 220)', blade: 'oklch(0.8 0.09 190)' },
  },
  {
    slug: 'amberhanse',
    category: 'strategy',
    platform: 'harbour',
    region: 'dach',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Amberhanse', fr: 'Amberhanse' },
    summary: {
      en: 'Trade along a northern coast where a handshake is worth more than a cannon.',
      fr: 'Commercez le long d’une côte du Nord où une poignée de main vaut mieux qu’un canon.',
    },
    description: {
      en: paragraphs(
        'You begin with one cog and a letter of introduction. Salt, herring, wax and amber change their price with the weather and with your own greed; reputation travels faster than your ships.',
        'You can lend, insure, found a guild hall or ruin yourself politely. A campaign covers sixty years.',
        'Interface in German and English. Activates in Germany, Austria, Switzerland and Liechtenstein. Needs Stonecrop OS 10 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'Vous débutez avec une cogue et une lettre de recommandation. Le sel, le hareng, la cire et l’ambre changent de prix selon le temps et selon votre propre avidité ; la réputation va plus vite que vos navires.',
        'Vous pouvez prêter, assurer, fonder une maison de guilde ou vous ruiner poliment. Une campagne couvre soixante ans.',
        'Interface en allemand et en anglais ; pas de version française. S’active en Allemagne, en Autriche, en Suisse et au Liechtenstein. Nécessite Stonecrop OS 10 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Thirty-two ports with memories',
        'Loans, insurance and guilds',
        'Sixty years in one campaign',
        'Sea battles can be avoided entirely',
      ],
      fr: [
        'Trente-deux ports qui ont de la mémoire',
        'Prêts, assurances et guildes',
        'Soixante ans en une campagne',
        'Batailles navales évitables de bout en bout',
      ],
    },
    publisher: 'Casus Vell',
    priceMinor: 2999,
    keyPattern: harbourKey,
    demoKeys: 11,
    colours: { ground: 'oklch(0.34 0.06 55)', blade: 'oklch(0.89 0.05 85)' },
  },
  {
    slug: 'signal-box-1924',
    category: 'strategy',
    platform: 'harbour',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Signal Box 1924', fr: 'Poste d’aiguillage 1924' },
    summary: {
      en: 'Forty levers, six tracks, one fog. Keep the trains apart and the timetable whole.',
      fr: 'Quarante leviers, six voies, un brouillard. Gardez les trains à distance et l’horaire intact.',
    },
    description: {
      en: paragraphs(
        'A working signal box, modelled lever by lever. Interlocking prevents the worst, so the game is not about crashes but about judgement: who waits, who goes, and what to tell the stationmaster.',
        'Twenty shifts, from a quiet Sunday to the fair. Each can be paused, and a bell code chart is always at hand.',
        'Needs Stonecrop OS 9 or Bergamot 5 and 4 GB of memory.',
      ),
      fr: paragraphs(
        'Un vrai poste d’aiguillage, reproduit levier par levier. Les enclenchements empêchent le pire : le jeu ne porte donc pas sur les accidents, mais sur le jugement. Qui attend, qui passe, et que dire au chef de gare ?',
        'Vingt services, du dimanche tranquille au jour de foire. Chacun peut être mis en pause, et le code des cloches reste à portée de main.',
        'Nécessite Stonecrop OS 9 ou Bergamot 5 et 4 Go de mémoire.',
      ),
    },
    features: {
      en: ['Forty levers with true interlocking', 'Twenty shifts in all weathers', 'Pause whenever you like'],
      fr: [
        'Quarante leviers et de vrais enclenchements',
        'Vingt services par tous les temps',
        'Pause à tout moment',
      ],
    },
    publisher: 'Gantry Nine',
    priceMinor: 1599,
    keyPattern: harbourKey,
    demoKeys: 3,
    colours: { ground: 'oklch(0.41 0.14 25)', blade: 'oklch(0.93 0.02 85)' },
  },
  {
    slug: 'moss-kingdoms',
    category: 'strategy',
    platform: 'lumen-store',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Moss Kingdoms', fr: 'Les Royaumes de mousse' },
    summary: {
      en: 'Small realms grow over a forest floor, and the forest has plans of its own.',
      fr: 'De petits royaumes gagnent le sol d’une forêt, qui a elle aussi ses projets.',
    },
    description: {
      en: paragraphs(
        'Explore, settle and trade on a map that fits under one oak. Beetles plough, snails haul, and autumn covers half of what you built. Rivals can be out-grown, out-talked or, at some cost, fought.',
        'A game takes two to three hours and is told afterwards as a picture book you can keep.',
        'For one to four players on one console. Texts in nine languages, among them English and French.',
      ),
      fr: paragraphs(
        'Explorez, peuplez et commercez sur une carte qui tient sous un chêne. Les scarabées labourent, les escargots transportent, et l’automne recouvre la moitié de vos ouvrages. On peut dépasser ses rivaux, les convaincre ou, à ses dépens, les combattre.',
        'Une partie dure deux à trois heures et se raconte ensuite sous la forme d’un album que vous pouvez garder.',
        'De un à quatre joueurs sur une même console. Textes en neuf langues, dont le français et l’anglais.',
      ),
    },
    features: {
      en: [
        'Six peoples of the undergrowth',
        'Seasons that redraw the map',
        'One to four players on one console',
        'Every game becomes a picture book',
      ],
      fr: [
        'Six peuples du sous-bois',
        'Des saisons qui redessinent la carte',
        'De un à quatre joueurs sur une console',
        'Chaque partie devient un album',
      ],
    },
    publisher: 'Saltgrove Games',
    priceMinor: 3999,
    keyPattern: lumenKey,
    demoKeys: 13,
    colours: { ground: 'oklch(0.33 0.065 130)', blade: 'oklch(0.85 0.13 120)' },
  },
  {
    slug: 'tin-cathedral',
    category: 'strategy',
    platform: 'harbour',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Tin Cathedral', fr: 'La Cathédrale de fer-blanc' },
    summary: {
      en: 'Build an airship yard out of a scrapheap and a choir. Pre-order: not released yet.',
      fr: 'Bâtissez un chantier de dirigeables avec de la ferraille et un chœur. Précommande : pas encore sorti.',
    },
    description: {
      en: paragraphs(
        'In the old rail works a choir rehearses, and it turns out that people who sing together also rivet together. Tin Cathedral is a building game in which work has a rhythm: assign the parts, hear the yard, and listen for the one who is out of time.',
        'This is a pre-order. Your key is delivered on the day of release; until then you may withdraw at any time.',
        'Planned for Stonecrop OS 10 and Bergamot 6, with 16 GB of memory. The requirements may still change.',
      ),
      fr: paragraphs(
        'Dans l’ancien atelier ferroviaire, un chœur répète, et il se trouve que ceux qui chantent ensemble rivettent aussi ensemble. La Cathédrale de fer-blanc est un jeu de construction où le travail a un rythme : distribuez les voix, écoutez le chantier, et repérez celui qui n’est pas en mesure.',
        'Il s’agit d’une précommande. Votre clé est livrée le jour de la sortie ; jusque-là, vous pouvez vous rétracter à tout moment.',
        'Prévu pour Stonecrop OS 10 et Bergamot 6, avec 16 Go de mémoire. La configuration peut encore changer.',
      ),
    },
    features: {
      en: ['A yard you can hear working', 'Eleven airships to launch', 'A score sung by a real choir'],
      fr: [
        'Un chantier que l’on entend travailler',
        'Onze dirigeables à lancer',
        'Une musique chantée par un vrai chœur',
      ],
    },
    publisher: 'Wren & Anvil',
    priceMinor: 3499,
    releaseInDays: 45,
    keyPattern: harbourKey,
    demoKeys: 0,
    colours: { ground: 'oklch(0.39 0.03 230)', blade: 'oklch(0.86 0.03 215)' },
  },
]
