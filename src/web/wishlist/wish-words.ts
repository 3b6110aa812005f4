import type { Locale } from '../../shared/locale.ts'

type Words = {
  title: string
  lead: string
  emptyTitle: string
  empty: string
  shop: string
  gone: string
  stock: string
  stockHint: string
  price: string
  priceHint(today: string): string
  atMost: string
  save: string
  remove: string
  told: { stock(at: string): string; price(at: string): string }
  keptUntil(day: string): string
  letters: string
  add(name: string): string
  errors: { amount: string }
  news: Record<'added' | 'removed' | 'saved' | 'full' | 'unknown', string>
  tellMe: {
    title(name: string): string
    lead: string
    email: string
    agree: string
    send: string
    sentTitle: string
    sent: string
    back: string
    isThere: string
    errors: { email: string }
  }
  confirm: {
    title: string
    lead(name: string): string
    button: string
    doneTitle: string
    done(day: string): string
  }
  stop: {
    title: string
    lead(name: string): string
    askedLead(name: string): string
    line: string
    all: string
    doneTitle: string
    done: Record<'line' | 'all', string>
  }
  lost: { title: string; lead: string }
  product: string
}

export const wishWords: Record<Locale, Words> = {
  en: {
    title: 'Wishlist',
    lead: 'What you want to find again. If you like, we write to you when a product is back or costs less: once each time, and about nothing else.',
    emptyTitle: 'Nothing here yet',
    empty: 'Put products here with the heart on their card or with the button on their page.',
    shop: 'To the catalogue',
    gone: 'A product that we no longer sell',
    stock: 'Tell me when it is back in stock',
    stockHint: 'Once for each time that it comes back.',
    price: 'Tell me when the price falls',
    priceHint: (today) => `Today it costs ${today}. Left empty: as soon as it costs less.`,
    atMost: 'At most',
    save: 'Save',
    remove: 'Remove',
    told: { stock: (at) => `Told on ${at} that it is back.`, price: (at) => `Told of a price on ${at}.` },
    keptUntil: (day) => `Kept until ${day}; every change begins a new year.`,
    letters: 'Each letter has a link that ends it.',
    add: (name) => `Put ${name} on my wishlist`,
    errors: { amount: 'Please write an amount, such as 19.99.' },
    news: {
      added: 'It is on your wishlist.',
      removed: 'It is no longer on your wishlist.',
      saved: 'Saved.',
      full: 'Your wishlist is full: please remove something first.',
      unknown: 'We do not know this product (any more).',
    },
    tellMe: {
      title: (name) => `Tell me when ${name} is back`,
      lead: 'We write you one letter when it is back in stock, and forget your address within a week of it, or after a year at the latest. First we ask you by a letter whether it was you.',
      email: 'Your e-mail address',
      agree:
        'By sending this you agree that we keep your address for that one letter. Each letter has a link that takes it back.',
      send: 'Tell me when it is back',
      sentTitle: 'Please look into your mailbox',
      sent: 'If it is not on its way already, a letter comes to this address. Confirm it with one click; without it we write nothing.',
      back: 'Back to the product',
      isThere: 'It is in stock: you can buy it now.',
      errors: { email: 'Please check the address.' },
    },
    confirm: {
      title: 'Shall we tell you?',
      lead: (name) =>
        `One letter when ${name} is back in stock, to the mailbox in which you found this link.`,
      button: 'Yes, tell me when it is back',
      doneTitle: 'We will tell you',
      done: (day) =>
        `One letter when it is back in stock. If that does not happen, this ends by itself on ${day}.`,
    },
    stop: {
      title: 'No more of these letters?',
      lead: (name) => `You asked us to write to you about ${name}.`,
      askedLead: (name) => `Somebody typed your address and asked us to write to you about ${name}.`,
      line: 'Nothing more about this product',
      all: 'Never again about any product',
      doneTitle: 'Done',
      done: {
        line: 'We write you nothing more about this product.',
        all: 'We write you no more about restocks and prices of any product, whoever types your address here. We remember that for a year; with an account you can ask anew at any time.',
      },
    },
    lost: {
      title: 'This link opens nothing',
      lead: 'What was asked for is over or was taken back already: nothing more is written about it.',
    },
    product: 'this product',
  },
  fr: {
    title: 'Mes envies',
    lead: 'Ce que vous voulez retrouver. Si vous le souhaitez, nous vous écrivons quand un produit revient ou coûte moins cher : une fois à chaque fois, et sur rien d’autre.',
    emptyTitle: 'Rien ici pour l’instant',
    empty: 'Ajoutez des produits avec le cœur sur leur carte ou le bouton sur leur page.',
    shop: 'Vers le catalogue',
    gone: 'Un produit que nous ne vendons plus',
    stock: 'M’avertir de son retour en stock',
    stockHint: 'Une fois à chaque retour.',
    price: 'M’avertir si le prix baisse',
    priceHint: (today) => `Il coûte ${today} aujourd’hui. Laissez vide : dès qu’il coûte moins.`,
    atMost: 'À ce prix au plus',
    save: 'Enregistrer',
    remove: 'Retirer',
    told: {
      stock: (at) => `Averti de son retour le ${at}.`,
      price: (at) => `Averti d’un prix le ${at}.`,
    },
    keptUntil: (day) => `Conservé jusqu’au ${day} ; chaque changement ouvre une nouvelle année.`,
    letters: 'Chaque message contient un lien pour y mettre fin.',
    add: (name) => `Ajouter ${name} à mes envies`,
    errors: { amount: 'Écrivez un montant, par exemple 19,99.' },
    news: {
      added: 'Ajouté à vos envies.',
      removed: 'Retiré de vos envies.',
      saved: 'Enregistré.',
      full: 'Votre liste est pleine : retirez d’abord quelque chose.',
      unknown: 'Nous ne connaissons pas (ou plus) ce produit.',
    },
    tellMe: {
      title: (name) => `M’avertir du retour de ${name}`,
      lead: 'Nous vous écrivons une seule fois, à son retour en stock, et oublions votre adresse dans la semaine qui suit, ou au plus tard au bout d’un an. Nous vous demandons d’abord, par un message, si c’était bien vous.',
      email: 'Votre adresse e-mail',
      agree:
        'En envoyant ceci, vous acceptez que nous gardions votre adresse pour ce seul message. Chaque message contient un lien pour revenir sur votre accord.',
      send: 'M’avertir de son retour',
      sentTitle: 'Regardez dans votre boîte aux lettres',
      sent: 'S’il n’est pas déjà en route, un message arrive à cette adresse. Confirmez d’un clic ; sans cela, nous n’écrivons rien.',
      back: 'Retour au produit',
      isThere: 'Il est en stock : vous pouvez l’acheter maintenant.',
      errors: { email: 'Vérifiez l’adresse.' },
    },
    confirm: {
      title: 'Vous avertir ?',
      lead: (name) =>
        `Un seul message au retour en stock de ${name}, dans la boîte où vous avez trouvé ce lien.`,
      button: 'Oui, avertissez-moi de son retour',
      doneTitle: 'Nous vous avertirons',
      done: (day) =>
        `Un seul message à son retour en stock. S’il ne revient pas, votre demande prend fin d’elle-même le ${day}.`,
    },
    stop: {
      title: 'Ne plus recevoir ces messages ?',
      lead: (name) => `Vous nous avez demandé de vous écrire au sujet de ${name}.`,
      askedLead: (name) =>
        `Quelqu’un a saisi votre adresse et nous a demandé de vous écrire au sujet de ${name}.`,
      line: 'Plus rien sur ce produit',
      all: 'Plus jamais, sur aucun produit',
      doneTitle: 'C’est fait',
      done: {
        line: 'Nous ne vous écrivons plus rien sur ce produit.',
        all: 'Nous ne vous écrivons plus sur les retours en stock ni les prix d’aucun produit, qui que ce soit qui saisisse votre adresse ici. Nous le retenons pendant un an\u202f; avec un compte, vous pouvez le demander de nouveau à tout moment.',
      },
    },
    lost: {
      title: 'Ce lien n’ouvre rien',
      lead: 'La demande a pris fin ou a déjà été retirée : plus rien n’est écrit à ce sujet.',
    },
    product: 'ce produit',
  },
}
