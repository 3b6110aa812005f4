import type { Child } from 'hono/jsx'
import { formatNumber } from '../numbers.ts'
import { account } from './account/en.ts'
import { admin } from './admin/en.ts'
import { desk } from './desk/en.ts'
import { disputeDesk } from './disputes/en.ts'
import { money } from './money/en.ts'
import { tickets } from './tickets/en.ts'
import { yourData } from './your-data/en.ts'

/** Wraps words of a sentence in a link or an emphasis; the page decides which. */
type Wrap = (words: string) => Child

const count = (n: number, one: string, many: string): string =>
  `${formatNumber(n, 'en')} ${n === 1 ? one : many}`

export const en = {
  account,
  admin,
  desk,
  disputeDesk,
  money,
  tickets,
  yourData,
  switchLanguage: 'Lire cette page en français',
  offer: (read: Wrap): Child[] => ['This page is also there ', read('in English'), '.'],
  skip: 'Skip to content',
  demo: 'Demo shop: no money moves, and the keys open nothing.',

  header: {
    home: (shop: string) => `${shop}, home`,
    search: 'Search for a product',
    searchButton: 'Search',
    sections: 'Sections',
    all: 'All products',
    software: 'Software',
    games: 'Games',
    giftCodes: 'Gift codes',
    onSale: 'On sale',
    account: 'Your account',
    signIn: 'Sign in',
    cart: 'Cart',
    cartWith: (n: number) => `Cart, ${count(n, 'key', 'keys')}`,
    currency: (name: string) => `prices in ${name}. Change`,
    theme: 'Colours',
    themes: { system: 'Like my device', light: 'Light', dark: 'Dark' },
    suggestions: 'Suggestions',
  },

  footer: {
    promise: 'One key, one owner. Every key is sold once and sealed until you open it.',
    help: 'Help',
    findOrder: 'Find my order',
    support: 'Contact and help',
    withdraw: 'Withdraw from contract here',
    rules: 'The small print, kept short',
    privacy: 'Privacy',
    cookies: 'Cookie settings',
    terms: 'Terms of sale',
    legalNotice: 'Legal notice',
    prices: 'Prices include VAT.',
  },

  availability: {
    inStock: 'In stock',
    few: (n: number) => `${n} left`,
    soldOut: 'Sold out',
    preorder: (date: string) => `Pre-order, ${date}`,
  },

  price: {
    now: 'Price',
    regular: 'Before',
    off: (percent: number) => `−${percent}%`,
    vatIncluded: 'VAT included',
    lowest: (price: string) => `Lowest price of the 30 days before the reduction: ${price}`,
    until: (time: string) => `Reduced until ${time}`,
    notIn: (currency: string) => `This product has no price in ${currency}; it is sold in euros.`,
  },

  home: {
    title: 'Licence keys, cut once',
    description:
      'Software, games and gift codes as licence keys. Every key is sold once, stays sealed until you open it, and reaches you within seconds.',
    headline: 'Every key is cut for one lock.',
    lead: 'Software, games and gift codes. You pay, the key is yours within seconds, and nobody else ever gets it.',
    browse: (n: number) => `See all ${formatNumber(n, 'en')} products`,
    promises: 'How we sell',
    promise1: 'Sold once',
    promise1Text: 'A key belongs to one order, for ever. The database itself refuses to sell it twice.',
    promise2: 'Sealed until you open it',
    promise2Text: 'Changed your mind? As long as the seal is whole, you have 14 days to withdraw.',
    promise3: 'No account needed',
    promise3Text: 'An e-mail address is enough. Your order has a page of its own, with your keys on it.',
    sale: 'On sale',
    newest: 'New here',
    categories: 'What are you looking for?',
    more: 'See all',
    moreOf: (section: string) => `See all: ${section}`,
    products: (n: number) => count(n, 'product', 'products'),
  },

  catalogue: {
    title: 'All products',
    titleOf: (name: string) => `${name} keys`,
    titleSearch: (text: string) => `Search: ${text}`,
    description: (n: number) =>
      `${count(n, 'licence key', 'licence keys')} for software, games and gift cards, prices with VAT.`,
    pageTitle: (title: string, page: number) => `${title}, page ${page}`,
    found: (n: number) => count(n, 'product', 'products'),
    foundFor: (n: number, text: string) => `${count(n, 'product', 'products')} for “${text}”`,
    didYouMean: (search: Child): Child[] => ['Did you mean ', search, '?'],
    filters: 'Filters',
    filtersOn: (n: number) => `Filters (${n})`,
    activeFilters: 'Active filters',
    remove: (name: string) => `Remove filter: ${name}`,
    clear: 'Clear all',
    category: 'Category',
    platform: 'Platform',
    region: 'Activates in',
    price: 'Price',
    priceFrom: (currency: string) => `From, in ${currency}`,
    priceTo: (currency: string) => `To, in ${currency}`,
    priceApply: 'Apply price',
    priceRange: (from: string, to: string) => `${from} to ${to}`,
    priceAbove: (from: string) => `from ${from}`,
    priceBelow: (to: string) => `up to ${to}`,
    only: 'Show only',
    inStock: 'In stock',
    onSale: 'On sale',
    more: (n: number) => `${n} more`,
    sort: 'Sort by',
    sorts: {
      relevance: 'Best match',
      newest: 'Newest',
      price_up: 'Price, low to high',
      price_down: 'Price, high to low',
      name: 'Name',
    },
    emptyTitle: 'Nothing fits all of that',
    emptySearch: (text: string) => `We found nothing for “${text}”.`,
    emptyHint: 'Try fewer words or a platform’s name, or take a filter away.',
    emptyAll: 'See all products',
    results: 'Products',
  },

  pagination: {
    label: 'Pages',
    previous: 'Previous',
    next: 'Next',
    page: (n: number) => `Page ${n}`,
  },

  product: {
    description: (name: string, platform: string) => `Licence key for ${name}, to activate on ${platform}.`,
    breadcrumb: 'You are here',
    facts: 'Facts',
    platform: 'Activate on',
    region: 'Works in',
    worldwide: 'Every country',
    countries: (n: number) => count(n, 'country', 'countries'),
    showCountries: 'Which ones?',
    delivery: 'Delivery',
    deliveryNow: 'Key on your order page, seconds after payment',
    deliveryPreorder: (date: string) => `Key on your order page once it is released, from ${date}`,
    publisher: 'Publisher',
    quantity: 'Quantity',
    add: 'Add to cart',
    addPreorder: 'Pre-order',
    soldOutHint: 'We have no key for this one. Other editions or products below may suit you.',
    addRefusedSoldOut: 'We do not have that many keys left.',
    addRefusedTooMany: 'One order holds at most 20 keys of a product.',
    preorderNote: (date: string) =>
      `You pay now and get your key from ${date} on. Until you open it, you may withdraw within 14 days of your order.`,
    about: 'About this product',
    features: 'What is in it',
    activation: (platform: string) => `How to activate on ${platform}`,
    openPlatform: (platform: string) => `Open ${platform}`,
    after: 'After you pay',
    step1: 'Your key is yours',
    step1Text: 'It is taken out of stock for your order alone.',
    step2: 'It waits under its seal',
    step2Text: 'On your order page. Sealed, it can be returned within 14 days.',
    step3: 'You open it',
    step3Text: 'One press, and you have the key, on the page and by e-mail.',
    siblings: 'Other editions',
    related: 'You may also like',
  },

  bundle: {
    of: (n: number) => `Bundle of ${n}`,
    title: 'In this bundle',
    delivery: (n: number) => `${n} keys on your order page, seconds after payment`,
    apart: (sum: string) => `Bought one by one, they cost ${sum} today.`,
    shares: 'While it is sealed, each key can be returned by itself for its share of the price.',
    bought: (name: string) => `In the bundle “${name}”`,
    also: 'Also in a bundle',
  },

  cart: {
    title: 'Your cart',
    empty: 'Your cart is empty',
    emptyHint: 'Products that you add wait here for 30 days, on this device.',
    emptyAction: 'See all products',
    lines: 'Products in your cart',
    each: (price: string) => `${price} each`,
    quantity: (name: string) => `Quantity of ${name}`,
    fewer: (name: string) => `One fewer: ${name}`,
    moreOf: (name: string) => `One more: ${name}`,
    remove: 'Remove',
    removeLabel: (name: string) => `Remove ${name}`,
    priceRose: (before: string) => `The price rose since you added it; it was ${before}.`,
    priceFell: (before: string) => `The price fell since you added it; it was ${before}.`,
    gone: (n: number) =>
      n === 1
        ? 'A product in your cart is no longer sold, so we took it out.'
        : `${n} products in your cart are no longer sold, so we took them out.`,
    unpriced: (names: string, n: number, currency: string) =>
      `${names} ${n === 1 ? 'has' : 'have'} no price in ${currency}, so the whole cart is in euros: one order is paid in one currency.`,
    notEnough: (left: number) =>
      left === 0
        ? 'Sold out since you added it. Please remove it to go on.'
        : `Only ${left} left. Please take fewer.`,
    preorder: (date: string) => `Pre-order: the key comes from ${date} on.`,
    added: 'It is in your cart.',
    total: 'Total',
    vat: 'VAT included',
    checkout: 'Go to checkout',
    goOn: 'Look further',
    subtotal: 'Products',
    coupon: {
      have: 'I have a code',
      label: 'Code',
      apply: 'Use it',
      applied: (code: string) => `The code ${code} is used.`,
      remove: 'Take it out',
      removeLabel: (code: string) => `Take the code ${code} out`,
      discount: (code: string) => `Discount, code ${code}`,
      refusals: {
        unknown_code: 'We know no such code. Please compare it once more with what you were sent.',
        not_yet: 'This code can be used later; its time has not come yet.',
        over: 'This code is over.',
        used_up: 'This code has been used as often as it could be.',
        no_products: 'This code is for none of the products in your cart at their price of today.',
        other_currency:
          'This code takes an amount off in another currency than that of your cart. Choose that currency at the top of the page to use it.',
      },
    },
  },

  checkout: {
    title: 'Checkout',
    errorTitle: 'Please check this before you order',
    contact: 'Where should it go?',
    email: 'E-mail address',
    emailHint: 'For the confirmation and the link to your keys. Nothing else is sent there.',
    country: 'Country where you live',
    countryHint: 'We need it for VAT, and to see that your keys work there.',
    countryChoose: 'Choose a country',
    name: 'Name (optional)',
    nameHint: 'If you want it on the order.',
    business: 'I buy for a company',
    companyName: 'Company',
    companyAddress: 'Address of the company',
    delivery: 'When do you want to see your keys?',
    sealed: 'Sealed, I open them when I like',
    sealedHint: 'You keep your right to withdraw for 14 days, as long as the seal is whole.',
    atOnce: 'At once, straight after payment',
    atOnceHint:
      'On the order page and by e-mail. You then cannot withdraw any more, and we ask you to confirm that.',
    confirmations: 'Needed for delivery at once',
    summary: 'Your order',
    change: 'Change cart',
    preorder: (date: string) => `Pre-order: key from ${date} on`,
    quantity: (n: number) => `${n} ×`,
    total: 'Total, VAT included',
    button: 'Order and pay',
    buttonFree: 'Order, nothing to pay',
    payNoteFree: 'Nothing is paid. The link to your keys comes by mail to the address above, and only there.',
    haveCode: 'I have a code',
    byLetter: {
      title: 'It is on its way to you',
      sent: (email: string) => `Your order is placed. The link to your keys went to ${email}.`,
      none: 'Nothing there after a few minutes? Look among the unwanted mail, or write to us:',
    },
    payNote: 'You pay on the page of our payment provider, Stripe. We never see your card.',
    payNoteDemo: 'The next page plays the payment provider. No money moves.',
    terms: (terms: Wrap, withdraw: Wrap, privacy: Wrap): Child[] => [
      'Our ',
      terms('terms of sale'),
      ' apply. You may withdraw ',
      withdraw('as described here'),
      '. What happens to your data is in our ',
      privacy('privacy notice'),
      '.',
    ],
    errors: {
      emailMissing: 'Please write your e-mail address.',
      emailWrong: 'This does not look like an e-mail address. Example: ada@example.org',
      countryMissing: 'Please choose the country where you live.',
      tooLong: (max: number) => `Please keep this under ${max} characters.`,
      companyName: 'Please write the company’s name, or clear its address.',
      express: 'For delivery at once we need this confirmation.',
      acknowledge: 'For delivery at once we need this confirmation.',
      region: (name: string, country: string) =>
        `${name} cannot be activated in ${country}. Please remove it from your cart.`,
      soldOut: (name: string, wanted: number, left: number) =>
        left === 0
          ? `${name} has just sold out. Please remove it from your cart.`
          : `You want ${wanted} of ${name}, and ${left} are left. Please change your cart.`,
      coupons: {
        over: 'The code in your cart ended in the meantime. The summary shows what it costs without it.',
        used_up: 'Somebody was faster: the code in your cart has been used as often as it could be.',
        used_before:
          'The code in your cart was used with this address before, and can be used once. Take it out of the cart to go on without it.',
      },
      freeLimit:
        'So many free keys are not given away in one day, to one address or from one connection. Please come back tomorrow, or take fewer.',
      limits: {
        open_orders:
          'Several orders with this address wait for their payment. Please pay or cancel one of them first; what is not paid ends by itself within the hour.',
        product_units:
          'That is more of one product than is sold to one address in a day. Please take fewer, or write to us.',
        coupon_orders:
          'So many orders with a code came from your connection within an hour. Please wait a little, or order without a code.',
      },
      tooLittle: (least: string) =>
        `Card payments begin at ${least}. Please add something, or choose another currency.`,
      priceChanged:
        'A price changed in the meantime. The summary shows today’s total; please look again before you order.',
      form: 'This form was incomplete. Please send it again.',
    },
  },

  order: {
    title: (number: string) => `Order ${number}`,
    states: {
      placed: 'Waiting for payment',
      awaiting_payment: 'Waiting for payment',
      awaiting_choice: 'We need your answer',
      in_review: 'We are checking the payment',
      confirmed: 'Paid',
      part_fulfilled: 'Partly delivered',
      fulfilled: 'Your keys are here',
      cancelled: 'Cancelled',
      expired: 'Not paid in time',
      refunded: 'Refunded',
    },
    fulfilledOne: 'Your key is here',
    leads: {
      unpaid: (n: number, until: string) =>
        `Your ${n === 1 ? 'key is' : 'keys are'} held for you until ${until}.`,
      unpaidPreorder: (until: string) =>
        `Your pre-order waits for its payment until ${until}. This page updates itself.`,
      paying: (n: number) =>
        `As soon as the payment is confirmed, ${n === 1 ? 'it appears' : 'they appear'} here. This page updates itself.`,
      awaiting_choice: 'You paid, and a key is missing. That is our fault. Please tell us what you prefer.',
      in_review:
        'Some payments are looked at by a person. Your money is only held, not taken, and your keys are set aside.',
      reviewed: (until: string) =>
        `A person looks at this payment by hand, until ${until} at the latest. Nothing is charged before, and your keys are set aside for you. We write to you when it is decided.`,
      reviewedPaid: (until: string) =>
        `Your payment has arrived, and a person looks at it by hand, until ${until} at the latest. Then your keys come, or all of your money goes back.`,
      confirmed: 'Thank you. Your payment is in; what we still owe you is below.',
      confirmedSealed: (n: number): string =>
        n === 1
          ? 'Thank you. The key is yours and waits below, under its seal.'
          : 'Thank you. The keys are yours and wait below, under their seals.',
      confirmedOpen: (n: number): string =>
        n === 1
          ? 'Thank you. Your key is below, and on its way to your mailbox.'
          : 'Thank you. Your keys are below, and on their way to your mailbox.',
      part_fulfilled: 'Some of your keys are here, the others follow.',
      cancelled: 'This order was cancelled. No money was taken.',
      expired: 'The time to pay ran out, so nothing is held for you any more. No money was taken.',
      refunded: 'Your money is on its way back to you. With a card that takes 5 to 10 days.',
    },
    steps: {
      label: 'Where your order is',
      placed: 'Ordered',
      paid: 'Paid',
      delivered: 'Delivered',
      given: 'Gift sent',
    },
    pay: 'Pay now',
    payAgainFailed:
      'The payment page cannot be reached right now. Your order still stands; please try again in a minute.',
    again: 'Order again',
    cancel: 'Cancel this order',
    save: 'Keep the link to this page: it opens your order without a password.',
    saveToo: 'You also have it in your mailbox.',
    keys: (n: number): string => (n === 1 ? 'Your key' : 'Your keys'),
    ordered: 'What you had ordered',
    keyOf: (n: number, all: number) => `Key ${n} of ${all}`,
    key: 'Key',
    openAll: (n: number) => `Open all ${n} sealed keys`,
    details: 'Order details',
    number: 'Order number',
    placedAt: 'Ordered on',
    paidAt: 'Paid on',
    email: 'E-mail',
    name: 'Name',
    company: 'Company',
    country: 'Country',
    delivery: 'Delivery',
    deliveries: { sealed: 'Sealed', at_once: 'At once' },
    net: 'Net',
    vat: 'VAT',
    total: 'Total',
    quantity: (n: number) => `${n} ×`,
    help: 'Something is not right?',
    helpText: 'We read every message and answer with your order beside us.',
    helpLink: 'Contact and help',
    withdrawUntil: (date: string) => `While a key is sealed, you may withdraw until ${date}.`,
    withdrawLink: 'How to withdraw',
    emailRefused: 'Our letter did not reach you',
    emailRefusedText: (email: string) =>
      `Our letter to ${email} came back or was refused. Your keys are safe on this page. Please give us an address that works.`,
    newEmail: 'New e-mail address',
    proofs: {
      card: { label: 'Proof that you paid', hint: 'The last four digits of the card that you paid with.' },
      address: {
        label: 'The e-mail address that you ordered with',
        hint: 'In full and as you typed it when you ordered, typing mistakes included. It shows us that the order is yours.',
      },
    },
    correctEmail: 'Use this address',
    emailErrors: {
      proof: 'That does not match the order. Please look again.',
      email: 'This does not look like an e-mail address.',
      too_many_attempts: 'That was tried too often. Please come back tomorrow, or write to us.',
    },
    emailCorrected: 'Thank you. We are sending everything to the new address.',
    shortage: {
      title: 'A key is missing',
      text: 'Between your order and your payment we ran out. You choose:',
      due: (date: string) => `Without an answer by ${date} the money goes back to you by itself.`,
      wait: 'I wait for the next delivery',
      refund: 'I want my money back',
      failed: 'That was already settled. This is how your order stands now.',
    },
    expiredLinkTitle: 'This link has grown old',
    expiredLinkText: 'For your safety, links to orders end after a while. We gladly send you a new one.',
    unknownTitle: 'We do not know this order',
    unknownText:
      'The link may have been cut off. Look it up with your order number, and we send you a new one.',
    find: 'Find my order',
    refreshed: 'Your order has changed. The page shows how it stands now.',
  },

  key: {
    sealed: 'Sealed',
    sealedText: 'It is yours. Open it when you need it.',
    open: 'Open the key',
    openLabel: (name: string) => `Open the key for ${name}`,
    opening: 'Opening',
    openingText:
      'Your confirmation is on its way to your mailbox. As soon as it arrives there, the key opens here, by itself.',
    openingLong:
      'Your mail server is taking its time. You may close this page; the key will be here, and in your mailbox.',
    copy: 'Copy',
    copied: 'Copied',
    copyLabel: (name: string) => `Copy the key for ${name}`,
    image: (name: string) => `Key for ${name}, as a picture`,
    guide: (platform: string) => `How to activate on ${platform}`,
    activate: (platform: string) => `Open ${platform}`,
    broken: 'It does not work',
    waiting: 'Waiting for payment',
    waitingText: 'This key is held for you.',
    unpaidPreorderText: (date: string) => `Once it is paid, your key comes on ${date}, with the release.`,
    unpaidText: 'Once it is paid, we get the key for you.',
    missing: 'Missing',
    missingText: 'We owe you this key. Please choose above.',
    backordered: 'On its way to us',
    backorderedText: (date: string) => `We expect it by ${date} and write to you when it is here.`,
    backorderedOpen: 'We write to you as soon as it is here.',
    preordered: 'Pre-ordered',
    preorderText: (date: string) => `Released on ${date}. We write to you when your key is here.`,
    withheld: 'On hold',
    withheldText:
      'The bank has a question about this payment. Until it is answered, no key leaves this order.',
    refunding: 'Being refunded',
    refundingText: 'The money is on its way back to you.',
    refunded: 'Refunded',
    refundedText: 'The money was sent back to you.',
    released: 'Not held any more',
    releasedText: 'This key went back on the shelf.',
    preorderEnded: 'Not pre-ordered any more',
    preorderEndedText: 'No key will be set aside for this order.',
    unreadable: 'This key cannot be shown right now. It is yours and it is safe; please reload in a moment.',
  },

  reveal: {
    title: 'Open the seal?',
    titleMany: (n: number) => `Open ${n} seals?`,
    lead: 'While a key is sealed, you can send it back. Once it is open, you cannot. The law has us ask you two things first.',
    what: 'You open',
    questions: 'Please confirm',
    receipt: 'We send a copy of these answers to your mailbox first. Then the seal opens.',
    button: 'Open the seal',
    buttonMany: 'Open the seals',
    back: 'Not now',
    errors: {
      answers_missing: 'Please confirm both sentences, or go back and leave the key sealed.',
      not_sealed: 'There is no sealed key here any more. This is how your order stands.',
      email_refused:
        'Our letters do not reach you, so the confirmation cannot arrive. Please correct your address first.',
    },
  },

  emailQuestion: {
    ask: (meant: string) => `Did you mean ${meant}?`,
    meant: (meant: string) => `Yes, use ${meant}`,
    insist: (typed: string) => `If ${typed} is right, send the form again as it is.`,
  },

  findOrder: {
    title: 'Find my order',
    lead: 'Tell us the order’s number and the e-mail address that you ordered with. We send a new link to that address.',
    number: 'Order number',
    numberHint: 'Eight letters and digits, for example 7KQM-2RX9. It is in our first e-mail.',
    email: 'E-mail address',
    button: 'Send me the link',
    sent: 'If that order exists with this address, the link is on its way to it. It usually takes a minute; look into the spam folder too.',
    lost: 'You do not have the number any more?',
    lostText: 'Write to us from the same address and tell us roughly when you ordered.',
    errors: {
      number: 'An order number has eight letters and digits, for example 7KQM-2RX9.',
      email: 'Please write the e-mail address that you ordered with.',
    },
  },

  support: {
    title: 'Contact and help',
    lead: 'The quickest way to the right answer:',
    brokenTitle: 'A key does not work',
    broken1: 'Compare the platform and the region on your order page with your account there.',
    broken2: 'Copy the key with its button. Typing confuses 0 and O.',
    broken3:
      'Still refused? Press “It does not work” beside the key on your order page, and choose what the platform says: mostly another key comes at once.',
    lostTitle: 'You cannot find your key',
    lostText: (find: Wrap): Child[] => [
      'Look it up under ',
      find('Find my order'),
      '; we send you a new link.',
    ],
    mindTitle: 'You have changed your mind',
    mindText: (withdraw: Wrap): Child[] => [
      'As long as the seal is whole: ',
      withdraw('Withdraw from contract here'),
      '.',
    ],
    reachTitle: 'Write to us',
    ask: 'Ask a question',
    write: 'Write an e-mail',
    subject: 'Question about an order',
    never: 'We never ask for your password or your card number.',
  },

  privacy: {
    overdue: (rows: number, at: string) => `Overdue deletions: ${rows}, as of ${at}.`,
    forPrograms: 'The same for programs',
  },

  documents: {
    names: {
      privacy: 'Privacy',
      terms: 'Terms of sale',
      withdrawal: 'Right of withdrawal',
      'legal-notice': 'Legal notice',
      cookies: 'Cookies',
      consent: 'Question about cookies',
    },
    label: 'Documents',
    published: (date: string) => `Published in these words on ${date}.`,
    versions: 'Earlier versions',
    title: (name: string) => `${name}: every version`,
    lead: 'What was once published stays as it was. Of each version you see here what it took away and what it brought.',
    back: 'The text of today',
    first: 'The first version.',
    otherLanguage: 'Only the words of the other language changed.',
    whole: 'The whole text',
  },

  cookies: {
    title: 'Cookies',
    leadWithChoice:
      'By itself this shop sets essential cookies only, each for one purpose. Others come only if you allow them.',
    lead: 'This shop sets essential cookies only, each for one purpose. None of them follows you, so there is nothing to consent to.',
    name: 'Name',
    purpose: 'What for',
    kept: 'Kept for',
    days: (n: number) => count(n, 'day', 'days'),
    purposes: {
      cart: 'Remembers your cart. Set when you put something into it.',
      theme: 'Remembers light or dark colours. Set when you choose.',
      currency: 'Remembers the currency in which you read prices. Set when you choose another than euros.',
      session: 'Keeps you signed in. Set when you sign in.',
      device:
        'Recognises this browser, so that a sign-in from another one can be told to you. Set on the sign-in page.',
      consent: 'Remembers what you allowed or refused. Set when you answer.',
      keys: 'Turns the keyboard shortcuts off. Set in the back office only, when its staff ask for it.',
      uncounted: 'Leaves your visits out of the counts. Set when you object to being counted.',
    },
    categories: { essential: 'Essential' },
    category: 'Kind',
    ownTitle: 'Cookies of the shop',
    othersTitle: 'Only if you allow them',
    othersLead:
      'Loaded by your browser from those who offer them, on pages of the shop window alone: never on an order, in your account or at the checkout.',
    setBy: 'Set by',
    noCookie: 'none',
    payment: 'On the payment page of Stripe, Stripe’s own cookies apply.',
  },

  consent: {
    title: 'Cookies: your choice',
    ask: (uses: string) =>
      `If you agree, this page loads ${uses}. If you do not answer, it loads nothing of the kind. Your answer holds for six months; you can change it at the foot of every page.`,
    and: ', and ',
    use: {
      measurement: (names: string) => `${names} to measure how the shop is used`,
      advertising: (names: string) => `${names} to measure our advertising and to show it to you elsewhere`,
    },
    acceptAll: 'Accept all',
    rejectAll: 'Reject all',
    choose: 'Choose one by one',
    save: 'Save my choice',
    withdraw: 'Withdraw my consent to cookies',
    choiceTitle: 'Your choice',
    purposes: {
      measurement: { name: 'Measurement', what: 'Which pages are used and how often; measured by' },
      advertising: {
        name: 'Advertising',
        what: 'Whether our advertising works, and showing it to you elsewhere; done by',
      },
    },
    standing: {
      none: 'You have not answered yet, so nothing is loaded.',
      signal:
        'Your browser sends “Global Privacy Control”. We take that as a refusal for as long as it does: you are asked nothing, and nothing is loaded.',
      refused: 'You refused everything, so nothing is loaded.',
      m: 'You allowed measurement, and nothing else.',
      a: 'You allowed advertising, and nothing else.',
      ma: 'You allowed measurement and advertising.',
    },
    remembered:
      'We remember an answer for six months, a refusal as well as a consent. As proof we keep what was answered, when and to which words for twelve months, under a random number that stands in your cookie alone.',
  },

  legalNotice: {
    title: 'Legal notice',
    seller: 'Seller and publisher of this site',
    registration: 'Registration',
    vat: 'VAT number',
    director: 'Responsible for the content',
    host: 'Hosting',
    mediator: 'Consumer mediator',
    software: 'Software',
    softwareText: 'AllKeyMasters, open source under the MIT licence.',
    demo: 'This is a demo. The seller named here does not exist, and nothing is really sold.',
  },

  challenge: {
    why: 'There were many tries in a short time. Before the next one your browser solves a small sum, which keeps machines away.',
    without: (wait: string) => `Without JavaScript: please wait ${wait}, then send the form again.`,
    working: 'Your browser is working it out. This usually takes a second or two; you can go on typing.',
    done: 'Solved. You can send the form now.',
    wait: (wait: string) => `There were too many tries. Please wait ${wait}, then try again.`,
    seconds: (n: number) => count(n, 'second', 'seconds'),
    minutes: (n: number) => count(n, 'minute', 'minutes'),
  },

  errors: {
    notFoundTitle: 'No lock fits this address',
    notFoundText: 'The page does not exist, or does not exist any more.',
    methodTitle: 'That does not work here',
    methodText: 'This address cannot be used that way. Please go back and use the buttons of the page.',
    refusedTitle: 'We did not accept that',
    refusedText:
      'The form did not come from our own page, so nothing was changed. Please open the page anew and try again.',
    conflictTitle: 'That has changed in the meantime',
    conflictText: 'Please look at the page again and repeat what you wanted to do.',
    tooOftenTitle: 'Too many tries',
    tooOftenText: 'Please wait a few minutes and try again.',
    tooLargeTitle: 'That was too much at once',
    tooLargeText: 'What was sent is larger than any form of this shop. Nothing was changed.',
    unprocessableTitle: 'We could not read that',
    unprocessableText: 'Something in the address or form was not as expected. Nothing was changed.',
    brokenTitle: 'Something broke on our side',
    brokenText:
      'We have noted it. Please try again in a moment. If you were paying: nothing is charged twice, and your order page tells how it stands.',
    unavailableTitle: 'We cannot reach our stock right now',
    unavailableText: 'Please try again in a minute. Nothing that you did is lost.',
    home: 'To the home page',
    search: 'Search the shop',
  },

  mail: {
    open: 'Mailbox',
    title: 'Mailbox of the demo',
    lead: 'Letters that the shop would have sent. None of them left this machine.',
    none: 'No letters yet',
    noneHint: 'Buy something, and the confirmation appears here.',
    to: 'To',
    subject: 'Subject',
    at: 'Written',
    back: 'All letters',
    letter: 'The letter',
    plain: 'As plain text',
    attached: 'Attached',
    kilobytes: (n: number) => `${n} kB`,
  },
}

export type Messages = typeof en
