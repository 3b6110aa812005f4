import type { DefaultArticle } from './index.ts'

export const orders: DefaultArticle[] = [
  {
    slug: 'where-is-my-key',
    topic: 'order',
    title: { en: 'Where is my key?', fr: 'Où est ma clé ?' },
    lead: {
      en: 'On the page of your order, seconds after the payment, and in a letter to your mailbox.',
      fr: 'Sur la page de votre commande, quelques secondes après le paiement, et dans un message à votre adresse.',
    },
    words:
      'no email not received lost mail spam order number find missing did not get pas reçu e-mail perdu numéro de commande introuvable courrier indésirable',
    body: {
      en: `## The page of your order

After the payment you come back to the page of your order: your keys are there. If you closed it, [have the link sent to you again](/find-order): you need the number of the order and the e-mail address you gave.

## The letter

It comes within a minute. Look among unwanted mail, and search for the name of the shop. If you mistyped your address, the page of the order lets you correct it.

## With an account

[Sign in](/sign-in) with the address you ordered with: your orders and keys are all there, also those from before you had the account.`,
      fr: `## La page de votre commande

Après le paiement, vous revenez à la page de votre commande : vos clés y sont. Si vous l’avez fermée, [faites-vous renvoyer le lien](/fr/find-order) : il faut le numéro de la commande et l’adresse e-mail que vous avez donnée.

## Le message

Il arrive en moins d’une minute. Regardez parmi les indésirables et cherchez le nom de la boutique. Si vous vous êtes trompé d’adresse, la page de la commande permet de la corriger.

## Avec un compte

[Connectez-vous](/fr/sign-in) avec l’adresse de la commande : toutes vos commandes et vos clés s’y trouvent, aussi celles d’avant le compte.`,
    },
  },
  {
    slug: 'sealed-keys',
    topic: 'order',
    title: { en: 'What a sealed key is', fr: 'Ce qu’est une clé scellée' },
    lead: {
      en: 'It is yours, and nobody has seen it yet. Until you open it, you can give it back.',
      fr: 'Elle est à vous, et personne ne l’a encore vue. Tant que vous ne l’ouvrez pas, vous pouvez la rendre.',
    },
    words:
      'seal open reveal show hidden two questions receipt sceau ouvrir révéler afficher cachée accusé de réception',
    body: {
      en: `## Why it is sealed

The law gives you fourteen days to change your mind. A key that somebody has seen cannot be given back, because nobody can tell whether it was used. So the shop keeps it closed until you want to see it.

## How it is opened

On the page of your order press “Open”, and answer two questions: that you want it now, and that you know that you then cannot give it back. As soon as the confirmation has reached your mailbox the key is shown.

## If you do not want it any more

[Withdraw](/withdraw) within fourteen days: your money goes back the way it came, without a question.`,
      fr: `## Pourquoi elle est scellée

La loi vous donne quatorze jours pour changer d’avis. Une clé que quelqu’un a vue ne peut pas être rendue : nul ne saurait dire si elle a servi. La boutique la garde donc fermée jusqu’à ce que vous vouliez la voir.

## Comment l’ouvrir

Sur la page de votre commande, appuyez sur « Ouvrir » et répondez à deux questions : que vous la voulez maintenant, et que vous savez qu’ensuite vous ne pourrez plus la rendre. Dès que la confirmation est arrivée à votre adresse, la clé s’affiche.

## Si vous n’en voulez plus

[Rétractez-vous](/fr/withdraw) dans les quatorze jours : votre argent revient par où il est venu, sans question.`,
    },
  },
  {
    slug: 'change-your-mind',
    topic: 'order',
    title: { en: 'Changing your mind', fr: 'Changer d’avis' },
    lead: {
      en: 'Fourteen days for keys that are still sealed, in two steps, also without an account.',
      fr: 'Quatorze jours pour les clés encore scellées, en deux étapes, même sans compte.',
    },
    words:
      'withdraw withdrawal refund return money back cancel rétractation remboursement retour annuler renoncer',
    body: {
      en: `## How

The page [Withdraw from contract](/withdraw) is linked at the foot of every page. You need the number of the order and the e-mail address you gave. You get a receipt with the day and time.

## What comes of it

Sealed keys go back to the shop, and your money goes back the way it came: a card needs up to ten days to show it. A key that was opened cannot be given back; you agreed to that before you saw it, and we send you what you agreed to.

## It does not work?

Then it is not about changing your mind: a key that does not do what we sold you is replaced or paid back, opened or not. See [the key is not recognised](/help/key-not-recognised).`,
      fr: `## Comment

Un lien vers la page [Renoncer au contrat](/fr/withdraw) figure au bas de chaque page. Il faut le numéro de la commande et l’adresse e-mail que vous avez donnée. Vous recevez un accusé avec le jour et l’heure.

## Ce qui s’ensuit

Les clés scellées reviennent à la boutique et votre argent revient par où il est venu : une carte met jusqu’à dix jours à le montrer. Une clé ouverte ne peut pas être rendue ; vous l’avez accepté avant de la voir, et nous vous envoyons ce que vous avez accepté.

## Elle ne marche pas ?

Alors il ne s’agit pas de changer d’avis : une clé qui ne fait pas ce que nous avons vendu est remplacée ou remboursée, ouverte ou non. Voyez [la clé n’est pas reconnue](/fr/help/key-not-recognised).`,
    },
  },
  {
    slug: 'pre-orders-and-waiting',
    topic: 'order',
    title: { en: 'Pre-orders, and keys that are still to come', fr: 'Précommandes et clés à venir' },
    lead: {
      en: 'You know the day, you keep your place in the queue, and your money comes back if the day is missed.',
      fr: 'Vous connaissez le jour, gardez votre place dans la file, et êtes remboursé si le jour est manqué.',
    },
    words:
      'preorder release date backorder sold out waiting late précommande sortie rupture attente retard épuisé',
    body: {
      en: `## Pre-orders

The day stands on the page of the product and in your order. Keys are given out in the order in which they were paid for. Until then you can [withdraw](/withdraw) at any time.

## When a key is missing

Rarely, the last key goes to somebody who was quicker while a payment was under way. Then we ask you: wait for the next delivery, or have your money back at once. If you do not answer, your money goes back.

## When the promised day passes

Your money goes back by itself after a short grace. You need not write to us.`,
      fr: `## Précommandes

Le jour est indiqué sur la page du produit et dans votre commande. Les clés sont données dans l’ordre des paiements. D’ici là, vous pouvez [vous rétracter](/fr/withdraw) à tout moment.

## Quand une clé manque

Rarement, la dernière clé part à quelqu’un de plus rapide pendant qu’un paiement est en cours. Nous vous demandons alors : attendre la prochaine livraison, ou être remboursé aussitôt. Sans réponse, votre argent revient.

## Quand le jour promis passe

Votre argent revient de lui-même après un court délai. Vous n’avez pas à nous écrire.`,
    },
  },
]
