import { quillonKey, sealwrightKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const stonecrop = {
  family: 'stonecrop-os',
  category: 'systems',
  platform: 'quillon',
  region: 'eu',
  kind: 'software',
  legalNature: 'digital_content',
  publisher: 'Norrsund Works',
  keyPattern: quillonKey,
} as const

export const systems: DemoProduct[] = [
  {
    ...stonecrop,
    slug: 'stonecrop-os-home',
    name: { en: 'Stonecrop OS 11', fr: 'Stonecrop OS 11' },
    edition: { en: 'Home', fr: 'Famille' },
    summary: {
      en: 'An operating system that starts in seconds and asks before it changes anything.',
      fr: 'Un système d’exploitation qui démarre en quelques secondes et demande avant de changer quoi que ce soit.',
    },
    description: {
      en: paragraphs(
        'Stonecrop OS is a desktop system for ordinary computers. It updates when you shut down, never in between; it explains each permission in one sentence; and it runs well on machines that others have given up on.',
        'This key activates one computer and moves with you to the next. Updates are included until 2036.',
        'Needs a 64-bit processor, 4 GB of memory and 25 GB of disk space. The installer checks your devices before it changes the disk.',
      ),
      fr: paragraphs(
        'Stonecrop OS est un système de bureau pour ordinateurs ordinaires. Il se met à jour à l’extinction, jamais entre-temps ; il explique chaque autorisation en une phrase ; et il tourne bien sur des machines que d’autres ont abandonnées.',
        'Cette clé active un ordinateur et vous suivra sur le suivant. Les mises à jour sont comprises jusqu’en 2036.',
        'Nécessite un processeur 64 bits, 4 Go de mémoire et 25 Go d’espace disque. Le programme d’installation vérifie vos périphériques avant de toucher au disque.',
      ),
    },
    features: {
      en: [
        'Updates at shutdown only',
        'Permissions explained in one sentence',
        'Can be moved to your next computer',
        'Updates until 2036',
      ],
      fr: [
        'Mises à jour à l’extinction seulement',
        'Autorisations expliquées en une phrase',
        'Transférable sur votre prochain ordinateur',
        'Mises à jour jusqu’en 2036',
      ],
    },
    priceMinor: 8900,
    demoKeys: 20,
    colours: { ground: 'oklch(0.25 0.02 200)', blade: 'oklch(0.8 0.045 170)' },
  },
  {
    ...stonecrop,
    slug: 'stonecrop-os-professional',
    name: { en: 'Stonecrop OS 11', fr: 'Stonecrop OS 11' },
    edition: { en: 'Professional', fr: 'Professionnel' },
    summary: {
      en: 'Stonecrop OS with disk encryption, remote access and virtual machines.',
      fr: 'Stonecrop OS avec chiffrement du disque, accès à distance et machines virtuelles.',
    },
    description: {
      en: paragraphs(
        'The Professional edition is for work: the whole disk is encrypted, the computer can be reached from elsewhere, and virtual machines run beside your own desktop.',
        'It joins a company directory, and an administrator can set rules that are shown to the person who sits in front of it. Commercial use permitted.',
        'Needs a 64-bit processor with virtualisation, 8 GB of memory and 40 GB of disk space.',
      ),
      fr: paragraphs(
        'L’édition Professionnel est faite pour le travail : le disque entier est chiffré, l’ordinateur est accessible de loin et des machines virtuelles tournent à côté de votre bureau.',
        'Elle rejoint un annuaire d’entreprise, et un administrateur peut fixer des règles, visibles par la personne assise devant l’écran. Usage commercial autorisé.',
        'Nécessite un processeur 64 bits avec virtualisation, 8 Go de mémoire et 40 Go d’espace disque.',
      ),
    },
    features: {
      en: [
        'Encryption of the whole disk',
        'Remote access, off until you allow it',
        'Virtual machines',
        'Company directory and rules',
        'Updates until 2036',
      ],
      fr: [
        'Chiffrement du disque entier',
        'Accès à distance, coupé tant que vous ne l’autorisez pas',
        'Machines virtuelles',
        'Annuaire et règles d’entreprise',
        'Mises à jour jusqu’en 2036',
      ],
    },
    priceMinor: 13900,
    regularPriceMinor: 16900,
    demoKeys: 16,
    colours: { ground: 'oklch(0.86 0.04 170)', blade: 'oklch(0.33 0.045 200)' },
  },
  {
    slug: 'girderline-ide-1-year',
    category: 'systems',
    platform: 'quillon',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Girderline IDE', fr: 'Girderline IDE' },
    edition: { en: '1 year', fr: '1 an' },
    summary: {
      en: 'A code editor that knows fourteen languages well and opens before you have sat down.',
      fr: 'Un éditeur de code qui connaît bien quatorze langages et s’ouvre avant que vous soyez assis.',
    },
    description: {
      en: paragraphs(
        'Girderline reads a project once and then knows it: every use of a name, every test that touches a line, every place that would break. Renaming is a promise, not a search.',
        'It works without a network, and nothing you write is sent anywhere. After the year you keep the last version you received, for good.',
        'For one developer on any number of computers. Needs Stonecrop OS 10 or Bergamot 6 and 8 GB of memory.',
      ),
      fr: paragraphs(
        'Girderline lit un projet une fois, puis il le connaît : chaque emploi d’un nom, chaque test qui touche une ligne, chaque endroit qui casserait. Renommer devient une promesse, plus une recherche.',
        'Il fonctionne sans réseau et rien de ce que vous écrivez n’est envoyé. Au bout de l’année, vous gardez pour toujours la dernière version reçue.',
        'Pour un développeur, sur autant d’ordinateurs que nécessaire. Nécessite Stonecrop OS 10 ou Bergamot 6 et 8 Go de mémoire.',
      ),
    },
    features: {
      en: [
        'Fourteen languages in depth',
        'Safe renaming across a project',
        'Debugger and test runner',
        'Keep the last version for good',
      ],
      fr: [
        'Quatorze langages en profondeur',
        'Renommage sûr dans tout le projet',
        'Débogueur et lanceur de tests',
        'La dernière version reste à vous',
      ],
    },
    publisher: 'Gantry Nine',
    priceMinor: 6900,
    keyPattern: quillonKey,
    demoKeys: 13,
    colours: { ground: 'oklch(0.26 0.035 265)', blade: 'oklch(0.79 0.13 145)' },
  },
  {
    slug: 'tablewright',
    category: 'systems',
    platform: 'sealwright',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_content',
    name: { en: 'Tablewright', fr: 'Tablewright' },
    summary: {
      en: 'Look into a database, change it with care, and see what a query really costs.',
      fr: 'Regardez dans une base de données, modifiez-la avec soin et voyez ce que coûte une requête.',
    },
    description: {
      en: paragraphs(
        'Tablewright connects to the usual relational databases and shows them as they are: tables, keys, and the paths between them. Changes are collected on a slip and written together, after you have read it.',
        'Production connections wear a red border and are read-only until you say otherwise, for ten minutes.',
        'Perpetual licence for one person on three computers. Needs Stonecrop OS 9 or Bergamot 5.',
      ),
      fr: paragraphs(
        'Tablewright se connecte aux bases relationnelles courantes et les montre telles qu’elles sont : tables, clés, chemins de l’une à l’autre. Les modifications s’inscrivent sur un bordereau et partent ensemble, une fois relues.',
        'Les connexions de production portent un cadre rouge et restent en lecture seule tant que vous n’en décidez pas autrement, pour dix minutes.',
        'Licence perpétuelle pour une personne, sur trois ordinateurs. Nécessite Stonecrop OS 9 ou Bergamot 5.',
      ),
    },
    features: {
      en: [
        'Changes gathered before they are written',
        'Query plans drawn as a picture',
        'Production protected by default',
        'Export to common formats',
      ],
      fr: [
        'Modifications réunies avant d’être écrites',
        'Plans de requête sous forme de schéma',
        'Production protégée par défaut',
        'Export vers les formats courants',
      ],
    },
    publisher: 'Gantry Nine',
    priceMinor: 4900,
    demoKeys: 10,
    keyPattern: sealwrightKey,
    colours: { ground: 'oklch(0.89 0.045 255)', blade: 'oklch(0.4 0.12 262)' },
  },
]
