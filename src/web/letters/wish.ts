import type { WishOnLetter } from '../../domains/notifications/after-sale-on-letter.ts'
import type { WishNews } from '../../domains/wishlist/index.ts'
import type { Translated } from '../../shared/locale.ts'
import { formatMoney } from '../../shared/money.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { productDetail, type Voice } from './voice.ts'

type Words = {
  letters: Record<WishNews, { subject(product: string): string; title: string; lead: string; button: string }>
  price: string
  before: string
  asked: string
  once: string
  again: string
  few: string
  stop: string
  never: string
  care: string
  until(day: string): string
}

const words: Translated<Words> = {
  en: {
    letters: {
      confirm: {
        subject: (product) => `Shall we tell you when ${product} is back?`,
        title: 'Was it you who asked?',
        lead: 'Somebody, we hope you, wants to know when this product is back in stock, by a letter to this mailbox. Please confirm it with one click; without it we write nothing.',
        button: 'Yes, tell me when it is back',
      },
      stock: {
        subject: (product) => `${product} is back in stock`,
        title: 'It is back.',
        lead: 'You asked us to tell you when this product is back in stock. It is.',
        button: 'Open the product',
      },
      price: {
        subject: (product) => `${product} costs less now`,
        title: 'The price has fallen.',
        lead: 'You asked us to tell you when this product costs less. It does, by now.',
        button: 'Open the product',
      },
    },
    price: 'Price now',
    before: 'Lowest price of the 30 days before',
    asked: 'You asked for at most',
    once: 'That was the one letter that you asked for. Your address is forgotten within a week.',
    again: 'We write again when it happens anew.',
    few: 'Nothing is kept back for you, and others who asked before you may have been faster.',
    stop: 'No more letters of this kind',
    never: 'Never ask this address again',
    care: 'It was not you? Do nothing: in a week your address is forgotten.',
    until: (day) => `What you asked for ends by itself on ${day}.`,
  },
  fr: {
    letters: {
      confirm: {
        subject: (product) => `Vous avertir du retour de ${product} ?`,
        title: 'Était-ce bien vous ?',
        lead: 'Quelqu’un, sans doute vous, souhaite savoir quand ce produit sera de retour en stock, par un message à cette adresse. Confirmez d’un clic ; sans cela, nous n’écrivons rien.',
        button: 'Oui, avertissez-moi de son retour',
      },
      stock: {
        subject: (product) => `${product} est de retour en stock`,
        title: 'Il est de retour.',
        lead: 'Vous avez demandé à être averti du retour en stock de ce produit. Le voici.',
        button: 'Ouvrir le produit',
      },
      price: {
        subject: (product) => `${product} coûte moins cher`,
        title: 'Le prix a baissé.',
        lead: 'Vous avez demandé à être averti d’une baisse du prix de ce produit. C’est fait.',
        button: 'Ouvrir le produit',
      },
    },
    price: 'Prix actuel',
    before: 'Prix le plus bas des 30 jours précédents',
    asked: 'Vous souhaitiez au plus',
    once: 'C’était le seul message que vous aviez demandé. Votre adresse est oubliée sous une semaine.',
    again: 'Nous écrirons de nouveau si cela se reproduit.',
    few: 'Rien n’est mis de côté pour vous, et d’autres qui l’avaient demandé avant vous ont pu être plus rapides.',
    stop: 'Ne plus recevoir ce genre de message',
    never: 'Ne plus jamais le demander à cette adresse',
    care: 'Ce n’était pas vous ? Ne faites rien : votre adresse est oubliée sous une semaine.',
    until: (day) => `Votre demande prend fin d’elle-même le ${day}.`,
  },
}

/** What was asked for in advance: that a product is back, that it costs less; before that, whether it was asked for. */
export function wishLetter(letter: WishOnLetter, voice: Voice): LetterContent {
  const { locale, set } = voice
  const { what, product, price, regularPrice, asked, url, isOnce, keptUntil, stopUrl } = letter
  const say = words[locale]
  const { subject, title, lead, button } = say.letters[what]
  const name = product.name[locale]
  const facts = [
    { label: say.price, value: formatMoney(price, locale) },
    ...(regularPrice ? [{ label: say.before, value: formatMoney(regularPrice, locale) }] : []),
    ...(asked ? [{ label: say.asked, value: formatMoney(asked, locale) }] : []),
  ]
  const isConfirm = what === 'confirm'
  const items = [{ name, details: [productDetail(product, voice)], quantity: 1, amount: '' }]
  return {
    subject: subject(name),
    preview: lead,
    title,
    blocks: [
      paragraph(lead),
      { kind: 'items', items, totals: [] },
      ...(isConfirm ? [] : [{ kind: 'facts', facts } as const]),
      { kind: 'button', label: button, url },
      ...(what === 'stock' ? [note(say.few)] : []),
      note(isConfirm ? say.care : isOnce ? say.once : say.again),
      ...(isOnce && !isConfirm ? [] : [note(say.until(set.day(keptUntil)))]),
      { kind: 'link', label: isConfirm ? say.never : say.stop, url: stopUrl },
    ],
  }
}
