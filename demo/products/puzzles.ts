import { harbourKey, kestrelKey, lumenKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

export const puzzles: DemoProduct[] = [
  {
    slug: 'pin-tumbler-parlour',
    category: 'puzzles',
    platform: 'harbour',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Pin Tumbler Parlour', fr: 'Le Salon des serrures' },
    summary: {
      en: 'Ninety old locks, one set of tools, and the sound of a pin that sets.',
      fr: 'Quatre-vingt-dix serrures anciennes, une trousse d’outils, et le bruit d’une goupille qui se pose.',
    },
    description: {
      en: paragraphs(
        'A retired locksmith leaves you her collection, locked. Every puzzle is a mechanism you can turn over, listen to and understand; nothing is hidden that a careful person could not find.',
        'Hints come as questions, never as answers. About ten hours, with a workshop for building locks of your own.',
        'Good with headphones. Needs Stonecrop OS 9 or Bergamot 5 and 4 GB of memory.',
      ),
      fr: paragraphs(
        'Une serrurière à la retraite vous lègue sa collection, fermée à clé. Chaque énigme est un mécanisme que l’on retourne, que l’on écoute et que l’on comprend ; rien n’y est caché qu’une personne attentive ne puisse trouver.',
        'Les indices viennent sous forme de questions, jamais de réponses. Environ dix heures, et un atelier pour inventer vos propres serrures.',
        'À savourer au casque. Nécessite Stonecrop OS 9 ou Bergamot 5 et 4 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Ninety working mechanisms',
        'Sound recorded from real locks',
        'Hints that ask instead of tell',
        'A workshop for your own locks',
      ],
      fr: [
        'Quatre-vingt-dix mécanismes fonctionnels',
        'Des sons enregistrés sur de vraies serrures',
        'Des indices qui interrogent au lieu de répondre',
        'Un atelier pour créer vos serrures',
      ],
    },
    publisher: 'Wren & Anvil',
    priceMinor: 1299,
    keyPattern: harbourKey,
    demoKeys: 20,
    colours: { ground: 'oklch(0.24 0.025 260)', blade: 'oklch(0.92 0.025 90)' },
  },
  {
    slug: 'folded-post',
    category: 'puzzles',
    platform: 'kestrel',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Folded Post', fr: 'Courrier plié' },
    summary: {
      en: 'Fold each letter so that its creases draw the postman’s way.',
      fr: 'Pliez chaque lettre pour que ses plis dessinent la tournée du facteur.',
    },
    description: {
      en: paragraphs(
        'A paper village, and a postman who can only walk along folds. You crease the map to bring doors together; unfold it, and the village lies somewhere else.',
        'One hundred and twenty letters, from a minute to a long evening. Each can be skipped and taken up again.',
        'Texts in six languages. 600 MB of storage.',
      ),
      fr: paragraphs(
        'Un village de papier, et un facteur qui ne sait marcher que le long des plis. Vous pliez la carte pour rapprocher les portes ; dépliez-la, et le village est ailleurs.',
        'Cent vingt lettres, d’une minute à une longue soirée. Chacune peut être passée et reprise plus tard.',
        'Textes en six langues. 600 Mo de stockage.',
      ),
    },
    features: {
      en: ['One hundred and twenty letters', 'Skip and return as you like', 'Playable with one hand'],
      fr: ['Cent vingt lettres', 'Passez et revenez à votre guise', 'Jouable d’une seule main'],
    },
    publisher: 'Pocket Orchard',
    priceMinor: 999,
    regularPriceMinor: 1299,
    keyPattern: kestrelKey,
    demoKeys: 17,
    colours: { ground: 'oklch(0.89 0.05 25)', blade: 'oklch(0.47 0.15 25)' },
  },
  {
    slug: 'grandmothers-biscuit-tin',
    category: 'puzzles',
    platform: 'lumen-store',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Grandmother’s Biscuit Tin', fr: 'La Boîte à biscuits de grand-mère' },
    summary: {
      en: 'Buttons, stamps and a broken watch: put them in order and hear a life.',
      fr: 'Des boutons, des timbres, une montre cassée : remettez-les en ordre et écoutez une vie.',
    },
    description: {
      en: paragraphs(
        'There were never biscuits in it. Turn the objects over, match them, lay them in the order in which they came into the tin, and a woman’s voice tells the piece of her life that belongs to them.',
        'Made to be played by two generations on one sofa: big objects, no reading needed, no timer. About five hours.',
        'For one to three players. Voices in English, French, German and Italian.',
      ),
      fr: paragraphs(
        'Il n’y a jamais eu de biscuits dedans. Retournez les objets, rapprochez-les, posez-les dans l’ordre où ils sont entrés dans la boîte : une voix de femme raconte alors le morceau de vie qui va avec.',
        'Fait pour réunir deux générations sur un canapé : de grands objets, rien à lire, pas de chronomètre. Environ cinq heures.',
        'De un à trois joueurs. Voix en français, anglais, allemand et italien.',
      ),
    },
    features: {
      en: [
        'Two hundred objects to handle',
        'No reading, no timer',
        'One to three players',
        'Voices in four languages',
      ],
      fr: [
        'Deux cents objets à manipuler',
        'Rien à lire, pas de chronomètre',
        'De un à trois joueurs',
        'Voix en quatre langues',
      ],
    },
    publisher: 'Tuile Bleue',
    priceMinor: 1499,
    keyPattern: lumenKey,
    demoKeys: 15,
    colours: { ground: 'oklch(0.41 0.1 10)', blade: 'oklch(0.88 0.06 15)' },
  },
  {
    slug: 'tesserae-and-tea',
    category: 'puzzles',
    platform: 'kestrel',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Tesserae and Tea', fr: 'Tesselles et thé' },
    summary: {
      en: 'Lay mosaics piece by piece while the kettle comes to the boil.',
      fr: 'Composez des mosaïques, tesselle après tesselle, pendant que l’eau chauffe.',
    },
    description: {
      en: paragraphs(
        'Each floor of an old bathhouse has lost its mosaic. You are given the stones, a few rules about neighbours, and as much time as you need.',
        'The rules are gentle at first and then quietly ingenious. Two hundred floors, and a new small one every day that needs no connection.',
        'Patterns as well as colours mark the stones, so that colour vision does not matter. 400 MB of storage.',
      ),
      fr: paragraphs(
        'Chaque sol de ces anciens bains a perdu sa mosaïque. On vous donne les pierres, quelques règles de voisinage, et tout le temps qu’il vous faut.',
        'Les règles sont d’abord douces, puis discrètement ingénieuses. Deux cents sols, et chaque jour un petit nouveau, sans connexion.',
        'Les pierres se distinguent par leur motif autant que par leur couleur : la vision des couleurs n’a pas d’importance. 400 Mo de stockage.',
      ),
    },
    features: {
      en: ['Two hundred floors', 'A new small floor every day', 'Readable without colour'],
      fr: ['Deux cents sols', 'Un petit sol nouveau chaque jour', 'Lisible sans les couleurs'],
    },
    publisher: 'Pocket Orchard',
    priceMinor: 1199,
    keyPattern: kestrelKey,
    demoKeys: 11,
    colours: { ground: 'oklch(0.5 0.1 230)', blade: 'oklch(0.94 0.025 210)' },
  },
  {
    slug: 'la-veillee',
    category: 'puzzles',
    platform: 'lumen-store',
    region: 'france',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'La Veillée', fr: 'La Veillée' },
    summary: {
      en: 'Twelve parlour games and four thousand questions about France. In French only.',
      fr: 'Douze jeux de soirée et quatre mille questions, du clocher au grand large.',
    },
    description: {
      en: paragraphs(
        'La Veillée brings the long evenings of a village kitchen to the sofa: riddles, drawing, bluffing, songs with a missing word. Telephones serve as answer sheets, without installing anything.',
        'Questions are written in France, for France: food, films, geography, schoolbooks. The game is in French only and activates in France.',
        'For two to ten players on one console.',
      ),
      fr: paragraphs(
        'La Veillée ramène au salon les longues soirées de cuisine : devinettes, dessin, bluff, chansons à trou. Les téléphones servent de feuilles de réponse, sans rien installer.',
        'Les questions sont écrites ici : cuisine, cinéma, géographie, manuels d’école. On peut écarter les thèmes qui fâchent, et régler la difficulté pour chaque joueur, du petit dernier à la grand-tante imbattable.',
        'De deux à dix joueurs sur une console.',
      ),
    },
    features: {
      en: [
        'Twelve games, four thousand questions',
        'Telephones as answer sheets',
        'Two to ten players',
        'Difficulty set for each player',
      ],
      fr: [
        'Douze jeux, quatre mille questions',
        'Les téléphones comme feuilles de réponse',
        'De deux à dix joueurs',
        'Difficulté réglée pour chacun',
      ],
    },
    publisher: 'Petit Phare',
    priceMinor: 1999,
    keyPattern: lumenKey,
    demoKeys: 14,
    colours: { ground: 'oklch(0.88 0.09 90)', blade: 'oklch(0.33 0.1 275)' },
  },
]
