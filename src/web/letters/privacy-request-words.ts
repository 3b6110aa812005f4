import type { RequestKind, RequestLetter } from '../../domains/privacy/index.ts'
import type { Locale } from '../../shared/locale.ts'

type Words = {
  subject(reference: string, shop: string): string
  reference: string
  about: string
  received: string
  due: string
  until: string
  ends: string
  confirm: string
  kinds: Record<RequestKind, string>
  letters: Record<RequestLetter, { title: string; lead: string; care: string }>
}

const complainEn =
  'Not content? You may complain to your data protection authority, in France the CNIL (cnil.fr), or go to court.'
const complainFr =
  'Vous n’êtes pas d’accord ? Vous pouvez adresser une réclamation à votre autorité de protection des données, en France la CNIL (cnil.fr), ou saisir un tribunal.'

export const requestWords: Record<Locale, Words> = {
  en: {
    subject: (reference, shop) => `Your request ${reference} at ${shop}`,
    reference: 'Reference',
    about: 'About',
    received: 'Received on',
    due: 'Answer by',
    until: 'The link opens until',
    ends: 'It ends on',
    confirm: 'Confirm my address',
    kinds: {
      access: 'A copy of your data',
      portability: 'Your data in a form for programs',
      rectification: 'A correction',
      erasure: 'Erasure',
      restriction: 'Restriction',
      objection: 'An objection',
      after_death: 'The data of somebody who has died',
      question: 'A question',
    },
    letters: {
      received: {
        title: 'We have your request.',
        lead: 'Thank you. Somebody looks at it, and you hear from us by the day below at the latest. It costs you nothing.',
        care: 'You did not write to us? Answer this letter, and we put it right.',
      },
      proof: {
        title: 'Is this mailbox yours?',
        lead: 'Before we say or change anything about your data we want to be sure that it is you who asks. One click is enough; we need no copy of any document.',
        care: 'You did not write to us? Then do nothing: without this step nothing is said and nothing is changed.',
      },
      extended: {
        title: 'It takes longer than a month.',
        lead: 'We need more time for your request, for the reason that follows.',
        care: complainEn,
      },
      answered: {
        title: 'Your request is done.',
        lead: 'This is our answer.',
        care: complainEn,
      },
      refused: {
        title: 'We cannot do what you asked.',
        lead: 'We have looked at your request and cannot follow it, for the reason that follows.',
        care: complainEn,
      },
      erased: {
        title: 'Your data is erased.',
        lead: 'What we held under this address is gone. What the law makes us keep of orders stays without your name. With this letter your address leaves the shop as well.',
        care: complainEn,
      },
      lifting: {
        title: 'The restriction is going to end.',
        lead: 'You asked us to leave your data alone. On the day below we begin to use it again as our privacy policy says.',
        care: 'You do not want that? Renew the restriction on the page “Your data”, or answer this letter.',
      },
    },
  },
  fr: {
    subject: (reference, shop) => `Votre demande ${reference} chez ${shop}`,
    reference: 'Référence',
    about: 'Objet',
    received: 'Reçue le',
    due: 'Réponse au plus tard le',
    until: 'Le lien s’ouvre jusqu’au',
    ends: 'Elle prend fin le',
    confirm: 'Confirmer mon adresse',
    kinds: {
      access: 'Une copie de vos données',
      portability: 'Vos données sous une forme lisible par des programmes',
      rectification: 'Une rectification',
      erasure: 'Un effacement',
      restriction: 'Une limitation du traitement',
      objection: 'Une opposition',
      after_death: 'Les données d’une personne décédée',
      question: 'Une question',
    },
    letters: {
      received: {
        title: 'Votre demande est bien arrivée.',
        lead: 'Merci. Quelqu’un s’en occupe, et vous aurez une réponse au plus tard à la date ci-dessous. Cela ne vous coûte rien.',
        care: 'Vous ne nous avez pas écrit ? Répondez à ce message, et nous rectifierons.',
      },
      proof: {
        title: 'Cette boîte est-elle la vôtre ?',
        lead: 'Avant de dire ou de changer quoi que ce soit sur vos données, nous voulons être sûrs que la demande vient bien de vous. Un clic suffit ; nous n’avons besoin d’aucune copie de document.',
        care: 'Vous ne nous avez pas écrit ? Ne faites rien : sans cette étape, rien n’est dit et rien n’est changé.',
      },
      extended: {
        title: 'Il nous faut plus d’un mois.',
        lead: 'Votre demande nous prend plus de temps, pour la raison qui suit.',
        care: complainFr,
      },
      answered: {
        title: 'Votre demande est traitée.',
        lead: 'Voici notre réponse.',
        care: complainFr,
      },
      refused: {
        title: 'Nous ne pouvons pas donner suite.',
        lead: 'Nous avons examiné votre demande et ne pouvons pas y donner suite, pour la raison qui suit.',
        care: complainFr,
      },
      erased: {
        title: 'Vos données sont effacées.',
        lead: 'Ce que nous détenions sous cette adresse n’existe plus. Ce que la loi nous oblige à garder des commandes reste sans votre nom. Avec ce message, votre adresse quitte elle aussi la boutique.',
        care: complainFr,
      },
      lifting: {
        title: 'La limitation va prendre fin.',
        lead: 'Vous nous aviez demandé de ne plus toucher à vos données. À la date ci-dessous, nous les utiliserons de nouveau comme le dit notre politique de confidentialité.',
        care: 'Vous n’êtes pas d’accord ? Renouvelez la limitation sur la page « Vos données », ou répondez à ce message.',
      },
    },
  },
}
