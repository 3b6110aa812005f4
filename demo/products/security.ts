import { bellcoteKey, quillonKey, sealwrightKey } from '../key-patterns.ts'
import { paragraphs } from '../text.ts'
import type { DemoProduct } from '../types.ts'

const ironmoss = {
  family: 'ironmoss-antivirus',
  category: 'security',
  platform: 'quillon',
  region: 'eu',
  kind: 'software',
  legalNature: 'digital_content',
  description: {
    en: paragraphs(
      'Ironmoss watches files, mail attachments and downloads, and says in one plain sentence what it found and what it did. It never interrupts a game, a film or a presentation.',
      'Scans wait until the computer is idle. There is no advertising, no browser toolbar and no automatic renewal: when the time is up, you decide.',
      'Needs Stonecrop OS 10 or Bergamot 6 and 2 GB of memory. The period starts with the first activation.',
    ),
    fr: paragraphs(
      'Ironmoss surveille les fichiers, les pièces jointes et les téléchargements, puis dit en une phrase simple ce qu’il a trouvé et ce qu’il a fait. Il n’interrompt jamais un jeu, un film ou une présentation.',
      'Les analyses attendent que l’ordinateur se repose. Pas de publicité, pas de barre d’outils, pas de reconduction automatique : à l’échéance, c’est vous qui décidez.',
      'Nécessite Stonecrop OS 10 ou Bergamot 6 et 2 Go de mémoire. La durée court à partir de la première activation.',
    ),
  },
  features: {
    en: [
      'Protection of files, mail and downloads',
      'Shield against ransomware for your documents',
      'Reports in plain sentences',
      'No advertising, no automatic renewal',
    ],
    fr: [
      'Protection des fichiers, des courriels et des téléchargements',
      'Bouclier contre les rançongiciels pour vos documents',
      'Des rapports en phrases claires',
      'Ni publicité ni reconduction automatique',
    ],
  },
  publisher: 'Halvard & Moss',
  keyPattern: quillonKey,
} as const

const coldlarder = {
  family: 'coldlarder-backup',
  category: 'security',
  platform: 'sealwright',
  region: 'worldwide',
  kind: 'software',
  legalNature: 'digital_content',
  description: {
    en: paragraphs(
      'Coldlarder copies your files to an external disk or a network drive, encrypted, as often as you like. Once a month it takes something out again and checks that it is still good, because a backup nobody has tried is only a hope.',
      'Restoring is a calendar: choose the day, choose the file, done.',
      'Perpetual licence. Needs Stonecrop OS 9 or Bergamot 5 and a disk at least as large as what you keep.',
    ),
    fr: paragraphs(
      'Coldlarder copie vos fichiers, chiffrés, sur un disque externe ou un lecteur réseau, aussi souvent que vous le souhaitez. Une fois par mois, il en ressort un échantillon et vérifie qu’il est intact, car une sauvegarde jamais essayée n’est qu’un espoir.',
      'Pour restaurer, un calendrier suffit : on choisit le jour, on choisit le fichier, c’est fait.',
      'Licence perpétuelle. Nécessite Stonecrop OS 9 ou Bergamot 5 et un disque au moins aussi grand que ce que vous conservez.',
    ),
  },
  publisher: 'Halvard & Moss',
  keyPattern: sealwrightKey,
} as const

const hedgeway = {
  family: 'hedgeway-vpn',
  category: 'security',
  platform: 'bellcote',
  region: 'europe',
  kind: 'software',
  legalNature: 'digital_service',
  description: {
    en: paragraphs(
      'Hedgeway encrypts the way between your device and the internet: useful in hotels, trains and cafés. It has servers in nineteen European countries and keeps no record of what you visit; an outside firm checks this every year and the report is public.',
      'It does not make you anonymous and does not promise to unlock anything: it keeps your connection private, and says when it cannot.',
      'For six devices at once, on Stonecrop OS, Bergamot, phones and tablets. The subscription ends by itself.',
    ),
    fr: paragraphs(
      'Hedgeway chiffre le trajet entre votre appareil et Internet : précieux à l’hôtel, dans le train ou au café. Ses serveurs se trouvent dans dix-neuf pays d’Europe et ne gardent aucune trace de vos visites ; un cabinet extérieur le vérifie chaque année et son rapport est public.',
      'Il ne vous rend pas anonyme et ne promet de débloquer aucun site : il garde votre connexion privée, et le dit quand il n’y parvient pas.',
      'Pour six appareils à la fois, sous Stonecrop OS, Bergamot, téléphones et tablettes. L’abonnement s’arrête de lui-même.',
    ),
  },
  features: {
    en: [
      'Six devices at the same time',
      'Servers in nineteen European countries',
      'No browsing records, checked every year',
      'Cuts the connection rather than leak it',
    ],
    fr: [
      'Six appareils en même temps',
      'Des serveurs dans dix-neuf pays d’Europe',
      'Aucun journal de navigation, contrôlé chaque année',
      'Coupe la connexion plutôt que de la laisser fuir',
    ],
  },
  publisher: 'Far Sluice',
  keyPattern: bellcoteKey,
} as const

export const security: DemoProduct[] = [
  {
    ...ironmoss,
    slug: 'ironmoss-antivirus-1-device-1-year',
    name: { en: 'Ironmoss Antivirus', fr: 'Ironmoss Antivirus' },
    edition: { en: '1 device, 1 year', fr: '1 appareil, 1 an' },
    summary: {
      en: 'Calm protection for one computer: no pop-ups, no nagging, twelve months.',
      fr: 'Une protection discrète pour un ordinateur : ni fenêtre surgissante ni relance, douze mois.',
    },
    priceMinor: 1999,
    demoKeys: 20,
    colours: { ground: 'oklch(0.3 0.05 150)', blade: 'oklch(0.82 0.09 135)' },
  },
  {
    ...ironmoss,
    slug: 'ironmoss-antivirus-3-devices-1-year',
    name: { en: 'Ironmoss Antivirus', fr: 'Ironmoss Antivirus' },
    edition: { en: '3 devices, 1 year', fr: '3 appareils, 1 an' },
    summary: {
      en: 'Calm protection for the three computers of a household, for twelve months.',
      fr: 'Une protection discrète pour les trois ordinateurs du foyer, pendant douze mois.',
    },
    priceMinor: 2999,
    regularPriceMinor: 3999,
    demoKeys: 17,
    colours: { ground: 'oklch(0.83 0.08 135)', blade: 'oklch(0.32 0.06 150)' },
  },
  {
    ...ironmoss,
    slug: 'ironmoss-antivirus-5-devices-2-years',
    name: { en: 'Ironmoss Antivirus', fr: 'Ironmoss Antivirus' },
    edition: { en: '5 devices, 2 years', fr: '5 appareils, 2 ans' },
    summary: {
      en: 'Calm protection for five computers, and two years without thinking about it.',
      fr: 'Une protection discrète pour cinq ordinateurs, et deux ans sans y penser.',
    },
    priceMinor: 5999,
    demoKeys: 10,
    colours: { ground: 'oklch(0.43 0.075 145)', blade: 'oklch(0.93 0.04 120)' },
  },
  {
    ...coldlarder,
    slug: 'coldlarder-backup-solo',
    name: { en: 'Coldlarder Backup', fr: 'Coldlarder Backup' },
    edition: { en: 'Solo', fr: 'Solo' },
    summary: {
      en: 'Encrypted backups of one computer that test themselves every month.',
      fr: 'Les sauvegardes chiffrées d’un ordinateur, qui se vérifient elles-mêmes chaque mois.',
    },
    features: {
      en: [
        'One computer, as many disks as you like',
        'Encrypted with a passphrase only you know',
        'Monthly test of the backup itself',
        'Restore by calendar',
      ],
      fr: [
        'Un ordinateur, autant de disques que vous voulez',
        'Chiffrement par une phrase secrète connue de vous seul',
        'Vérification mensuelle de la sauvegarde',
        'Restauration par calendrier',
      ],
    },
    priceMinor: 3490,
    demoKeys: 13,
    colours: { ground: 'oklch(0.31 0.05 215)', blade: 'oklch(0.9 0.04 205)' },
  },
  {
    ...coldlarder,
    slug: 'coldlarder-backup-household',
    name: { en: 'Coldlarder Backup', fr: 'Coldlarder Backup' },
    edition: { en: 'Household, 5 computers', fr: 'Foyer, 5 ordinateurs' },
    summary: {
      en: 'Encrypted backups for five computers under one roof, tested every month.',
      fr: 'Les sauvegardes chiffrées de cinq ordinateurs sous un même toit, vérifiées chaque mois.',
    },
    features: {
      en: [
        'Five computers of one household',
        'A shared disk with separate, private compartments',
        'Monthly test of every backup',
        'Restore by calendar',
      ],
      fr: [
        'Cinq ordinateurs d’un même foyer',
        'Un disque commun, des compartiments séparés et privés',
        'Vérification mensuelle de chaque sauvegarde',
        'Restauration par calendrier',
      ],
    },
    priceMinor: 5990,
    demoKeys: 8,
    colours: { ground: 'oklch(0.91 0.03 205)', blade: 'oklch(0.42 0.075 220)' },
  },
  {
    ...hedgeway,
    slug: 'hedgeway-vpn-1-year',
    name: { en: 'Hedgeway VPN', fr: 'Hedgeway VPN' },
    edition: { en: '1 year', fr: '1 an' },
    summary: {
      en: 'A private connection for six devices, without records and without grand promises.',
      fr: 'Une connexion privée pour six appareils, sans journaux et sans promesses en l’air.',
    },
    priceMinor: 3588,
    demoKeys: 15,
    colours: { ground: 'oklch(0.27 0.06 285)', blade: 'oklch(0.78 0.1 280)' },
  },
  {
    ...hedgeway,
    slug: 'hedgeway-vpn-2-years',
    name: { en: 'Hedgeway VPN', fr: 'Hedgeway VPN' },
    edition: { en: '2 years', fr: '2 ans' },
    summary: {
      en: 'Two years of private connections for six devices, without records.',
      fr: 'Deux ans de connexion privée pour six appareils, sans journaux.',
    },
    priceMinor: 5976,
    regularPriceMinor: 7176,
    demoKeys: 12,
    colours: { ground: 'oklch(0.85 0.055 285)', blade: 'oklch(0.35 0.11 285)' },
  },
  {
    slug: 'acornhold-passwords-1-year',
    category: 'security',
    platform: 'bellcote',
    region: 'worldwide',
    kind: 'software',
    legalNature: 'digital_service',
    name: { en: 'Acornhold Passwords', fr: 'Acornhold Passwords' },
    edition: { en: '1 year', fr: '1 an' },
    summary: {
      en: 'One strong passphrase, all your other passwords out of your head, on every device.',
      fr: 'Une bonne phrase secrète, et tous vos autres mots de passe hors de votre tête, sur chaque appareil.',
    },
    description: {
      en: paragraphs(
        'Acornhold invents, remembers and fills in passwords. The vault is encrypted on your device before it is stored, so that the people who run it cannot read it, and cannot reset it either: print the recovery sheet.',
        'Share single entries with family, see which passwords have leaked, and name a trusted person who may open the vault after a waiting time you set.',
        'For one person on any number of devices. Works without a connection, with the last state it saw.',
      ),
      fr: paragraphs(
        'Acornhold invente, retient et saisit vos mots de passe. Le coffre est chiffré sur votre appareil avant d’être enregistré : ceux qui l’hébergent ne peuvent ni le lire, ni le réinitialiser. Imprimez donc la fiche de secours.',
        'Partagez une entrée en famille, voyez quels mots de passe ont fuité, et désignez une personne de confiance qui pourra ouvrir le coffre après le délai que vous aurez fixé.',
        'Pour une personne, sur autant d’appareils que vous le souhaitez. Fonctionne hors connexion, dans le dernier état reçu.',
      ),
    },
    features: {
      en: [
        'Vault encrypted on your own device',
        'Warning about leaked passwords',
        'Share single entries',
        'A trusted person for emergencies',
      ],
      fr: [
        'Coffre chiffré sur votre propre appareil',
        'Alerte sur les mots de passe qui ont fuité',
        'Partage entrée par entrée',
        'Une personne de confiance en cas d’urgence',
      ],
    },
    publisher: 'Wren & Anvil',
    priceMinor: 2388,
    keyPattern: bellcoteKey,
    demoKeys: 19,
    colours: { ground: 'oklch(0.35 0.06 75)', blade: 'oklch(0.86 0.09 95)' },
  },
]
