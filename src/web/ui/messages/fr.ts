import { formatNumber } from '../numbers.ts'
import { account } from './account/fr.ts'
import { admin } from './admin/fr.ts'
import { desk } from './desk/fr.ts'
import { disputeDesk } from './disputes/fr.ts'
import type { Messages } from './en.ts'
import { money } from './money/fr.ts'
import { tickets } from './tickets/fr.ts'
import { yourData } from './your-data/fr.ts'

const count = (n: number, one: string, many: string): string =>
  `${formatNumber(n, 'fr')} ${n < 2 ? one : many}`

export const fr = {
  account,
  admin,
  desk,
  disputeDesk,
  money,
  tickets,
  yourData,
  switchLanguage: 'Read this page in English',
  offer: (read) => ['Cette page existe aussi ', read('en français'), '.'],
  skip: 'Aller au contenu',
  demo: 'Démonstration : rien n’est débité, et les clés n’ouvrent rien.',

  header: {
    home: (shop) => `${shop}, accueil`,
    search: 'Chercher un produit',
    searchButton: 'Chercher',
    sections: 'Rayons',
    all: 'Tous les produits',
    software: 'Logiciels',
    games: 'Jeux',
    giftCodes: 'Cartes cadeaux',
    onSale: 'Promotions',
    account: 'Votre compte',
    signIn: 'Se connecter',
    cart: 'Panier',
    cartWith: (n) => `Panier, ${count(n, 'clé', 'clés')}`,
    currency: (name) => `prix en ${name}. Changer`,
    theme: 'Couleurs',
    themes: { system: 'Comme mon appareil', light: 'Clair', dark: 'Sombre' },
    suggestions: 'Suggestions',
  },

  footer: {
    promise:
      'Une clé, un propriétaire. Chaque clé est vendue une seule fois et reste scellée jusqu’à ce que vous l’ouvriez.',
    help: 'Aide',
    findOrder: 'Retrouver ma commande',
    support: 'Contact et aide',
    withdraw: 'Renoncer au contrat ici',
    rules: 'Les petites lignes, en bref',
    privacy: 'Vie privée',
    cookies: 'Gérer les cookies',
    terms: 'Conditions de vente',
    legalNotice: 'Mentions légales',
    prices: 'Prix TTC.',
  },

  availability: {
    inStock: 'En stock',
    few: (n) => (n === 1 ? 'Plus qu’une clé' : `Plus que ${n}`),
    soldOut: 'Épuisé',
    preorder: (date) => `Précommande, ${date}`,
  },

  price: {
    now: 'Prix',
    regular: 'Avant',
    off: (percent) => `−${percent} %`,
    vatIncluded: 'TVA comprise',
    lowest: (price) => `Prix le plus bas des 30 jours avant la réduction : ${price}`,
    until: (time) => `Prix réduit jusqu’au ${time}`,
    notIn: (currency) => `Ce produit n’a pas de prix en ${currency}\u202f; il est vendu en euros.`,
  },

  home: {
    title: 'Des clés de licence, taillées une seule fois',
    description:
      'Logiciels, jeux et cartes cadeaux sous forme de clés de licence. Chaque clé est vendue une seule fois, reste scellée jusqu’à ce que vous l’ouvriez, et vous parvient en quelques secondes.',
    headline: 'Chaque clé, pour une seule serrure.',
    lead: 'Logiciels, jeux et cartes cadeaux. Vous payez, la clé est à vous en quelques secondes, et personne d’autre ne l’aura jamais.',
    browse: (n) => `Voir les ${formatNumber(n, 'fr')} produits`,
    promises: 'Notre façon de vendre',
    promise1: 'Vendue une seule fois',
    promise1Text:
      'Une clé appartient à une commande, pour toujours. La base de données elle-même refuse de la vendre deux fois.',
    promise2: 'Scellée jusqu’à l’ouverture',
    promise2Text:
      'Vous changez d’avis ? Tant que le sceau est intact, vous avez 14 jours pour vous rétracter.',
    promise3: 'Sans compte',
    promise3Text: 'Une adresse e-mail suffit. Votre commande a sa propre page, avec vos clés.',
    sale: 'En promotion',
    newest: 'Nouveautés',
    categories: 'Que cherchez-vous ?',
    more: 'Tout voir',
    moreOf: (section) => `Tout voir : ${section}`,
    products: (n) => count(n, 'produit', 'produits'),
  },

  catalogue: {
    title: 'Tous les produits',
    titleOf: (name) => `Clés ${name}`,
    titleSearch: (text) => `Recherche : ${text}`,
    description: (n) =>
      `${count(n, 'clé de licence', 'clés de licence')} pour logiciels, jeux et cartes cadeaux, prix TTC.`,
    pageTitle: (title, page) => `${title}, page ${page}`,
    found: (n) => count(n, 'produit', 'produits'),
    foundFor: (n, text) => `${count(n, 'produit', 'produits')} pour « ${text} »`,
    didYouMean: (search) => ['Vouliez-vous dire ', search, ' ?'],
    filters: 'Filtres',
    filtersOn: (n) => `Filtres (${n})`,
    activeFilters: 'Filtres actifs',
    remove: (name) => `Retirer le filtre : ${name}`,
    clear: 'Tout effacer',
    category: 'Catégorie',
    platform: 'Plateforme',
    region: 'Région d’activation',
    price: 'Prix',
    priceFrom: (currency) => `De, en ${currency}`,
    priceTo: (currency) => `À, en ${currency}`,
    priceApply: 'Appliquer le prix',
    priceRange: (from, to) => `de ${from} à ${to}`,
    priceAbove: (from) => `dès ${from}`,
    priceBelow: (to) => `jusqu’à ${to}`,
    only: 'N’afficher que',
    inStock: 'En stock',
    onSale: 'En promotion',
    more: (n) => `${n} de plus`,
    sort: 'Trier par',
    sorts: {
      relevance: 'Pertinence',
      newest: 'Nouveautés',
      price_up: 'Prix croissant',
      price_down: 'Prix décroissant',
      name: 'Nom',
    },
    emptyTitle: 'Aucun produit ne correspond à ces critères',
    emptySearch: (text) => `Nous n’avons rien trouvé pour « ${text} ».`,
    emptyHint: 'Essayez avec moins de mots, ou le nom d’une plateforme, ou retirez un filtre.',
    emptyAll: 'Voir tous les produits',
    results: 'Produits',
  },

  pagination: {
    label: 'Pages',
    previous: 'Précédente',
    next: 'Suivante',
    page: (n) => `Page ${n}`,
  },

  product: {
    description: (name, platform) => `Clé de licence pour ${name}, à activer sur ${platform}.`,
    breadcrumb: 'Vous êtes ici',
    facts: 'Caractéristiques',
    platform: 'Activation sur',
    region: 'Fonctionne dans',
    worldwide: 'Tous les pays',
    countries: (n) => count(n, 'pays', 'pays'),
    showCountries: 'Lesquels ?',
    delivery: 'Livraison',
    deliveryNow: 'Clé sur votre page de commande, quelques secondes après le paiement',
    deliveryPreorder: (date) => `Clé sur votre page de commande dès la sortie, à partir du ${date}`,
    publisher: 'Éditeur',
    quantity: 'Quantité',
    add: 'Ajouter au panier',
    addPreorder: 'Précommander',
    soldOutHint:
      'Nous n’avons plus de clé pour ce produit. Une autre édition ou un autre produit ci-dessous vous conviendra peut-être.',
    addRefusedSoldOut: 'Il ne nous reste pas autant de clés.',
    addRefusedTooMany: 'Une commande contient au plus 20 clés d’un même produit.',
    preorderNote: (date) =>
      `Vous payez maintenant et recevez votre clé à partir du ${date}. Tant que vous ne l’avez pas ouverte, vous pouvez vous rétracter dans les 14 jours suivant la commande.`,
    about: 'À propos de ce produit',
    features: 'Ce qu’il contient',
    activation: (platform) => `Comment activer sur ${platform}`,
    openPlatform: (platform) => `Ouvrir ${platform}`,
    after: 'Après le paiement',
    step1: 'La clé est à vous',
    step1Text: 'Elle sort du stock pour votre seule commande.',
    step2: 'Elle attend sous son sceau',
    step2Text: 'Sur votre page de commande. Scellée, elle peut être rendue pendant 14 jours.',
    step3: 'Vous l’ouvrez',
    step3Text: 'Un geste, et vous avez la clé, sur la page et par e-mail.',
    siblings: 'Autres éditions',
    related: 'Dans le même rayon',
  },

  bundle: {
    of: (n) => `Pack de ${n}`,
    title: 'Dans ce pack',
    delivery: (n) => `${n} clés sur votre page de commande, quelques secondes après le paiement`,
    apart: (sum) => `Achetés un par un, ils coûtent ${sum} aujourd’hui.`,
    shares: 'Tant qu’elle est scellée, chaque clé peut être rendue seule, pour sa part du prix.',
    bought: (name) => `Dans le pack «\u00a0${name}\u00a0»`,
    also: 'Aussi dans un pack',
  },

  cart: {
    title: 'Votre panier',
    empty: 'Votre panier est vide',
    emptyHint: 'Les produits que vous ajoutez vous attendent ici 30 jours, sur cet appareil.',
    emptyAction: 'Voir tous les produits',
    lines: 'Produits dans votre panier',
    each: (price) => `${price} l’unité`,
    quantity: (name) => `Quantité de ${name}`,
    fewer: (name) => `Un de moins : ${name}`,
    moreOf: (name) => `Un de plus : ${name}`,
    remove: 'Retirer',
    removeLabel: (name) => `Retirer ${name}`,
    priceRose: (before) => `Le prix a augmenté depuis votre ajout ; il était de ${before}.`,
    priceFell: (before) => `Le prix a baissé depuis votre ajout ; il était de ${before}.`,
    gone: (n) =>
      n === 1
        ? 'Un produit de votre panier n’est plus en vente ; nous l’avons retiré.'
        : `${n} produits de votre panier ne sont plus en vente ; nous les avons retirés.`,
    unpriced: (names, n, currency) =>
      `${names} ${n === 1 ? 'n’a' : 'n’ont'} pas de prix en ${currency}\u202f: tout le panier est donc en euros, car une commande se paie en une seule monnaie.`,
    notEnough: (left) =>
      left === 0
        ? 'Épuisé depuis votre ajout. Retirez-le pour continuer.'
        : `Il n’en reste que ${left}. Merci d’en prendre moins.`,
    preorder: (date) => `Précommande : la clé arrive à partir du ${date}.`,
    added: 'C’est dans votre panier.',
    total: 'Total',
    vat: 'TVA comprise',
    checkout: 'Passer la commande',
    goOn: 'Continuer mes achats',
    subtotal: 'Produits',
    coupon: {
      have: 'J’ai un code',
      label: 'Code',
      apply: 'Utiliser',
      applied: (code) => `Le code ${code} est appliqué.`,
      remove: 'Le retirer',
      removeLabel: (code) => `Retirer le code ${code}`,
      discount: (code) => `Réduction, code ${code}`,
      refusals: {
        unknown_code:
          'Nous ne connaissons pas ce code. Merci de le comparer encore une fois à celui que vous avez reçu.',
        not_yet: 'Ce code servira plus tard ; son heure n’est pas venue.',
        over: 'Ce code n’est plus valable.',
        used_up: 'Ce code a été utilisé autant de fois qu’il pouvait l’être.',
        no_products: 'Ce code ne concerne aucun produit de votre panier, à son prix d’aujourd’hui.',
        other_currency:
          'Ce code retire un montant dans une autre monnaie que celle de votre panier. Choisissez cette monnaie en haut de la page pour l’utiliser.',
      },
    },
  },

  checkout: {
    title: 'Commande',
    errorTitle: 'Merci de vérifier ceci avant de commander',
    contact: 'Où envoyer vos clés ?',
    email: 'Adresse e-mail',
    emailHint: 'Pour la confirmation et le lien vers vos clés. Rien d’autre n’y sera envoyé.',
    country: 'Pays où vous habitez',
    countryHint: 'Pour calculer la TVA, et pour vérifier que vos clés y fonctionnent.',
    countryChoose: 'Choisissez un pays',
    name: 'Nom (facultatif)',
    nameHint: 'Si vous souhaitez qu’il figure sur la commande.',
    business: 'J’achète pour une entreprise',
    companyName: 'Entreprise',
    companyAddress: 'Adresse de l’entreprise',
    delivery: 'Quand voulez-vous voir vos clés ?',
    sealed: 'Scellées, je les ouvre quand je veux',
    sealedHint: 'Vous gardez votre droit de rétractation pendant 14 jours, tant que le sceau est intact.',
    atOnce: 'Tout de suite, dès le paiement',
    atOnceHint:
      'Sur la page de commande et par e-mail. Vous ne pourrez alors plus vous rétracter, et nous vous demandons de le confirmer.',
    confirmations: 'Nécessaire pour une livraison immédiate',
    summary: 'Votre commande',
    change: 'Modifier le panier',
    preorder: (date) => `Précommande : clé à partir du ${date}`,
    quantity: (n) => `${n} ×`,
    total: 'Total TTC',
    button: 'Commander avec obligation de paiement',
    buttonFree: 'Commander sans rien payer',
    payNoteFree:
      'Rien n’est à payer. Le lien vers vos clés arrive par e-mail à l’adresse ci-dessus, et là seulement.',
    haveCode: 'J’ai un code',
    byLetter: {
      title: 'C’est en route',
      sent: (email) => `Votre commande est passée. Le lien vers vos clés est parti à ${email}.`,
      none: 'Rien après quelques minutes ? Regardez parmi les indésirables, ou écrivez-nous :',
    },
    payNote:
      'Vous payez sur la page de notre prestataire de paiement, Stripe. Nous ne voyons jamais votre carte.',
    payNoteDemo: 'La page suivante joue le rôle du prestataire de paiement. Aucun argent ne circule.',
    terms: (terms, withdraw, privacy) => [
      'Nos ',
      terms('conditions de vente'),
      ' s’appliquent. Vous pouvez vous rétracter ',
      withdraw('comme expliqué ici'),
      '. Notre page ',
      privacy('Vie privée'),
      ' explique ce que deviennent vos données.',
    ],
    errors: {
      emailMissing: 'Merci d’indiquer votre adresse e-mail.',
      emailWrong: 'Cela ne ressemble pas à une adresse e-mail. Exemple : ada@example.org',
      countryMissing: 'Merci de choisir le pays où vous habitez.',
      tooLong: (max) => `Merci de ne pas dépasser ${max} caractères.`,
      companyName: 'Merci d’indiquer le nom de l’entreprise, ou d’effacer son adresse.',
      express: 'Pour une livraison immédiate, il nous faut cette confirmation.',
      acknowledge: 'Pour une livraison immédiate, il nous faut cette confirmation.',
      region: (name, country) =>
        `${name} ne peut pas être activé dans ce pays : ${country}. Merci de le retirer du panier.`,
      soldOut: (name, wanted, left) =>
        left === 0
          ? `Le stock de ${name} vient de s’épuiser. Merci de le retirer du panier.`
          : `Vous voulez ${wanted} × ${name}, et il en reste ${left}. Merci de modifier le panier.`,
      coupons: {
        over: 'Le code de votre panier n’est plus valable. Le récapitulatif montre le prix sans lui.',
        used_up:
          'Quelqu’un a été plus rapide : le code de votre panier a été utilisé autant de fois qu’il pouvait l’être.',
        used_before:
          'Le code de votre panier a déjà servi avec cette adresse, et ne sert qu’une fois. Retirez-le du panier pour continuer sans lui.',
      },
      freeLimit:
        'Autant de clés gratuites ne sont pas données en un jour, à une adresse ou depuis une connexion. Revenez demain, ou prenez-en moins.',
      limits: {
        open_orders:
          'Plusieurs commandes passées avec cette adresse attendent leur paiement. Merci d’en payer ou d’en annuler une d’abord ; ce qui n’est pas payé prend fin tout seul dans l’heure.',
        product_units:
          'C’est plus d’un même produit que ce qui est vendu à une adresse en un jour. Prenez-en moins, ou écrivez-nous.',
        coupon_orders:
          'Beaucoup de commandes avec un code sont venues de votre connexion en une heure. Patientez un peu, ou commandez sans code.',
      },
      tooLittle: (least) =>
        `Le paiement par carte commence à ${least}. Ajoutez un produit, ou choisissez une autre monnaie.`,
      priceChanged:
        'Un prix a changé entre-temps. Le récapitulatif affiche le total à jour ; merci de le relire avant de commander.',
      form: 'Ce formulaire était incomplet. Merci de l’envoyer à nouveau.',
    },
  },

  order: {
    title: (number) => `Commande ${number}`,
    states: {
      placed: 'En attente de paiement',
      awaiting_payment: 'En attente de paiement',
      awaiting_choice: 'Nous attendons votre réponse',
      in_review: 'Nous vérifions le paiement',
      confirmed: 'Payée',
      part_fulfilled: 'Livrée en partie',
      fulfilled: 'Vos clés sont là',
      cancelled: 'Annulée',
      expired: 'Non payée à temps',
      refunded: 'Remboursée',
    },
    fulfilledOne: 'Votre clé est là',
    leads: {
      unpaid: (n, until) =>
        n === 1 ? `Votre clé est réservée jusqu’à ${until}.` : `Vos clés sont réservées jusqu’à ${until}.`,
      unpaidPreorder: (until) =>
        `Votre précommande attend son paiement jusqu’à ${until}. La page se met à jour toute seule.`,
      paying: (n) =>
        `Dès que le paiement sera confirmé, ${n === 1 ? 'elle apparaîtra' : 'elles apparaîtront'} ici. La page se met à jour toute seule.`,
      awaiting_choice:
        'Vous avez payé, et une clé manque. C’est notre faute. Dites-nous ce que vous préférez.',
      in_review:
        'Certains paiements sont vérifiés par une personne. La somme est seulement réservée, pas débitée, et vos clés sont mises de côté.',
      reviewed: (until) =>
        `Une personne vérifie ce paiement à la main, au plus tard le ${until}. Rien n’est débité avant, et vos clés sont mises de côté pour vous. Nous vous écrivons dès que c’est décidé.`,
      reviewedPaid: (until) =>
        `Votre paiement est arrivé, et une personne le vérifie à la main, au plus tard le ${until}. Ensuite vos clés arrivent, ou la somme entière vous revient.`,
      confirmed: 'Merci. Votre paiement est bien arrivé ; ce que nous vous devons encore figure ci-dessous.',
      confirmedSealed: (n) =>
        n === 1
          ? 'Merci. La clé est à vous et vous attend ci-dessous, sous son sceau.'
          : 'Merci. Les clés sont à vous et vous attendent ci-dessous, sous leur sceau.',
      confirmedOpen: (n) =>
        n === 1
          ? 'Merci. Votre clé est ci-dessous, et en route vers votre messagerie.'
          : 'Merci. Vos clés sont ci-dessous, et en route vers votre messagerie.',
      part_fulfilled: 'Une partie de vos clés est là, les autres suivent.',
      cancelled: 'Cette commande a été annulée. Rien n’a été débité.',
      expired: 'Le délai de paiement est passé : plus rien ne vous est réservé. Rien n’a été débité.',
      refunded: 'Le remboursement est en route. Par carte, il prend de 5 à 10 jours.',
    },
    steps: {
      label: 'Où en est votre commande',
      placed: 'Commandée',
      paid: 'Payée',
      delivered: 'Livrée',
      given: 'Cadeau envoyé',
    },
    pay: 'Payer maintenant',
    payAgainFailed:
      'La page de paiement est injoignable pour le moment. Votre commande reste valable ; merci de réessayer dans une minute.',
    again: 'Commander à nouveau',
    cancel: 'Annuler cette commande',
    save: 'Gardez le lien de cette page : il ouvre votre commande sans mot de passe.',
    saveToo: 'Vous l’avez aussi dans votre messagerie.',
    keys: (n) => (n === 1 ? 'Votre clé' : 'Vos clés'),
    ordered: 'Ce que vous aviez commandé',
    keyOf: (n, all) => `Clé ${n} sur ${all}`,
    key: 'Clé',
    openAll: (n) => `Ouvrir les ${n} clés scellées`,
    details: 'Détails de la commande',
    number: 'Numéro de commande',
    placedAt: 'Commandée le',
    paidAt: 'Payée le',
    email: 'E-mail',
    name: 'Nom',
    company: 'Entreprise',
    country: 'Pays',
    delivery: 'Livraison',
    deliveries: { sealed: 'Scellée', at_once: 'Immédiate' },
    net: 'Hors taxes',
    vat: 'TVA',
    total: 'Total TTC',
    quantity: (n) => `${n} ×`,
    help: 'Quelque chose ne va pas ?',
    helpText: 'Nous lisons chaque message et répondons avec votre commande sous les yeux.',
    helpLink: 'Contact et aide',
    withdrawUntil: (date) => `Tant qu’une clé est scellée, vous pouvez vous rétracter jusqu’au ${date}.`,
    withdrawLink: 'Comment se rétracter',
    emailRefused: 'Notre message ne vous est pas parvenu',
    emailRefusedText: (email) =>
      `Notre message à ${email} est revenu ou a été refusé. Vos clés sont en sûreté sur cette page. Merci de nous indiquer une adresse qui fonctionne.`,
    newEmail: 'Nouvelle adresse e-mail',
    proofs: {
      card: {
        label: 'Preuve de votre paiement',
        hint: 'Les quatre derniers chiffres de la carte utilisée.',
      },
      address: {
        label: 'L’adresse e-mail de votre commande',
        hint: 'En entier et telle que vous l’avez saisie en commandant, faute de frappe comprise. Elle nous montre que la commande est bien la vôtre.',
      },
    },
    correctEmail: 'Utiliser cette adresse',
    emailErrors: {
      proof: 'Cela ne correspond pas à la commande. Merci de vérifier.',
      email: 'Cela ne ressemble pas à une adresse e-mail.',
      too_many_attempts: 'Trop d’essais. Merci d’attendre jusqu’à demain, ou de nous écrire.',
    },
    emailCorrected: 'Merci. Nous envoyons tout à la nouvelle adresse.',
    shortage: {
      title: 'Il manque une clé',
      text: 'Entre votre commande et votre paiement, le stock s’est épuisé. À vous de choisir :',
      due: (date) => `Sans réponse d’ici au ${date}, le remboursement sera automatique.`,
      wait: 'J’attends la prochaine livraison',
      refund: 'Je veux un remboursement',
      failed: 'C’était déjà réglé. Voici où en est votre commande.',
    },
    expiredLinkTitle: 'Ce lien n’est plus valable',
    expiredLinkText:
      'Pour votre sécurité, les liens vers les commandes expirent au bout d’un certain temps. Nous vous en envoyons volontiers un nouveau.',
    unknownTitle: 'Nous ne connaissons pas cette commande',
    unknownText:
      'Le lien a peut-être été tronqué. Cherchez la commande avec son numéro, et nous vous enverrons un nouveau lien.',
    find: 'Retrouver ma commande',
    refreshed: 'Votre commande a changé. La page montre où elle en est.',
  },

  key: {
    sealed: 'Scellée',
    sealedText: 'Elle est à vous. Ouvrez-la quand vous en avez besoin.',
    open: 'Ouvrir la clé',
    openLabel: (name) => `Ouvrir la clé de ${name}`,
    opening: 'Ouverture en cours',
    openingText:
      'Votre confirmation est en route vers votre messagerie. Dès qu’elle y sera arrivée, la clé s’ouvrira ici, toute seule.',
    openingLong:
      'Votre messagerie prend son temps. Vous pouvez fermer cette page ; la clé sera ici, et dans votre messagerie.',
    copy: 'Copier',
    copied: 'Copiée',
    copyLabel: (name) => `Copier la clé de ${name}`,
    image: (name) => `Clé de ${name}, en image`,
    guide: (platform) => `Comment activer sur ${platform}`,
    activate: (platform) => `Ouvrir ${platform}`,
    broken: 'Elle ne fonctionne pas',
    waiting: 'En attente de paiement',
    waitingText: 'Cette clé vous est réservée.',
    unpaidPreorderText: (date) => `Une fois la commande payée, votre clé arrivera le ${date}, à la sortie.`,
    unpaidText: 'Une fois la commande payée, nous nous procurerons la clé pour vous.',
    missing: 'Manquante',
    missingText: 'Nous vous devons cette clé. Merci de choisir ci-dessus.',
    backordered: 'En attente de livraison',
    backorderedText: (date) => `Nous l’attendons d’ici au ${date} et vous écrirons dès qu’elle sera là.`,
    backorderedOpen: 'Nous vous écrirons dès qu’elle sera là.',
    preordered: 'Précommandée',
    preorderText: (date) => `Sortie le ${date}. Nous vous écrirons dès que votre clé sera là.`,
    withheld: 'En attente',
    withheldText:
      'La banque a une question sur ce paiement. Tant qu’elle n’a pas de réponse, aucune clé ne quitte cette commande.',
    refunding: 'Remboursement en cours',
    refundingText: 'Le remboursement est en route.',
    refunded: 'Remboursée',
    refundedText: 'La somme vous a été rendue.',
    released: 'Plus réservée',
    releasedText: 'Cette clé est retournée en rayon.',
    preorderEnded: 'Plus précommandée',
    preorderEndedText: 'Aucune clé ne sera mise de côté pour cette commande.',
    unreadable:
      'Cette clé ne peut pas être affichée pour le moment. Elle est à vous et en sûreté ; merci de recharger la page dans un instant.',
  },

  reveal: {
    title: 'Ouvrir le sceau ?',
    titleMany: (n) => `Ouvrir ${n} sceaux ?`,
    lead: 'Tant qu’une clé est scellée, vous pouvez la rendre. Une fois ouverte, non. La loi nous impose de vous demander d’abord deux choses.',
    what: 'Vous ouvrez',
    questions: 'Merci de confirmer',
    receipt: 'Nous vous envoyons d’abord une copie de ces réponses par e-mail. Puis le sceau s’ouvre.',
    button: 'Ouvrir le sceau',
    buttonMany: 'Ouvrir les sceaux',
    back: 'Pas maintenant',
    errors: {
      answers_missing:
        'Merci de confirmer les deux phrases, ou de revenir en arrière et de laisser la clé scellée.',
      not_sealed: 'Il n’y a plus de clé scellée ici. Voici où en est votre commande.',
      email_refused:
        'Nos messages ne vous parviennent pas, et la confirmation ne peut donc pas arriver. Merci de corriger d’abord votre adresse.',
    },
  },

  emailQuestion: {
    ask: (meant: string) => `Vouliez-vous dire ${meant}\u202f?`,
    meant: (meant: string) => `Oui, utiliser ${meant}`,
    insist: (typed: string) => `Si ${typed} est la bonne adresse, renvoyez le formulaire tel quel.`,
  },

  findOrder: {
    title: 'Retrouver ma commande',
    lead: 'Indiquez le numéro de la commande et l’adresse e-mail utilisée. Nous envoyons un nouveau lien à cette adresse.',
    number: 'Numéro de commande',
    numberHint: 'Huit lettres et chiffres, par exemple 7KQM-2RX9. Il figure dans notre premier e-mail.',
    email: 'Adresse e-mail',
    button: 'M’envoyer le lien',
    sent: 'Si cette commande existe avec cette adresse, le lien est en route. Cela prend d’ordinaire une minute ; regardez aussi dans les indésirables.',
    lost: 'Vous n’avez plus le numéro ?',
    lostText: 'Écrivez-nous depuis la même adresse et dites-nous à peu près quand vous avez commandé.',
    errors: {
      number: 'Un numéro de commande compte huit lettres et chiffres, par exemple 7KQM-2RX9.',
      email: 'Merci d’indiquer l’adresse e-mail utilisée pour la commande.',
    },
  },

  support: {
    title: 'Contact et aide',
    lead: 'Le chemin le plus court vers la bonne réponse :',
    brokenTitle: 'Une clé ne fonctionne pas',
    broken1:
      'Comparez la plateforme et la région indiquées sur votre page de commande avec celles de votre compte.',
    broken2: 'Copiez la clé avec son bouton. À la main, on confond 0 et O.',
    broken3:
      'Toujours refusée\u202f? Sur la page de votre commande, à côté de la clé, choisissez «\u00a0Elle ne fonctionne pas\u00a0» et ce que dit la plateforme\u00a0: le plus souvent une autre clé arrive aussitôt.',
    lostTitle: 'Vous ne trouvez plus votre clé',
    lostText: (find) => [
      'Passez par ',
      find('Retrouver ma commande'),
      ' ; nous vous envoyons un nouveau lien.',
    ],
    mindTitle: 'Vous avez changé d’avis',
    mindText: (withdraw) => ['Tant que le sceau est intact : ', withdraw('Renoncer au contrat ici'), '.'],
    reachTitle: 'Nous écrire',
    ask: 'Poser une question',
    write: 'Écrire un e-mail',
    subject: 'Question sur une commande',
    never: 'Nous ne demandons jamais votre mot de passe ni votre numéro de carte.',
  },

  privacy: {
    overdue: (rows, at) => `Effacements en retard : ${rows}, au ${at}.`,
    forPrograms: 'La même chose pour les programmes',
  },

  documents: {
    names: {
      privacy: 'Confidentialité',
      terms: 'Conditions de vente',
      withdrawal: 'Droit de rétractation',
      'legal-notice': 'Mentions légales',
      cookies: 'Cookies',
      consent: 'Question sur les cookies',
    },
    label: 'Documents',
    published: (date) => `Publié dans ces termes le ${date}.`,
    versions: 'Versions précédentes',
    title: (name) => `${name}\u00a0: toutes les versions`,
    lead: 'Ce qui a été publié reste tel quel. Pour chaque version, vous voyez ici ce qu’elle a retiré et ce qu’elle a ajouté.',
    back: 'Le texte d’aujourd’hui',
    first: 'La première version.',
    otherLanguage: 'Seul le texte de l’autre langue a changé.',
    whole: 'Le texte entier',
  },

  cookies: {
    title: 'Cookies',
    leadWithChoice:
      'D’elle-même, cette boutique ne pose que des cookies essentiels, chacun pour un seul but. Les autres ne viennent que si vous les acceptez.',
    lead: 'Cette boutique ne pose que des cookies essentiels, chacun pour un seul but. Aucun ne vous suit, il n’y a donc rien à accepter.',
    name: 'Nom',
    purpose: 'À quoi il sert',
    kept: 'Durée',
    days: (n) => count(n, 'jour', 'jours'),
    purposes: {
      cart: 'Se souvient de votre panier. Posé quand vous y mettez un produit.',
      theme: 'Se souvient des couleurs claires ou sombres. Posé quand vous choisissez.',
      currency:
        'Se souvient de la monnaie dans laquelle vous lisez les prix. Posé quand vous en choisissez une autre que l’euro.',
      session: 'Maintient votre session ouverte. Posé quand vous vous connectez.',
      device:
        'Reconnaît ce navigateur, afin de pouvoir vous signaler une connexion depuis un autre. Posé sur la page de connexion.',
      consent: 'Se souvient de ce que vous avez accepté ou refusé. Posé quand vous répondez.',
      keys: 'Désactive les raccourcis clavier. Posé dans le back-office seulement, quand son équipe le demande.',
      uncounted: 'Tient vos visites hors des comptes. Posé quand vous vous opposez au comptage.',
    },
    categories: { essential: 'Essentiel' },
    category: 'Nature',
    ownTitle: 'Les cookies de la boutique',
    othersTitle: 'Seulement si vous les acceptez',
    othersLead:
      'Votre navigateur les charge chez ceux qui les proposent, et seulement sur les pages de la vitrine\u00a0: jamais sur une commande, dans votre compte ou au moment de payer.',
    setBy: 'Posé par',
    noCookie: 'aucun',
    payment: 'Sur la page de paiement de Stripe, ce sont les cookies de Stripe qui s’appliquent.',
  },

  consent: {
    title: 'Cookies\u00a0: à vous de choisir',
    ask: (uses) =>
      `Si vous l’acceptez, cette page charge ${uses}. Sans réponse de votre part, elle ne charge rien de tel. Votre réponse vaut six mois\u202f; vous pouvez en changer au bas de chaque page.`,
    and: ', et ',
    use: {
      measurement: (names) => `${names} pour mesurer l’usage de la boutique`,
      advertising: (names) => `${names} pour mesurer notre publicité et vous la montrer ailleurs`,
    },
    acceptAll: 'Tout accepter',
    rejectAll: 'Tout refuser',
    choose: 'Choisir en détail',
    save: 'Enregistrer mon choix',
    withdraw: 'Retirer mon accord aux cookies',
    choiceTitle: 'Votre choix',
    purposes: {
      measurement: {
        name: 'Mesure d’audience',
        what: 'Quelles pages servent et combien de fois\u202f; mesuré par',
      },
      advertising: {
        name: 'Publicité',
        what: 'Savoir si notre publicité porte et vous la montrer ailleurs, avec',
      },
    },
    standing: {
      none: 'Vous n’avez pas encore répondu\u00a0: rien n’est chargé.',
      signal:
        'Votre navigateur envoie «\u00a0Global Privacy Control\u00a0». Nous y voyons un refus tant qu’il le fait\u00a0: aucune question ne vous est posée, et rien n’est chargé.',
      refused: 'Vous avez tout refusé\u00a0: rien n’est chargé.',
      m: 'Vous avez accepté la mesure d’audience, et rien d’autre.',
      a: 'Vous avez accepté la publicité, et rien d’autre.',
      ma: 'Vous avez accepté la mesure d’audience et la publicité.',
    },
    remembered:
      'Une réponse vaut six mois, qu’elle soit un refus ou un accord. Comme preuve, nous gardons douze mois ce qui a été répondu, quand et à quel texte, sous un nombre aléatoire qui ne figure que dans votre cookie.',
  },

  legalNotice: {
    title: 'Mentions légales',
    seller: 'Vendeur et éditeur de ce site',
    registration: 'Immatriculation',
    vat: 'Numéro de TVA',
    director: 'Responsable de la publication',
    host: 'Hébergement',
    mediator: 'Médiateur de la consommation',
    software: 'Logiciel',
    softwareText: 'AllKeyMasters, logiciel libre sous licence MIT.',
    demo: 'Ceci est une démonstration. Le vendeur nommé ici n’existe pas, et rien n’est réellement vendu.',
  },

  challenge: {
    why: 'Il y a eu beaucoup d’essais en peu de temps. Avant le prochain, votre navigateur effectue un petit calcul, qui tient les robots à distance.',
    without: (wait) => `Sans JavaScript : merci d’attendre ${wait}, puis de renvoyer le formulaire.`,
    working:
      'Votre navigateur calcule. Cela prend d’ordinaire une ou deux secondes ; vous pouvez continuer à écrire.',
    done: 'Le calcul est fait. Vous pouvez envoyer le formulaire.',
    wait: (wait) => `Il y a eu trop d’essais. Merci d’attendre ${wait}, puis de réessayer.`,
    seconds: (n) => count(n, 'seconde', 'secondes'),
    minutes: (n) => count(n, 'minute', 'minutes'),
  },

  errors: {
    notFoundTitle: 'Aucune serrure à cette adresse',
    notFoundText: 'La page n’existe pas, ou n’existe plus.',
    methodTitle: 'Cela ne fonctionne pas ici',
    methodText:
      'Cette adresse ne s’utilise pas ainsi. Merci de revenir en arrière et d’utiliser les boutons de la page.',
    refusedTitle: 'Nous n’avons pas accepté cela',
    refusedText:
      'Le formulaire ne venait pas de notre propre page, et rien n’a été modifié. Merci de rouvrir la page et de réessayer.',
    conflictTitle: 'Cela a changé entre-temps',
    conflictText: 'Merci de relire la page et de refaire ce que vous vouliez.',
    tooOftenTitle: 'Trop d’essais',
    tooOftenText: 'Merci d’attendre quelques minutes et de réessayer.',
    tooLargeTitle: 'C’était trop volumineux',
    tooLargeText: 'Ce qui a été envoyé dépasse ce qu’accepte cette boutique. Rien n’a été modifié.',
    unprocessableTitle: 'Nous n’avons pas pu lire cela',
    unprocessableText: 'Quelque chose dans l’adresse ou le formulaire était inattendu. Rien n’a été modifié.',
    brokenTitle: 'Une panne est survenue chez nous',
    brokenText:
      'C’est noté. Merci de réessayer dans un instant. Si vous étiez en train de payer : rien n’est débité deux fois, et votre page de commande dit où elle en est.',
    unavailableTitle: 'Notre stock est injoignable pour le moment',
    unavailableText: 'Merci de réessayer dans une minute. Rien de ce que vous avez fait n’est perdu.',
    home: 'Retour à l’accueil',
    search: 'Parcourir la boutique',
  },

  mail: {
    open: 'Messagerie',
    title: 'Messagerie de la démonstration',
    lead: 'Les messages que la boutique aurait envoyés. Aucun n’a quitté cette machine.',
    none: 'Aucun message pour l’instant',
    noneHint: 'Achetez quelque chose, et la confirmation apparaîtra ici.',
    to: 'À',
    subject: 'Objet',
    at: 'Date',
    back: 'Tous les messages',
    letter: 'Le message',
    plain: 'En texte brut',
    attached: 'En pièce jointe',
    kilobytes: (n) => `${n} ko`,
  },
} satisfies Messages
