import {
  type Clause,
  type Link,
  list,
  mail,
  type Phrase,
  p,
  page,
  type TermsParties,
  type TermsSection,
  type TermsText,
} from './terms-clauses.ts'
import { giftsFr20261128 } from './terms-gifts.ts'
import { guaranteeFr } from './terms-guarantee.ts'

const workingDay =
  ' Si ce jour est un samedi, un dimanche ou un jour férié, le délai est prorogé jusqu’au premier jour ouvrable suivant.'

/** Du 23 novembre 2026. */
export const termsFr20261123 = textWith((parties) => [
  'Utilisez le lien ',
  page('withdraw', 'Renoncer au contrat ici'),
  ' au bas de chaque page, ou dites-le-nous clairement de toute autre façon, ',
  ...byMailOrLetter(parties),
  '. ',
])

/** Du 26 novembre 2026 : le lien mène à la marche à suivre, et à aucune fonctionnalité en ligne. */
export const termsFr20261126 = textWith((parties) => [
  'Dites-nous clairement que vous vous rétractez, ',
  ...byMailOrLetter(parties),
  '. La marche à suivre est expliquée derrière le lien ',
  page('withdraw', 'Renoncer au contrat ici'),
  ' au bas de chaque page. ',
])

/** Du 27 novembre 2026 : la fonctionnalité en ligne, et le délai qui expire un jour ouvrable. */
export const termsFr20261127 = textWith(online, workingDay)

/** Du 28 novembre 2026 : les cadeaux. */
export const termsFr20261128 = textWith(online, workingDay, [giftsFr20261128])

function online(parties: TermsParties): (string | Link)[] {
  return [
    'Utilisez le lien ',
    page('withdraw', 'Renoncer au contrat ici'),
    ' au bas de chaque page\u00a0: deux étapes, sans compte, et nous en accusons réception par e-mail, avec le contenu, la date et l’heure. Ou dites-le-nous clairement de toute autre façon, ',
    ...byMailOrLetter(parties),
    '. ',
  ]
}

function textWith(
  withdrawing: (parties: TermsParties) => (string | Link)[],
  periodEnds = '',
  beforeGuarantee: readonly TermsSection[] = [],
): TermsText {
  return {
    title: 'Conditions de vente',
    version: (day) => `Version du ${day}`,
    sections: (parties) => [
      {
        name: 'seller',
        title: 'Qui vend',
        clauses: [
          p(
            parties.seller.name === parties.shop
              ? `${parties.shop} vend des clés de licence.`
              : `${parties.seller.name} vend des clés de licence sous le nom ${parties.shop}.`,
          ),
          p(reachUs(parties)),
          p([
            'L’immatriculation, le numéro de TVA et l’hébergeur figurent dans les ',
            page('legalNotice', 'mentions légales'),
            '.',
          ]),
        ],
      },
      {
        name: 'products',
        title: 'Produits et clés',
        clauses: [
          p(
            'Vous achetez une clé de licence : un code avec lequel vous activez un produit sur sa plateforme. Ce que le produit contient, ce qu’il lui faut pour fonctionner et comment il est protégé contre la copie figure sur sa page dans notre boutique.',
          ),
          p(
            'Nous vendons chaque clé une seule fois, à un seul client. Pour utiliser le produit, les conditions de sa plateforme et de son éditeur s’appliquent aussi ; elles ne retirent rien aux droits que vous avez envers nous.',
          ),
        ],
      },
      {
        name: 'platform',
        title: 'Plateforme et région',
        clauses: [
          p(
            'Une clé fonctionne sur une plateforme et dans une région. Toutes deux sont indiquées sur la page du produit, avant la commande et dans sa confirmation. La plateforme peut demander un compte. Notre boutique ne vous vend pas de clé qui ne s’active pas dans le pays que vous nous indiquez.',
          ),
        ],
      },
      {
        name: 'prices',
        title: 'Prix',
        clauses: [
          p(
            'Les prix comprennent la TVA de votre pays. Le total au-dessus du bouton de commande est tout ce que vous payez : ni frais de livraison, ni autres frais.',
          ),
        ],
      },
      {
        name: 'ordering',
        title: 'Commande',
        clauses: [
          p(
            'Vous mettez des produits au panier et passez à la commande. Vous y revoyez tout et pouvez tout corriger. Vous commandez avec le bouton « Commander avec obligation de paiement », et à cet instant nous mettons vos clés de côté.',
          ),
          p(
            'Le contrat est conclu quand votre paiement est accepté. Nous le confirmons aussitôt par e-mail, avec le contrat et ces conditions en pièce jointe. Il est dans la langue de votre commande, français ou anglais. Nous conservons votre commande dix ans et vous envoyons une copie du contrat sur demande.',
          ),
          p('Si vous ne payez pas à temps, la commande prend fin d’elle-même et ne coûte rien.'),
        ],
      },
      {
        name: 'payment',
        title: 'Paiement',
        clauses: [
          p(
            'Vous payez sur la page de notre prestataire de paiement, Stripe, avec les moyens qu’il vous y propose. Nous ne voyons jamais votre carte. Quand votre banque le permet, le montant est d’abord seulement réservé, et débité quand vos clés sont mises de côté.',
          ),
        ],
      },
      {
        name: 'delivery',
        title: 'Livraison',
        clauses: [
          p(
            'Vos clés sont sur votre page de commande dès que le paiement est confirmé, en général en quelques minutes. À la commande, vous choisissez comment :',
          ),
          list(
            'Scellées : chaque clé reste sous son sceau jusqu’à ce que vous l’ouvriez. D’ici là, vous pouvez la rendre.',
            'Tout de suite : chaque clé est ouverte aussitôt, sur la page et dans l’e-mail.',
          ),
          p('Une précommande est livrée à partir de la sortie.'),
          p(
            'Si une clé manque alors que vous avez payé, nous vous demandons si vous voulez attendre, 14 jours au plus, ou être remboursé. Sans réponse dans les 24 heures, ou si la clé n’est pas arrivée au jour promis, vous êtes remboursé sans rien faire.',
          ),
        ],
      },
      {
        name: 'withdrawal',
        title: 'Votre droit de rétractation',
        clauses: [
          p(
            `Vous pouvez vous rétracter du contrat dans les 14 jours sans donner de motif, pour chaque clé dont le sceau n’est pas ouvert. Les 14 jours commencent le lendemain de la conclusion du contrat ; la confirmation de votre commande indique le dernier jour.${periodEnds}`,
          ),
          p([
            ...withdrawing(parties),
            'Le formulaire à la fin de ces conditions est à votre disposition, sans obligation. Il suffit de l’envoyer avant la fin des 14 jours. Nous confirmons sans tarder, par e-mail, ce qui nous est parvenu et quand.',
          ]),
          p(
            'Nous vous remboursons tout ce que vous avez payé pour ces clés, sans tarder et au plus tard 14 jours après avoir appris votre rétractation, avec le moyen de paiement que vous avez utilisé, et sans frais pour vous. Une clé scellée n’a pas à être renvoyée.',
          ),
        ],
      },
      {
        name: 'waiver',
        title: 'Quand ce droit prend fin',
        clauses: [
          p(
            'Une clé qui a été lue ne peut plus être rendue. Avant d’ouvrir une clé, nous vous posons donc deux questions, dans des cases qui ne sont jamais cochées d’avance : si vous nous demandez de livrer avant la fin des 14 jours, et si vous savez que vous perdez ainsi votre droit de rétractation.',
          ),
          p(
            'Si vous avez choisi « tout de suite », vous y répondez à la commande, sinon à l’ouverture de la clé. Nous confirmons vos réponses par e-mail. Le droit ne prend fin qu’avec cette confirmation, et seulement pour les clés qu’elle nomme.',
          ),
          p(
            'Si votre commande qualifie un produit de service numérique, le droit prend fin quand le service est pleinement exécuté. Si vous vous rétractez plus tôt, vous payez ce qui a été fourni jusque-là, et rien de plus.',
          ),
        ],
      },
      ...beforeGuarantee,
      {
        name: 'guarantee',
        title: 'Si quelque chose ne va pas',
        clauses: [
          p([
            'Pendant deux ans à compter de la livraison, nous répondons de la conformité au contrat de la clé et du produit (directive (UE) 2019/770 ; articles L. 224-25-1 à L. 224-25-31 du code de la consommation, dont L. 224-25-12). ',
            page('support', 'Dites-le-nous'),
            ' si une clé ne fonctionne pas. Nous y remédions sans frais, avec une autre clé ou en vous remboursant.',
          ]),
          {
            kind: 'frame',
            title: 'La garantie légale de conformité, dans les mots de la loi',
            clauses: guaranteeFr,
          },
        ],
      },
      {
        name: 'complaints',
        title: 'Réclamations et médiateur',
        clauses: [p(['Vous n’êtes pas satisfait ? Écrivez à ', mail(parties), '.']), ...mediator(parties)],
      },
      {
        name: 'law',
        title: 'Droit et tribunaux',
        clauses: [
          p(
            `Le droit du pays du vendeur s’applique : ${parties.country}. Si vous êtes consommateur, la protection que vous donne le droit du pays où vous habitez demeure, et vous pouvez saisir ses tribunaux.`,
          ),
        ],
      },
      {
        name: 'data',
        title: 'Vos données',
        clauses: [
          p([
            'Ce que nous savons de vous, pourquoi, combien de temps, et quels sont vos droits : tout est dans notre page ',
            page('privacy', 'Vie privée'),
            '.',
          ]),
        ],
      },
      {
        name: 'changes',
        title: 'Si ces conditions changent',
        clauses: [
          p(
            'Votre commande garde les conditions du jour où vous l’avez passée. Une nouvelle version n’y change rien.',
          ),
        ],
      },
      {
        name: 'form',
        title: 'Formulaire type de rétractation',
        clauses: [
          p(
            'Si vous aimez les formules toutes prêtes : remplissez ce formulaire et envoyez-le-nous. Uniquement si vous souhaitez vous rétracter du contrat.',
          ),
          list(
            `À l’attention de ${parties.seller.name}, ${parties.address}, ${parties.seller.email} :`,
            'Je vous notifie par la présente ma rétractation du contrat portant sur la fourniture des clés suivantes : …',
            'Numéro de la commande : …',
            'Commandé le : …',
            'Nom du consommateur : …',
            'Adresse du consommateur : …',
            'Signature du consommateur (uniquement en cas d’envoi sur papier) : …',
            'Date : …',
          ),
        ],
      },
    ],
  }
}

function reachUs(parties: TermsParties): Phrase {
  const { phone } = parties.seller
  const call = phone ? [`, au ${phone.replaceAll(' ', '\u00a0')}`] : []
  return ['Vous nous joignez à ', mail(parties), ...call, ` et par courrier : ${parties.address}.`]
}

function byMailOrLetter(parties: TermsParties): (string | Link)[] {
  return ['par e-mail à ', mail(parties), ` ou par courrier à ${parties.seller.name}, ${parties.address}`]
}

function mediator({ seller }: TermsParties): Clause[] {
  if (!seller.mediator) return []
  const { name, address, url } = seller.mediator
  return [
    p([
      `Si nous ne tombons pas d’accord, les consommateurs peuvent s’adresser gratuitement au médiateur ${name}, ${address}, `,
      { words: url.replace(/^https:\/\/|\/$/g, ''), to: { address: url } },
      '.',
    ]),
  ]
}
