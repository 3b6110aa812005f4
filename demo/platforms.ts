import type { Platform } from '../src/domains/catalog/index.ts'
import { paragraphs } from './text.ts'

/** Seven invented places to activate a key, so that the demo names nobody's trademark. */
export const platforms: Platform[] = [
  {
    // A library of games for desktop computers.
    code: 'harbour',
    name: 'Harbour',
    activationUrl: 'https://harbour.example/redeem',
    guide: {
      en: paragraphs(
        'Open the Harbour app, or harbour.example in your browser, and sign in.',
        'Choose “Add to my library” in the menu under your name.',
        'Paste the key and confirm.',
        'The game appears in your library; press “Install” to download it.',
      ),
      fr: paragraphs(
        'Ouvrez l’application Harbour, ou harbour.example dans votre navigateur, et connectez-vous.',
        'Dans le menu sous votre nom, choisissez « Ajouter à ma bibliothèque ».',
        'Collez la clé et validez.',
        'Le jeu apparaît dans votre bibliothèque ; cliquez sur « Installer » pour le télécharger.',
      ),
    },
  },
  {
    // The shop of the Lumen home console.
    code: 'lumen-store',
    name: 'Lumen Store',
    activationUrl: 'https://store.lumen.example/code',
    guide: {
      en: paragraphs(
        'Switch on your Lumen console and open the Lumen Store.',
        'Scroll down to “Enter a code”.',
        'Type the sixteen characters; the hyphens appear by themselves.',
        'Check the content shown and confirm.',
      ),
      fr: paragraphs(
        'Allumez votre console Lumen et ouvrez le Lumen Store.',
        'Descendez jusqu’à « Saisir un code ».',
        'Tapez les seize caractères ; les tirets s’ajoutent tout seuls.',
        'Vérifiez le contenu affiché, puis validez.',
      ),
    },
  },
  {
    // A handheld console with a shop of its own.
    code: 'kestrel',
    name: 'Kestrel',
    activationUrl: 'https://kestrel.example/unlock',
    guide: {
      en: paragraphs(
        'On the handheld, open Settings and choose “Unlock content”.',
        'Enter the sixteen characters of the key.',
        'Stay connected until the download is complete.',
      ),
      fr: paragraphs(
        'Sur la console portable, ouvrez les réglages et choisissez « Débloquer un contenu ».',
        'Saisissez les seize caractères de la clé.',
        'Restez connecté jusqu’à la fin du téléchargement.',
      ),
    },
  },
  {
    // One account for the software of many publishers.
    code: 'quillon',
    name: 'Quillon ID',
    activationUrl: 'https://id.quillon.example/activate',
    guide: {
      en: paragraphs(
        'Go to id.quillon.example/activate and sign in, or create a free account.',
        'Enter the 25-character key.',
        'Download the installer offered for your system.',
        'Sign in with the same account when the program first starts.',
      ),
      fr: paragraphs(
        'Allez sur id.quillon.example/activate et connectez-vous, ou créez un compte gratuit.',
        'Saisissez la clé de 25 caractères.',
        'Téléchargez le programme d’installation proposé pour votre système.',
        'Au premier lancement, connectez-vous avec ce même compte.',
      ),
    },
  },
  {
    // Activation inside the program itself, without an account.
    code: 'sealwright',
    name: 'Sealwright',
    activationUrl: 'https://sealwright.example/downloads',
    guide: {
      en: paragraphs(
        'Download the program from sealwright.example/downloads and install it.',
        'On first start, choose “I have a key” and paste it.',
        'No connection? Choose “Activate by file” and follow the two steps shown.',
      ),
      fr: paragraphs(
        'Téléchargez le programme sur sealwright.example/downloads et installez-le.',
        'Au premier lancement, choisissez « J’ai une clé » et collez-la.',
        'Pas de connexion ? Choisissez « Activer par fichier » et suivez les deux étapes indiquées.',
      ),
    },
  },
  {
    // One sign-in for online services by subscription.
    code: 'bellcote',
    name: 'Bellcote',
    activationUrl: 'https://bellcote.example/subscribe',
    guide: {
      en: paragraphs(
        'Go to bellcote.example/subscribe and sign in, or create an account.',
        'Enter the code that begins with BC.',
        'Check the service and its duration, then start the subscription.',
        'It ends by itself: nothing is renewed and no bank card is asked for.',
      ),
      fr: paragraphs(
        'Allez sur bellcote.example/subscribe et connectez-vous, ou créez un compte.',
        'Saisissez le code qui commence par BC.',
        'Vérifiez le service et sa durée, puis démarrez l’abonnement.',
        'Il s’arrête de lui-même : rien n’est reconduit et aucune carte bancaire n’est demandée.',
      ),
    },
  },
  {
    // Music and audiobooks to listen to online.
    code: 'sillon',
    name: 'Sillon',
    activationUrl: 'https://sillon.example/code',
    guide: {
      en: paragraphs(
        'Open sillon.example/code on your phone or computer.',
        'Sign in, or create an account with an e-mail address.',
        'Type the sixteen digits; listening starts at once.',
      ),
      fr: paragraphs(
        'Ouvrez sillon.example/code sur votre téléphone ou votre ordinateur.',
        'Connectez-vous, ou créez un compte avec une adresse e-mail.',
        'Tapez les seize chiffres ; l’écoute peut commencer aussitôt.',
      ),
    },
  },
]
