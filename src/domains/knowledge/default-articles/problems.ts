import type { DefaultArticle } from './index.ts'

export const problems: DefaultArticle[] = [
  {
    slug: 'key-not-recognised',
    topic: 'problem',
    title: { en: 'The key is not recognised', fr: 'La clé n’est pas reconnue' },
    lead: {
      en: 'Nearly always one character is not what it seems. Three things to try before anything else.',
      fr: 'Presque toujours, un caractère n’est pas celui qu’on croit. Trois choses à essayer d’abord.',
    },
    words:
      'invalid incorrect wrong code not valid not accepted does not work mistyped typo error invalide incorrect code faux refusé ne marche pas erreur faute de frappe',
    body: {
      en: `## Copy it, do not type it

Open your order and press the button beside the key: it copies the key without blanks and line breaks. Then paste it where it is asked for.

## Look twice at what is alike

If you have to type it: the letter O and the digit 0, I and 1, B and 8, S and 5 are the usual ones. Most platforms add the hyphens by themselves.

## Is it the right place?

A key opens on one platform only, which stands beside it on the page of your order. A key for a game is often entered in another menu than a gift code or credit.

Is it still refused? Keep the exact words of the message, and [write to us](/support). They tell us most of what we need.`,
      fr: `## Copiez-la, ne la tapez pas

Ouvrez votre commande et appuyez sur le bouton à côté de la clé : il la copie sans espaces ni retours à la ligne. Collez-la ensuite là où elle est demandée.

## Regardez de près ce qui se ressemble

S’il faut la taper : la lettre O et le chiffre 0, I et 1, B et 8, S et 5 sont les confusions habituelles. La plupart des plateformes ajoutent les tirets elles-mêmes.

## Est-ce le bon endroit ?

Une clé ne s’active que sur une plateforme, indiquée à côté d’elle sur la page de votre commande. La clé d’un jeu se saisit souvent dans un autre menu qu’un code cadeau ou un crédit.

Elle est toujours refusée ? Gardez les mots exacts du message et [écrivez-nous](/fr/support). Ils nous disent l’essentiel.`,
    },
  },
  {
    slug: 'key-already-used',
    topic: 'problem',
    title: { en: 'The key is said to be used already', fr: 'La clé serait déjà utilisée' },
    lead: {
      en: 'First make sure that it was not you, on another account. If it was not, we look into it at once.',
      fr: 'Vérifiez d’abord que ce n’était pas vous, avec un autre compte. Sinon, nous regardons aussitôt.',
    },
    words:
      'already redeemed activated duplicate claimed owned used key stolen sold twice déjà activée déjà utilisée doublon réclamée',
    body: {
      en: `## Did it work after all?

Many platforms show this message when a key is entered a second time. Look into your library there: what you bought may be in it.

## Another account

Keys are tied to the account that enters them. Families and households often have several: sign in with each, and look there too. It helps to look at the account’s list of activations or receipts.

## It was none of you

Then tell us. Every key of this shop has a record of who held it and when it was shown for the first time; with it we can take the matter up with our supplier. A key is sold here to one person only.

Please send us the exact message, and if you can a picture of the list of activations of your account. Never send us a password.`,
      fr: `## A-t-elle marché malgré tout ?

Beaucoup de plateformes affichent ce message quand une clé est saisie une seconde fois. Regardez dans votre bibliothèque : votre achat s’y trouve peut-être.

## Un autre compte

Une clé est liée au compte qui la saisit. Dans une famille, il y en a souvent plusieurs : connectez-vous à chacun et regardez là aussi. La liste des activations ou des reçus du compte aide à s’y retrouver.

## Ce n’était aucun de vous

Alors dites-le-nous. Chaque clé de cette boutique a un registre qui dit qui l’a détenue et quand elle a été montrée pour la première fois ; avec lui, nous nous adressons à notre fournisseur. Ici, une clé n’est vendue qu’à une seule personne.

Envoyez-nous le message exact et, si possible, une image de la liste des activations de votre compte. Ne nous envoyez jamais de mot de passe.`,
    },
  },
  {
    slug: 'key-of-another-region',
    topic: 'problem',
    title: { en: 'The key is for another region', fr: 'La clé est pour une autre région' },
    lead: {
      en: 'The countries in which a key works stand on the page of the product and in your order.',
      fr: 'Les pays où une clé fonctionne sont indiqués sur la page du produit et dans votre commande.',
    },
    words:
      'region locked country not available in your country territory restricted vpn abroad travel région pays bloquée restreinte territoire étranger voyage',
    body: {
      en: `## What decides

Usually the country of your account at the platform decides, sometimes the country you are in when you enter the key. Both stand in the settings of your account there.

## What you can do

- Compare the country of your account with the list of countries in your order.
- When you travel, wait until you are home, or ask the platform whether entering the key from abroad is allowed.
- Do not use a VPN to look as if you were somewhere else: many platforms close accounts for it, and then the key is lost.

## The list says your country, and it is refused all the same

Then the mistake is ours. [Write to us](/support) with the exact message and the country of your account.

As long as a key is sealed you can also [withdraw](/withdraw) and have your money back without any reason.`,
      fr: `## Ce qui décide

En général, c’est le pays de votre compte sur la plateforme, parfois le pays où vous êtes au moment de saisir la clé. Les deux figurent dans les réglages de votre compte.

## Que faire

- Comparez le pays de votre compte avec la liste des pays dans votre commande.
- En voyage, attendez d’être rentré, ou demandez à la plateforme si la saisie depuis l’étranger est permise.
- N’utilisez pas de VPN pour paraître ailleurs : beaucoup de plateformes ferment les comptes pour cela, et la clé est alors perdue.

## Votre pays est dans la liste, et la clé est quand même refusée

Alors l’erreur est la nôtre. [Écrivez-nous](/fr/support) avec le message exact et le pays de votre compte.

Tant qu’une clé est scellée, vous pouvez aussi [vous rétracter](/fr/withdraw) et être remboursé sans donner de raison.`,
    },
  },
  {
    slug: 'platform-does-not-answer',
    topic: 'problem',
    title: { en: 'The platform does not answer', fr: 'La plateforme ne répond pas' },
    lead: {
      en: 'When a platform is down or very busy, every key is refused. Waiting an hour solves it.',
      fr: 'Quand une plateforme est en panne ou débordée, toutes les clés sont refusées. Une heure d’attente suffit.',
    },
    words:
      'down offline maintenance server error try again later timeout busy too many attempts panne hors ligne maintenance erreur serveur réessayez plus tard trop de tentatives',
    body: {
      en: `## How to tell

The message speaks of an error, of later, or of too many attempts, and not of the key. Often signing in is slow as well. Most platforms have a page that tells whether they are up.

## What to do

1. Do not try again and again: after a few attempts many platforms lock the entry of keys for an hour or a day.
2. Wait an hour, then try once.
3. If it is still refused the next day, [write to us](/support) with the exact message.

Your key does not expire meanwhile, and nobody else can have it.`,
      fr: `## Comment le reconnaître

Le message parle d’une erreur, de plus tard ou de trop de tentatives, et non de la clé. Souvent, la connexion est lente aussi. La plupart des plateformes ont une page qui dit si elles fonctionnent.

## Que faire

1. N’insistez pas : après quelques essais, beaucoup de plateformes bloquent la saisie de clés pour une heure ou une journée.
2. Attendez une heure, puis essayez une fois.
3. Si elle est encore refusée le lendemain, [écrivez-nous](/fr/support) avec le message exact.

Votre clé n’expire pas entre-temps, et personne d’autre ne peut l’avoir.`,
    },
  },
]
