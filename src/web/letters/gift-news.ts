import type { GiftNewsOnLetter } from '../../domains/notifications/after-sale-on-letter.ts'
import type { Locale } from '../../shared/locale.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { waiverBlocks } from './delivery.ts'
import { openOrder, orderFacts, productList, type Voice } from './voice.ts'

type Say = { title: (name: string) => string; lead: (name: string, day: string) => string }
type Words = {
  subject: (number: string, title: string) => string
  somebody: string
  news: Record<GiftNewsOnLetter['what'], Say>
  change: string
}

const words: Record<Locale, Words> = {
  en: {
    subject: (number, title) => `Order ${number}: ${title}`,
    somebody: 'the recipient',
    news: {
      arranged: {
        title: () => 'your gift is arranged',
        lead: (name, day) =>
          `On ${day} we send ${name} a letter with your message and a link. If the key is still to come, we send it as soon as it is here.`,
      },
      opened: {
        title: () => 'your gift was opened',
        lead: (name) =>
          `It has arrived: ${name} opened the gift, and the key is theirs now. With that your right of withdrawal for this key has ended, as you had agreed.`,
      },
      refused: {
        title: () => 'your gift did not arrive',
        lead: (name) =>
          `The mail server would not take our letter to ${name}. The key is yours again, unopened: give it once more with another address, or keep it.`,
      },
      declined: {
        title: () => 'your gift came back',
        lead: () =>
          'It was declined. The key is yours again, unopened: keep it, or give it to somebody else.',
      },
      expired: {
        title: () => 'nobody opened your gift',
        lead: () =>
          'It waited for half a year. Its link has ended, and the key is yours again, unopened: keep it, or give it once more.',
      },
      erased: {
        title: () => 'your gift came back',
        lead: () =>
          'We have no address for it any more. The key is yours again, unopened: keep it, or give it once more.',
      },
      replaced: {
        title: () => 'another key for your gift',
        lead: (name) =>
          `The key that you gave did not work. Another one takes its place, at no cost; ${name} finds it behind the same link.`,
      },
    },
    change:
      'Until it is opened you may recall it on your order page, and until it is sent also change the day, the address and the words.',
  },
  fr: {
    subject: (number, title) => `Commande ${number} : ${title}`,
    somebody: 'la personne choisie',
    news: {
      arranged: {
        title: () => 'votre cadeau est programmé',
        lead: (name, day) =>
          `Le ${day}, nous écrivons à ${name}, avec votre message et un lien. Si la clé n’est pas encore arrivée, nous l’envoyons dès qu’elle est là.`,
      },
      opened: {
        title: () => 'votre cadeau a été ouvert',
        lead: (name) =>
          `Il est bien arrivé : ${name} l’a ouvert, et la clé est désormais la sienne. Votre droit de rétractation pour cette clé a ainsi pris fin, comme vous l’aviez accepté.`,
      },
      refused: {
        title: () => 'votre cadeau n’est pas arrivé',
        lead: (name) =>
          `Le serveur de messagerie n’a pas accepté notre message à ${name}. La clé est de nouveau à vous, non ouverte : offrez-la encore avec une autre adresse, ou gardez-la.`,
      },
      declined: {
        title: () => 'votre cadeau vous revient',
        lead: () =>
          'Il a été refusé. La clé est de nouveau à vous, non ouverte : gardez-la, ou offrez-la à quelqu’un d’autre.',
      },
      expired: {
        title: () => 'personne n’a ouvert votre cadeau',
        lead: () =>
          'Il a attendu six mois. Son lien a pris fin, et la clé est de nouveau à vous, non ouverte : gardez-la, ou offrez-la encore.',
      },
      erased: {
        title: () => 'votre cadeau vous revient',
        lead: () =>
          'Nous n’avons plus d’adresse pour lui. La clé est de nouveau à vous, non ouverte : gardez-la, ou offrez-la encore.',
      },
      replaced: {
        title: () => 'une autre clé pour votre cadeau',
        lead: (name) =>
          `La clé offerte ne fonctionnait pas. Une autre la remplace, sans frais ; ${name} la trouve derrière le même lien.`,
      },
    },
    change:
      'Tant qu’il n’est pas ouvert, vous pouvez le reprendre sur la page de votre commande, et tant qu’il n’est pas envoyé, modifier aussi la date, l’adresse et les mots.',
  },
}

/** To the buyer: never with the key. With the first one their two answers are confirmed on a durable medium. */
export function giftNews(gift: GiftNewsOnLetter, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const { title, lead } = say.news[gift.what]
  const name = gift.recipient ?? say.somebody
  const first = lead(name, voice.set.day(gift.sendAt))
  return {
    subject: say.subject(gift.order.number, title(name)),
    preview: first,
    title: sentence(title(name)),
    blocks: [
      paragraph(first),
      productList([{ product: gift.product, quantity: 1 }], voice),
      openOrder(gift.order, voice),
      ...(gift.what === 'arranged' ? [note(say.change)] : []),
      ...(gift.answers ? waiverBlocks([gift.answers], voice) : []),
      { kind: 'facts', facts: orderFacts(gift.order, voice) },
    ],
  }
}

const sentence = (title: string) => `${title.charAt(0).toUpperCase()}${title.slice(1)}.`
