import type { GiftOnLetter } from '../../domains/notifications/after-sale-on-letter.ts'
import { href } from '../routes.ts'
import { type Block, heading, type LetterContent, note, paragraph } from './content.ts'
import { productList, type Voice } from './voice.ts'

const words = {
  en: {
    somebody: 'Somebody',
    subject: {
      arrived: (sender: string) => `${sender} has a gift for you`,
      replaced: () => 'Your gift: another key for you',
    },
    title: {
      arrived: (recipient: string | null) =>
        recipient ? `${recipient}, this is for you.` : 'This is for you.',
      replaced: () => 'Here is another key.',
    },
    lead: {
      arrived: (sender: string) => `${sender} chose something for you, and left it with us until today.`,
      replaced: () =>
        'The key of your gift did not work. We are sorry for the trouble. Another one waits behind the same link, at no cost.',
    },
    open: 'Open my gift',
    look: 'See my key',
    care: (day: string) =>
      `The key is not in this letter: it is behind the button, which is yours alone. Please open it by ${day}; after that it goes back to whoever gave it.`,
    why: 'Why we write to you',
    whyText: (sender: string, shop: string) =>
      `${sender} bought this at ${shop} and told us your name, your e-mail address and your country, so that we can hand it over. We use them for this gift alone: no account is opened, and you get no advertising. They are deleted two months after the gift was opened or is over.`,
    rights:
      'You do not want it? Decline it on its page, and your data is deleted at once. You may also ask us what we hold of you, have it corrected or deleted, object, or complain to a data protection authority.',
    policy: 'What we hold and your rights',
  },
  fr: {
    somebody: 'Quelqu’un',
    subject: {
      arrived: (sender: string) => `${sender} vous offre un cadeau`,
      replaced: () => 'Votre cadeau : une autre clé pour vous',
    },
    title: {
      arrived: (recipient: string | null) =>
        recipient ? `${recipient}, c’est pour vous.` : 'C’est pour vous.',
      replaced: () => 'Voici une autre clé.',
    },
    lead: {
      arrived: (sender: string) =>
        `${sender} a choisi quelque chose pour vous et nous l’a confié jusqu’à aujourd’hui.`,
      replaced: () =>
        'La clé de votre cadeau ne fonctionnait pas. Veuillez nous excuser pour le désagrément. Une autre vous attend derrière le même lien, sans frais.',
    },
    open: 'Ouvrir mon cadeau',
    look: 'Voir ma clé',
    care: (day: string) =>
      `La clé n’est pas dans ce message : elle est derrière le bouton, qui n’appartient qu’à vous. Ouvrez votre cadeau avant le ${day} ; ensuite, il revient à la personne qui vous l’offre.`,
    why: 'Pourquoi nous vous écrivons',
    whyText: (sender: string, shop: string) =>
      `${sender} a fait cet achat chez ${shop} et nous a indiqué votre nom, votre adresse e-mail et votre pays, pour que nous puissions vous le remettre. Nous ne les utilisons que pour ce cadeau : aucun compte n’est ouvert, aucune publicité ne suit. Ils sont effacés deux mois après l’ouverture ou la fin du cadeau.`,
    rights:
      'Vous n’en voulez pas ? Refusez-le sur sa page, et vos données sont effacées aussitôt. Vous pouvez aussi nous demander ce que nous savons de vous, le faire corriger ou effacer, vous y opposer, ou saisir une autorité de protection des données.',
    policy: 'Ce que nous conservons et vos droits',
  },
}

/** To somebody who has never been here: what it is, from whom, and how we come to write (GDPR Art. 14). */
export function giftLetter(gift: GiftOnLetter, voice: Voice): LetterContent {
  const { locale, shop, set } = voice
  const say = words[locale]
  const sender = gift.sender ?? say.somebody
  const lead = say.lead[gift.what](sender)
  const isNew = gift.what === 'arrived'
  return {
    subject: say.subject[gift.what](sender),
    preview: lead,
    title: say.title[gift.what](gift.recipient),
    blocks: [
      paragraph(lead),
      ...(isNew ? messageOf(gift) : []),
      productList([{ product: gift.product, quantity: 1 }], voice),
      { kind: 'button', label: isNew ? say.open : say.look, url: gift.url },
      ...(isNew ? [note(say.care(set.day(gift.openBy)))] : []),
      heading(say.why),
      paragraph(say.whyText(sender, shop.name)),
      note(say.rights),
      { kind: 'link', label: say.policy, url: shop.baseUrl + href(locale, 'privacy') },
    ],
  }
}

/** Somebody's own words: set apart, and set as they were written. */
function messageOf({ message }: GiftOnLetter): Block[] {
  const all = (message ?? '').split(/\n+/).map((line) => line.trim())
  const lines = all.filter((line) => line !== '')
  return lines.length > 0 ? [{ kind: 'message', lines }] : []
}
