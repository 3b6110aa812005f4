import type { DefaultArticle } from './index.ts'

export const others: DefaultArticle[] = [
  {
    slug: 'activate-a-key',
    topic: 'activation',
    title: { en: 'How a key is activated', fr: 'Comment activer une clé' },
    lead: {
      en: 'Each platform has its own place for keys. The page of your order tells the way, step by step.',
      fr: 'Chaque plateforme a son endroit pour les clés. La page de votre commande montre le chemin, pas à pas.',
    },
    words: 'redeem enter install download use activation utiliser saisir installer télécharger',
    body: {
      en: `1. Open your order: from the letter, from [your account](/account), or [have the link sent again](/find-order).
2. Open the key, and copy it with the button beside it.
3. Follow the steps under the key: they are those of its platform, with a link to the right page.

You need an account at the platform. It belongs to you and the platform alone; we never ask for its password.

Look at the country of that account before you buy: the countries in which a key works stand on the page of the product.`,
      fr: `1. Ouvrez votre commande : depuis le message, depuis [votre compte](/fr/account), ou [faites-vous renvoyer le lien](/fr/find-order).
2. Ouvrez la clé et copiez-la avec le bouton à côté d’elle.
3. Suivez les étapes sous la clé : ce sont celles de sa plateforme, avec un lien vers la bonne page.

Il vous faut un compte sur la plateforme. Il n’appartient qu’à vous et à elle ; nous n’en demandons jamais le mot de passe.

Regardez le pays de ce compte avant d’acheter : les pays où une clé fonctionne sont indiqués sur la page du produit.`,
    },
  },
  {
    slug: 'payment-being-checked',
    topic: 'payment',
    title: { en: 'Your payment is being checked', fr: 'Votre paiement est en cours de vérification' },
    lead: {
      en: 'Somebody looks at it. Mostly nothing is charged before, and what was charged comes back if they say no. Your keys are set aside for you.',
      fr: 'Une personne le regarde. Le plus souvent, rien n’est débité avant, et ce qui l’a été vous revient en cas de refus. Vos clés sont mises de côté pour vous.',
    },
    words: 'review hold pending fraud suspicious waiting vérification en attente suspect fraude bloqué',
    body: {
      en: `## Why

Stolen cards are often used for licence keys. A few signs, such as a mailbox that was made to be thrown away, make the shop ask a person to look before money is taken. A machine may ask for that look; it never says no by itself.

## How long

The time stands on the page of your order. If nobody has decided by then, your bank lets go of the money, and the keys go back to the shelf.

## What you can do

Nothing is needed. If you want to tell us something, [write to us](/support) with the number of your order. You may also [object](/privacy/your-data) to being judged by these signs: then a person decides without them.`,
      fr: `## Pourquoi

Des cartes volées servent souvent à acheter des clés de licence. Quelques signes, comme une adresse jetable, font que la boutique demande à une personne de regarder avant de prendre l’argent. Une machine peut demander ce regard ; elle ne refuse jamais d’elle-même.

## Combien de temps

L’heure est indiquée sur la page de votre commande. Si personne n’a décidé d’ici là, votre banque libère l’argent et les clés retournent en rayon.

## Que faire

Rien n’est nécessaire. Si vous voulez nous dire quelque chose, [écrivez-nous](/fr/support) avec le numéro de votre commande. Vous pouvez aussi [vous opposer](/fr/privacy/your-data) à être jugé d’après ces signes : une personne décide alors sans eux.`,
    },
  },
  {
    slug: 'payment-declined',
    topic: 'payment',
    title: { en: 'The payment was declined', fr: 'Le paiement a été refusé' },
    lead: {
      en: 'Your bank said no. No money was taken, and your keys stay reserved for a while.',
      fr: 'Votre banque a dit non. Rien n’a été débité, et vos clés restent réservées un moment.',
    },
    words:
      'card refused failed error bank 3-d secure authentication carte refusée échec banque authentification',
    body: {
      en: `## What usually helps

- Try again and confirm the payment in the app of your bank, when it asks.
- Compare number, date and the three digits with the card.
- Use another card or another way to pay: the page of your order leads back to the payment as long as the keys are reserved.

## Why we cannot say more

The bank does not tell us its reason. It tells you, when you ask.`,
      fr: `## Ce qui aide en général

- Réessayez et confirmez le paiement dans l’application de votre banque, quand elle le demande.
- Comparez le numéro, la date et les trois chiffres avec la carte.
- Prenez une autre carte ou un autre moyen : la page de votre commande ramène au paiement tant que les clés sont réservées.

## Pourquoi nous n’en savons pas plus

La banque ne nous dit pas sa raison. Elle vous la dit si vous la demandez.`,
    },
  },
  {
    slug: 'account-or-guest',
    topic: 'account',
    title: { en: 'With an account, or without', fr: 'Avec un compte, ou sans' },
    lead: {
      en: 'You can buy without one. If you make one later, what you bought before is in it.',
      fr: 'On peut acheter sans. Si vous en créez un plus tard, vos achats d’avant y sont.',
    },
    words: 'sign in login register password guest link connexion inscription mot de passe invité lien',
    body: {
      en: `## Without

The link in your letter opens your order. Keep the letter; lost, it can be [sent again](/find-order).

## With

[An account](/sign-up) has all your orders and keys in one place. Use the address you ordered with: as soon as you have confirmed it, your earlier orders are there.

You can sign in with a password, or [by a link](/sign-in) that we send you. A second step with an app on your phone can be added under “Security”.

## Leaving

You can erase your account yourself, under “Your data”. What the law makes us keep, and until when, stands on [our page about privacy](/privacy).`,
      fr: `## Sans

Le lien dans votre message ouvre votre commande. Gardez-le ; perdu, il peut être [renvoyé](/fr/find-order).

## Avec

[Un compte](/fr/sign-up) réunit toutes vos commandes et vos clés. Prenez l’adresse de vos commandes : dès que vous l’avez confirmée, les commandes d’avant y sont.

Vous pouvez vous connecter avec un mot de passe, ou [par un lien](/fr/sign-in) que nous vous envoyons. Une seconde étape avec une application de votre téléphone s’ajoute sous « Sécurité ».

## Partir

Vous pouvez effacer votre compte vous-même, sous « Vos données ». Ce que la loi nous fait garder, et jusqu’à quand, est écrit sur [notre page de confidentialité](/fr/privacy).`,
    },
  },
]
