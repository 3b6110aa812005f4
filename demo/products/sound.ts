import { quillonKey, sealwrightKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const tapeyard = {
  family: 'tapeyard-studio',
  category: 'sound',
  platform: 'quillon',
  region: 'worldwide',
  kind: 'software',
  legalNature: 'digital_content',
  publisher: 'Reedwater Acoustics',
  keyPattern: quillonKey,
} as const

export const sound: DemoProduct[] = [
  {
    ...tapeyard,
    slug: 'tapeyard-studio-essential',
    name: { en: 'Tapeyard Studio', fr: 'Tapeyard Studio' },
    edition: { en: 'Essential', fr: 'Essentiel' },
    summary: {
      en: 'Record up to sixteen tracks, edit them like tape and mix them like a band.',
      fr: 'Enregistrez jusqu’à seize pistes, montez-les comme une bande, mixez-les comme un groupe.',
    },
    description: {
      en: paragraphs(
        'Tapeyard looks like a recorder and a mixing desk because that is what musicians know. Arm a track, press the red button, and play; everything else can wait until afterwards.',
        'Essential has sixteen tracks, twelve effects and a drummer who keeps time. Sessions open unchanged in the Complete edition.',
        'Perpetual licence for two computers. Needs Stonecrop OS 10 or Bergamot 6, 8 GB of memory and any audio interface.',
      ),
      fr: paragraphs(
        'Tapeyard ressemble à un magnétophone et à une table de mixage, parce que c’est ce que les musiciens connaissent. On arme une piste, on appuie sur le bouton rouge et on joue ; le reste attendra.',
        'Essentiel offre seize pistes, douze effets et un batteur qui tient le tempo. Les sessions s’ouvrent telles quelles dans l’édition Intégrale.',
        'Licence perpétuelle pour deux ordinateurs. Nécessite Stonecrop OS 10 ou Bergamot 6, 8 Go de mémoire et une interface audio, quelle qu’elle soit.',
      ),
    },
    features: {
      en: [
        'Sixteen tracks, audio or keyboard',
        'Twelve effects, from plate echo to limiter',
        'A drummer that follows you',
        'Two computers for one person',
      ],
      fr: [
        'Seize pistes, audio ou clavier',
        'Douze effets, de l’écho à plaque au limiteur',
        'Un batteur qui vous suit',
        'Deux ordinateurs pour une personne',
      ],
    },
    priceMinor: 5900,
    demoKeys: 15,
    colours: { ground: 'oklch(0.28 0.04 35)', blade: 'oklch(0.76 0.13 50)' },
  },
  {
    ...tapeyard,
    slug: 'tapeyard-studio-complete',
    name: { en: 'Tapeyard Studio', fr: 'Tapeyard Studio' },
    edition: { en: 'Complete', fr: 'Intégrale' },
    summary: {
      en: 'Unlimited tracks, scoring to picture and eight thousand sounds played by people.',
      fr: 'Pistes illimitées, musique à l’image et huit mille sons joués par des musiciens.',
    },
    description: {
      en: paragraphs(
        'Complete removes the limits of Essential: as many tracks as your computer carries, forty effects, notation, and a window for composing to picture.',
        'It comes with a library of eight thousand sounds, recorded with real players in one good room. The library is a separate download of 60 GB that can live on an external disk.',
        'Perpetual licence for two computers. Needs Stonecrop OS 10 or Bergamot 6 and 16 GB of memory.',
      ),
      fr: paragraphs(
        'L’Intégrale lève les limites d’Essentiel : autant de pistes que votre ordinateur en supporte, quarante effets, une partition, et une fenêtre pour composer à l’image.',
        'Elle s’accompagne d’une banque de huit mille sons, enregistrés avec de vrais interprètes dans une seule et belle salle. Cette banque se télécharge à part (60 Go) et peut loger sur un disque externe.',
        'Licence perpétuelle pour deux ordinateurs. Nécessite Stonecrop OS 10 ou Bergamot 6 et 16 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Unlimited tracks',
        'Forty effects',
        'Eight thousand recorded sounds',
        'Notation and printing of parts',
        'Composing to picture',
      ],
      fr: [
        'Pistes illimitées',
        'Quarante effets',
        'Huit mille sons enregistrés',
        'Partition et impression des parties',
        'Composition à l’image',
      ],
    },
    priceMinor: 18900,
    regularPriceMinor: 22900,
    demoKeys: 9,
    colours: { ground: 'oklch(0.8 0.11 55)', blade: 'oklch(0.29 0.05 35)' },
  },
  {
    slug: 'reedwater-chapel-organ',
    category: 'sound',
    platform: 'sealwright',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Reedwater Chapel Organ', fr: 'L’Orgue de Reedwater' },
    summary: {
      en: 'A village organ of twenty-two stops, sampled pipe by pipe, breath and all.',
      fr: 'Un orgue de village de vingt-deux jeux, enregistré tuyau par tuyau, souffle compris.',
    },
    description: {
      en: paragraphs(
        'Every pipe of a small country organ, recorded from the bench, the nave and the door. The bellows creak a little; we left that in, with a switch to turn it off.',
        'Plays from any keyboard and pedal board, alone or inside your recording program. Tuning can be equal or as the organ has it.',
        'Perpetual licence for two computers. Needs 8 GB of memory and 22 GB of disk space.',
      ),
      fr: paragraphs(
        'Chaque tuyau d’un petit orgue de campagne, enregistré depuis le banc, la nef et le porche. La soufflerie grince un peu ; nous l’avons gardé, avec un interrupteur pour la faire taire.',
        'Se joue depuis tout clavier et pédalier, seul ou dans votre logiciel d’enregistrement. L’accord peut être égal ou celui de l’instrument.',
        'Licence perpétuelle pour deux ordinateurs. Nécessite 8 Go de mémoire et 22 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'Twenty-two stops, two manuals and pedal',
        'Three listening positions',
        'Historic or equal tuning',
        'Creaking bellows, on or off',
      ],
      fr: [
        'Vingt-deux jeux, deux claviers et pédalier',
        'Trois positions d’écoute',
        'Tempérament historique ou égal',
        'Grincement de la soufflerie, au choix',
      ],
    },
    publisher: 'Reedwater Acoustics',
    priceMinor: 8900,
    keyPattern: sealwrightKey,
    demoKeys: 8,
    colours: { ground: 'oklch(0.32 0.07 255)', blade: 'oklch(0.84 0.06 90)' },
  },
  {
    slug: 'hushwell',
    category: 'sound',
    platform: 'sealwright',
    region: 'europe',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Hushwell', fr: 'Hushwell' },
    summary: {
      en: 'Takes the hum, hiss and traffic out of a recording and leaves the voice.',
      fr: 'Retire d’un enregistrement le ronflement, le souffle et la rue, et laisse la voix.',
    },
    description: {
      en: paragraphs(
        'Hushwell cleans recordings of speech: interviews, lectures, family tapes. One dial removes noise, a second brings the voice forward, and a button lets you hear exactly what was taken away.',
        'It is honest about its limits: when a passage cannot be saved, it says so and leaves it alone.',
        'Perpetual licence for one computer. Works on files of any length; needs 4 GB of memory.',
      ),
      fr: paragraphs(
        'Hushwell nettoie les enregistrements de parole : entretiens, conférences, cassettes de famille. Une molette retire le bruit, une autre rapproche la voix, et un bouton fait entendre exactement ce qui a été retiré.',
        'Il connaît ses limites : quand un passage ne peut pas être sauvé, il le dit et n’y touche pas.',
        'Licence perpétuelle pour un ordinateur. Accepte des fichiers de toute durée ; nécessite 4 Go de mémoire.',
      ),
    },
    features: {
      en: ['Two dials, no manual needed', 'Listen to what was removed', 'Whole folders in one go'],
      fr: [
        'Deux molettes, aucun mode d’emploi',
        'Écoute de ce qui a été retiré',
        'Des dossiers entiers d’un coup',
      ],
    },
    publisher: 'Reedwater Acoustics',
    priceMinor: 2900,
    keyPattern: sealwrightKey,
    demoKeys: 18,
    colours: { ground: 'oklch(0.9 0.035 190)', blade: 'oklch(0.41 0.075 195)' },
  },
  {
    slug: 'ear-orchard',
    category: 'sound',
    platform: 'quillon',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Ear Orchard', fr: 'Le Verger de l’oreille' },
    summary: {
      en: 'Ten minutes of ear training a day, in which your mistakes choose the next exercise.',
      fr: 'Dix minutes par jour pour former l’oreille ; vos erreurs choisissent l’exercice suivant.',
    },
    description: {
      en: paragraphs(
        'Intervals, chords, rhythms and melodies, sung or played. Ear Orchard notices what you mix up and plants more of it; what you know well comes back only now and then.',
        'For beginners and conservatory students alike, and suitable for children from about eight years. There are no scores to beat and no streak to lose.',
        'Perpetual licence for a household of five. Runs on any computer of the last ten years; a microphone helps.',
      ),
      fr: paragraphs(
        'Intervalles, accords, rythmes et mélodies, chantés ou joués. Le Verger remarque ce que vous confondez et en sème davantage ; ce que vous savez bien ne revient que de temps à autre.',
        'Pour les débutants comme pour les élèves de conservatoire, et dès huit ans environ. Aucun score à battre, aucune série à ne pas rompre.',
        'Licence perpétuelle pour un foyer de cinq personnes. Fonctionne sur tout ordinateur de moins de dix ans ; un microphone est utile.',
      ),
    },
    features: {
      en: ['Exercises that follow your ear', 'Sing or play the answer', 'Five learners in one household'],
      fr: [
        'Des exercices qui suivent votre oreille',
        'Répondre en chantant ou en jouant',
        'Cinq élèves dans un même foyer',
      ],
    },
    publisher: 'Pocket Orchard',
    priceMinor: 1900,
    keyPattern: quillonKey,
    demoKeys: 12,
    colours: { ground: 'oklch(0.68 0.13 140)', blade: 'oklch(0.25 0.05 150)' },
  },
]
