import { quillonKey, sealwrightKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const silverbath = {
  family: 'silverbath',
  category: 'images',
  platform: 'quillon',
  region: 'worldwide',
  kind: 'software',
  legalNature: 'digital_content',
  publisher: 'Atelier Nébule',
  keyPattern: quillonKey,
} as const

export const images: DemoProduct[] = [
  {
    ...silverbath,
    slug: 'silverbath-darkroom',
    name: { en: 'Silverbath', fr: 'Silverbath' },
    edition: { en: 'Darkroom', fr: 'Labo' },
    summary: {
      en: 'Develop raw photographs with the patience of a darkroom and none of the smell.',
      fr: 'Développez vos photos brutes avec la patience d’un labo argentique, l’odeur en moins.',
    },
    description: {
      en: paragraphs(
        'Silverbath develops raw files from more than six hundred cameras. Exposure, colour and grain are set with a handful of controls that behave like light rather than like numbers, and the original is never touched.',
        'A contact sheet compares twelve versions of one picture at a time, which is often all you need to choose.',
        'Perpetual licence for two computers. Needs Stonecrop OS 10 or Bergamot 6, 8 GB of memory and a graphics card with 2 GB.',
      ),
      fr: paragraphs(
        'Silverbath développe les fichiers bruts de plus de six cents appareils. Exposition, couleur et grain se règlent par quelques commandes qui se comportent comme la lumière plutôt que comme des chiffres, et l’original n’est jamais modifié.',
        'Une planche-contact compare douze versions d’une même image : c’est souvent tout ce qu’il faut pour choisir.',
        'Licence perpétuelle pour deux ordinateurs. Nécessite Stonecrop OS 10 ou Bergamot 6, 8 Go de mémoire et une carte graphique de 2 Go.',
      ),
    },
    features: {
      en: [
        'Raw files from over six hundred cameras',
        'Contact sheets of twelve versions',
        'Film grain measured from real stock',
        'Originals never changed',
      ],
      fr: [
        'Fichiers bruts de plus de six cents appareils',
        'Planches-contact de douze versions',
        'Grain mesuré sur de vraies pellicules',
        'Originaux jamais modifiés',
      ],
    },
    priceMinor: 7900,
    demoKeys: 14,
    colours: { ground: 'oklch(0.23 0.015 30)', blade: 'oklch(0.85 0.012 60)' },
  },
  {
    ...silverbath,
    slug: 'silverbath-studio',
    name: { en: 'Silverbath', fr: 'Silverbath' },
    edition: { en: 'Studio', fr: 'Studio' },
    summary: {
      en: 'The darkroom plus tethered shooting, print proofs and client galleries.',
      fr: 'Le labo, plus la prise de vue connectée, l’épreuvage et les galeries pour vos clients.',
    },
    description: {
      en: paragraphs(
        'Studio adds what a working photographer needs to Silverbath Darkroom: pictures appear on the screen as you take them, colours are proofed for the paper you will print on, and galleries let a client mark favourites without an account.',
        'Includes the Darkroom edition. Perpetual licence for two computers, commercial use permitted.',
        'Needs Stonecrop OS 10 or Bergamot 6, 16 GB of memory and a graphics card with 4 GB.',
      ),
      fr: paragraphs(
        'Studio ajoute à Silverbath Labo ce qu’attend un professionnel : les images s’affichent à mesure qu’elles sont prises, les couleurs sont vérifiées pour le papier choisi et le client coche ses préférées dans une galerie, sans créer de compte.',
        'Comprend l’édition Labo. Licence perpétuelle pour deux ordinateurs, usage commercial autorisé.',
        'Nécessite Stonecrop OS 10 ou Bergamot 6, 16 Go de mémoire et une carte graphique de 4 Go.',
      ),
    },
    features: {
      en: [
        'Everything in Darkroom',
        'Tethered shooting by cable or network',
        'Soft proofs for forty papers',
        'Client galleries without accounts',
        'Commercial use permitted',
      ],
      fr: [
        'Tout le contenu de Labo',
        'Prise de vue connectée, par câble ou réseau',
        'Épreuves à l’écran pour quarante papiers',
        'Galeries clients sans inscription',
        'Usage commercial autorisé',
      ],
    },
    priceMinor: 12900,
    demoKeys: 3,
    colours: { ground: 'oklch(0.87 0.01 70)', blade: 'oklch(0.3 0.02 30)' },
  },
  {
    slug: 'reelwright',
    category: 'images',
    platform: 'quillon',
    region: 'eu',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Reelwright', fr: 'Reelwright' },
    summary: {
      en: 'Video editing that starts with a pile of clips and ends with a story.',
      fr: 'Le montage vidéo qui part d’un tas de plans et arrive à une histoire.',
    },
    description: {
      en: paragraphs(
        'Reelwright has a table and a strip. On the table you sort your clips like photographs; on the strip you put them in order. Sound follows the picture, titles are set in good type, and colours are matched from clip to clip.',
        'It edits pictures of up to 4K with the material left where it is, and exports at the quality you choose, without a watermark.',
        'Perpetual licence for one computer. Needs Stonecrop OS 10 or Bergamot 6, 16 GB of memory and a graphics card with 4 GB.',
      ),
      fr: paragraphs(
        'Reelwright, c’est une table et une bande. Sur la table, on trie ses plans comme des photos ; sur la bande, on les met en ordre. Le son suit l’image, les titres sont bien composés et les couleurs s’accordent d’un plan à l’autre.',
        'Il monte des images jusqu’à la 4K sans déplacer vos fichiers et exporte dans la qualité voulue, sans filigrane.',
        'Licence perpétuelle pour un ordinateur. Nécessite Stonecrop OS 10 ou Bergamot 6, 16 Go de mémoire et une carte graphique de 4 Go.',
      ),
    },
    features: {
      en: [
        'Sort on the table, cut on the strip',
        'Colour matched from clip to clip',
        'Subtitles in any language',
        'Export without a watermark',
      ],
      fr: [
        'Trier sur la table, monter sur la bande',
        'Couleurs accordées d’un plan à l’autre',
        'Sous-titres dans toutes les langues',
        'Export sans filigrane',
      ],
    },
    publisher: 'Lanterne Basse',
    priceMinor: 9900,
    regularPriceMinor: 12900,
    keyPattern: quillonKey,
    demoKeys: 11,
    colours: { ground: 'oklch(0.63 0.16 38)', blade: 'oklch(0.24 0.045 30)' },
  },
  {
    slug: 'vellumine-draw',
    category: 'images',
    platform: 'sealwright',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Vellumine Draw', fr: 'Vellumine Dessin' },
    summary: {
      en: 'Drawing with a pen that feels like one, on pages that can grow to any size.',
      fr: 'Un trait qui ressemble à un vrai trait, sur des pages qui grandissent à volonté.',
    },
    description: {
      en: paragraphs(
        'Vellumine has eleven tools: pencils, inks, brushes, a knife and an eraser. Each was drawn from the real thing, and lines stay sharp however far you zoom.',
        'Made for pen tablets, usable with a mouse. Pages export as images, as vectors or as a film of the drawing being made.',
        'Perpetual licence for two computers. Needs Stonecrop OS 9 or Bergamot 5 and 4 GB of memory.',
      ),
      fr: paragraphs(
        'Vellumine compte onze outils : crayons, encres, pinceaux, un cutter et une gomme. Chacun a été étudié d’après nature, et le trait reste net aussi loin que l’on zoome.',
        'Pensé pour les tablettes à stylet, utilisable à la souris. Les pages s’exportent en image, en vectoriel, ou en un film du dessin en train de naître.',
        'Licence perpétuelle pour deux ordinateurs. Nécessite Stonecrop OS 9 ou Bergamot 5 et 4 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Eleven tools, no clutter',
        'Lines that stay sharp at any size',
        'Pressure and tilt of your pen',
        'A film of every drawing',
      ],
      fr: [
        'Onze outils, rien de superflu',
        'Un trait net à toutes les tailles',
        'Pression et inclinaison du stylet',
        'Le film de chaque dessin',
      ],
    },
    publisher: 'Atelier Nébule',
    priceMinor: 4500,
    keyPattern: sealwrightKey,
    demoKeys: 16,
    colours: { ground: 'oklch(0.93 0.025 90)', blade: 'oklch(0.45 0.15 265)' },
  },
  {
    slug: 'kilnlight-3d',
    category: 'images',
    platform: 'quillon',
    region: 'dach',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Kilnlight 3D', fr: 'Kilnlight 3D' },
    summary: {
      en: 'Model in three dimensions as if in clay, then send it to the printer.',
      fr: 'Modelez en trois dimensions comme dans l’argile, puis envoyez à l’imprimante.',
    },
    description: {
      en: paragraphs(
        'Kilnlight is a small modeller for people who would rather make things than read about polygons. Push, pull, cut and smooth; exact dimensions can be typed at any moment.',
        'Before printing it looks for thin walls and holes and shows them in red. The interface is in German and English; this edition activates in Germany, Austria, Switzerland and Liechtenstein.',
        'Perpetual licence for one computer. Needs Stonecrop OS 10, 8 GB of memory and a graphics card with 2 GB.',
      ),
      fr: paragraphs(
        'Kilnlight est un petit modeleur pour qui aime mieux fabriquer qu’étudier les polygones. On pousse, on tire, on coupe, on lisse ; les cotes exactes peuvent être saisies à tout moment.',
        'Avant l’impression, il repère les parois trop minces et les trous, et les montre en rouge. Interface en allemand et en anglais ; cette édition s’active en Allemagne, en Autriche, en Suisse et au Liechtenstein.',
        'Licence perpétuelle pour un ordinateur. Nécessite Stonecrop OS 10, 8 Go de mémoire et une carte graphique de 2 Go.',
      ),
    },
    features: {
      en: ['Sculpt freely, measure exactly', 'Check before printing', 'Files for all common 3D printers'],
      fr: [
        'Sculpter librement, mesurer au plus juste',
        'Contrôle avant impression',
        'Fichiers pour toutes les imprimantes 3D courantes',
      ],
    },
    publisher: 'Norrsund Works',
    priceMinor: 6400,
    keyPattern: quillonKey,
    demoKeys: 0,
    colours: { ground: 'oklch(0.37 0.085 35)', blade: 'oklch(0.84 0.09 55)' },
  },
]
