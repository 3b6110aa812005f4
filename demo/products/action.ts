import { harbourKey, kestrelKey, lumenKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const col = {
  family: 'col-des-brumes',
  category: 'action',
  platform: 'harbour',
  region: 'worldwide',
  kind: 'game',
  legalNature: 'digital_content',
  publisher: 'Far Sluice',
  keyPattern: harbourKey,
} as const

export const action: DemoProduct[] = [
  {
    ...col,
    slug: 'col-des-brumes',
    name: { en: 'Col des Brumes', fr: 'Col des Brumes' },
    edition: { en: 'Standard', fr: 'Standard' },
    summary: {
      en: 'Rally cars of the seventies, mountain passes, and a co-driver who loses her page.',
      fr: 'Des voitures de rallye des années soixante-dix, des cols, et une copilote qui perd sa page.',
    },
    description: {
      en: paragraphs(
        'Thirty-six stages over invented passes, in fog, gravel and melting snow. The cars are imaginary too, but their weight is not: you brake early, you listen, and you trust the notes until the day they are wrong.',
        'Repairs are made by the roadside with what is in the boot. Assists can be switched one by one, and a rewind exists for those who want it.',
        'Wheel, controller or keyboard. Needs Stonecrop OS 10 or Bergamot 6, 16 GB of memory and a graphics card with 6 GB.',
      ),
      fr: paragraphs(
        'Trente-six spéciales sur des cols inventés, dans le brouillard, le gravier et la neige fondante. Les voitures aussi sont imaginaires, mais pas leur poids : on freine tôt, on écoute, on se fie aux notes jusqu’au jour où elles se trompent.',
        'Les réparations se font au bord de la route, avec ce qu’il y a dans le coffre. Chaque aide se règle séparément, et un retour en arrière existe pour qui le souhaite.',
        'Volant, manette ou clavier. Nécessite Stonecrop OS 10 ou Bergamot 6, 16 Go de mémoire et une carte graphique de 6 Go.',
      ),
    },
    features: {
      en: [
        'Thirty-six stages, eighteen cars',
        'Roadside repairs with what you packed',
        'A co-driver with moods',
        'Every driving aid optional',
      ],
      fr: [
        'Trente-six spéciales, dix-huit voitures',
        'Réparations de fortune au bord de la route',
        'Une copilote qui a ses humeurs',
        'Toutes les aides sont facultatives',
      ],
    },
    priceMinor: 2999,
    demoKeys: 16,
    colours: { ground: 'oklch(0.85 0.025 220)', blade: 'oklch(0.43 0.16 28)' },
  },
  {
    ...col,
    slug: 'col-des-brumes-complete',
    name: { en: 'Col des Brumes', fr: 'Col des Brumes' },
    edition: { en: 'Complete', fr: 'Intégrale' },
    summary: {
      en: 'All stages, the night season, and twelve more cars that should not be driven fast.',
      fr: 'Toutes les spéciales, la saison de nuit, et douze voitures de plus à ne pas brusquer.',
    },
    description: {
      en: paragraphs(
        'Complete contains the game and everything published for it so far: the night season with fourteen stages by headlight, the forest pack, and twelve cars, among them a delivery van.',
        'Times from the standard edition are kept. Online championships for up to thirty drivers are included and need no further payment.',
        'Needs Stonecrop OS 10 or Bergamot 6, 16 GB of memory and a graphics card with 6 GB.',
      ),
      fr: paragraphs(
        'L’édition intégrale réunit le jeu et tout ce qui a paru jusqu’ici : la saison de nuit, avec quatorze spéciales à la lueur des phares, le lot forestier et douze voitures, dont une camionnette de livraison.',
        'Les temps de l’édition standard sont conservés. Les championnats en ligne jusqu’à trente pilotes sont compris, sans autre dépense.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6, 16 Go de mémoire et une carte graphique de 6 Go.',
      ),
    },
    features: {
      en: [
        'Fifty-eight stages, thirty cars',
        'The night season',
        'Online championships for thirty drivers',
        'No purchases inside the game',
      ],
      fr: [
        'Cinquante-huit spéciales, trente voitures',
        'La saison de nuit',
        'Championnats en ligne à trente pilotes',
        'Aucun achat à l’intérieur du jeu',
      ],
    },
    priceMinor: 4299,
    demoKeys: 8,
    colours: { ground: 'oklch(0.27 0.055 240)', blade: 'oklch(0.72 0.16 40)' },
  },
  {
    slug: 'velodrome-nights',
    category: 'action',
    platform: 'kestrel',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Velodrome Nights', fr: 'Les Nuits du vélodrome' },
    summary: {
      en: 'Six-day track racing for your thumbs: wait, wait, wait, now.',
      fr: 'Les six-jours sur piste, au bout des pouces : attendre, attendre, attendre, maintenant.',
    },
    description: {
      en: paragraphs(
        'Track racing is mostly waiting, and then it is not. Hold the wheel in front, read the shoulders of your rival, and spend your legs once, at the right moment.',
        'A race takes four minutes; a six-day meeting, an evening. Two players can race on one handheld, each with one side of it.',
        '800 MB of storage. Playing against others nearby needs no connection.',
      ),
      fr: paragraphs(
        'La piste, c’est surtout attendre, et puis soudain non. Restez dans la roue, lisez les épaules de votre rival, et ne donnez tout qu’une fois, au bon moment.',
        'Une course dure quatre minutes ; une réunion de six jours, une soirée. Deux joueurs peuvent s’affronter sur une même console, chacun de son côté.',
        '800 Mo de stockage. Les duels de proximité se passent de connexion.',
      ),
    },
    features: {
      en: ['Eleven disciplines on the track', 'Two players on one handheld', 'Crowds that sing'],
      fr: ['Onze disciplines sur piste', 'Deux joueurs sur une console', 'Un public qui chante'],
    },
    publisher: 'Casus Vell',
    priceMinor: 1999,
    keyPattern: kestrelKey,
    demoKeys: 0,
    colours: { ground: 'oklch(0.29 0.08 330)', blade: 'oklch(0.8 0.11 350)' },
  },
  {
    slug: 'kite-regatta',
    category: 'action',
    platform: 'lumen-store',
    region: 'europe',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Kite Regatta', fr: 'La Régate des cerfs-volants' },
    summary: {
      en: 'Race kites over dunes with up to four players; the wind takes no sides.',
      fr: 'Des courses de cerfs-volants au-dessus des dunes, à quatre ; le vent ne prend pas parti.',
    },
    description: {
      en: paragraphs(
        'Everybody has the same wind and a different kite. You steer with one stick, trim with one button, and learn in ten minutes what takes the summer to master.',
        'Sixteen beaches, a championship and a mode in which nobody wins and the sunset lasts. Build and paint your own kite.',
        'For one to four players on one console. Suitable from six years.',
      ),
      fr: paragraphs(
        'Tout le monde a le même vent, chacun son cerf-volant. On dirige d’un stick, on règle d’un bouton, et l’on apprend en dix minutes ce que l’on maîtrisera en un été.',
        'Seize plages, un championnat, et un mode où personne ne gagne et où le soleil n’en finit pas de se coucher. Construisez et peignez votre propre cerf-volant.',
        'De un à quatre joueurs sur une console. Dès six ans.',
      ),
    },
    features: {
      en: ['One stick, one button', 'Sixteen beaches', 'Build and paint your kite', 'Up to four on one sofa'],
      fr: [
        'Un stick, un bouton',
        'Seize plages',
        'Un cerf-volant à construire et à peindre',
        'Jusqu’à quatre sur le canapé',
      ],
    },
    publisher: 'Saltgrove Games',
    priceMinor: 2299,
    keyPattern: lumenKey,
    demoKeys: 17,
    colours: { ground: 'oklch(0.84 0.07 225)', blade: 'oklch(0.45 0.17 20)' },
  },
  {
    slug: 'rustwing',
    category: 'action',
    platform: 'harbour',
    region: 'north-america',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Rustwing', fr: 'Rustwing' },
    summary: {
      en: 'An arcade flight through a scrapyard the size of a moon, in twelve-minute runs.',
      fr: 'Un vol d’arcade à travers une casse grande comme une lune, par manches de douze minutes.',
    },
    description: {
      en: paragraphs(
        'Your plane is made of what you pick up, and falls apart the same way. Each run through the yard is twelve minutes long and never laid out twice alike; you keep one part for the next.',
        'Hard, brief and fair. Speed can be lowered for everyone without shame or lesser scores.',
        'Texts in English, French and Spanish. This key activates in the United States and Canada. Needs Stonecrop OS 10 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'Votre avion est fait de ce que vous ramassez, et se défait de la même façon. Chaque traversée dure douze minutes et n’est jamais deux fois la même ; vous gardez une pièce pour la suivante.',
        'Difficile, bref et loyal. La vitesse peut être réduite, sans honte ni score au rabais.',
        'Textes en français, anglais et espagnol. Cette clé s’active aux États-Unis et au Canada. Nécessite Stonecrop OS 10 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: ['Twelve-minute runs', 'A plane built from scrap', 'Adjustable speed, equal scores'],
      fr: ['Des manches de douze minutes', 'Un avion fait de ferraille', 'Vitesse réglable, scores égaux'],
    },
    publisher: 'Hollow Kettle',
    priceMinor: 1399,
    keyPattern: harbourKey,
    demoKeys: 9,
    colours: { ground: 'oklch(0.58 0.14 48)', blade: 'oklch(0.95 0.025 80)' },
  },
  {
    slug: 'clockwork-fencers',
    category: 'action',
    platform: 'kestrel',
    region: 'worldwide',
    kind: 'game',
    legalNature: 'digital_content',
    name: { en: 'Clockwork Fencers', fr: 'Les Escrimeurs mécaniques' },
    summary: {
      en: 'Wind up a fencer, choose its parry, and duel in bouts of thirty seconds.',
      fr: 'Remontez un escrimeur, choisissez sa parade, et croisez le fer par assauts de trente secondes.',
    },
    description: {
      en: paragraphs(
        'Before each bout you set a few cams: when to lunge, when to yield, when to bow. Then the spring runs, and you may interfere exactly twice.',
        'A tower of forty opponents, each a little machine with a weakness you can see if you look. Duels with friends nearby, or by letter over several days.',
        '500 MB of storage. Texts in five languages, among them English and French.',
      ),
      fr: paragraphs(
        'Avant chaque assaut, vous réglez quelques cames : quand se fendre, quand rompre, quand saluer. Puis le ressort se détend, et vous ne pouvez intervenir que deux fois.',
        'Une tour de quarante adversaires, autant de petites machines dont la faiblesse se voit, à condition de regarder. Duels entre amis à proximité, ou par lettres sur plusieurs jours.',
        '500 Mo de stockage. Textes en cinq langues, dont le français et l’anglais.',
      ),
    },
    features: {
      en: ['Forty opponents to take apart', 'Two interventions per bout', 'Duels nearby or by letter'],
      fr: [
        'Quarante adversaires à démonter',
        'Deux interventions par assaut',
        'Duels de près ou par lettres',
      ],
    },
    publisher: 'Grisaille Interactive',
    priceMinor: 1699,
    keyPattern: kestrelKey,
    demoKeys: 13,
    colours: { ground: 'oklch(0.34 0.045 105)', blade: 'oklch(0.88 0.05 100)' },
  },
]
