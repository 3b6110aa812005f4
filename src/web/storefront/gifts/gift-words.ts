import type { EndReason, GiftRefusal } from '../../../domains/gifts/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type Words = {
  choice: string
  choiceHint: string
  chosen: string
  give: string
  giveLabel: (product: string) => string
  title: string
  lead: string
  changeTitle: string
  changeLead: string
  card: string
  sender: string
  senderHint: string
  recipient: string
  email: string
  emailHint: string
  country: string
  countryHint: string
  countryChoose: string
  language: string
  languages: Record<Locale, string>
  day: string
  dayHint: string
  message: string
  messageHint: string
  answers: string
  source: string
  button: string
  changeButton: string
  back: string
  recallTitle: string
  recallText: Record<'scheduled' | 'sent', string>
  recall: string
  resend: string
  sentTitle: string
  errors: Record<
    'missing' | 'too_long' | 'address' | 'taken_for_shop' | 'day' | 'email' | 'country',
    string
  > &
    Record<'recipient' | 'sender' | 'express' | 'acknowledge', string> & { slip: (meant: string) => string }
  refusals: Record<GiftRefusal | 'too_late' | 'opened' | 'over' | 'not_sent' | 'too_many', string>
  checkoutProblems: Record<'region' | 'mailbox_limit' | 'too_many' | 'free', string>
  regionProblem: (product: string, country: string) => string
  news: Record<'made' | 'changed' | 'recalled' | 'resent' | 'replaced', string>
  face: {
    title: (name: string) => string
    somebody: string
    scheduled: (day: string) => string
    late: string
    unconfirmed: string
    returned: string
    sent: (day: string) => string
    opened: (day: string) => string
    manage: string
    manageSent: string
    came: Partial<Record<EndReason, string>>
  }
  orderTitle: string
  orderLead: string
  openedTitle: string
  openedLead: string
  page: {
    title: (name: string | null) => string
    from: (sender: string) => string
    somebody: string
    message: (sender: string) => string
    open: string
    openText: string
    notYet: string
    openedTitle: string
    openedText: string
    keep: string
    brokenText: string
    why: string
    whyText: (sender: string, shop: string) => string
    policy: string
    decline: string
    declineText: string
    declineButton: string
  }
  over: Record<
    'gone' | 'paid_back' | 'paid_back_open' | 'unknown' | 'declined',
    { title: string; text: string }
  >
  toShop: string
}

export const giftWords: Record<Locale, Words> = {
  en: {
    choice: 'As a gift',
    choiceHint:
      'We send somebody else a letter with your words, on the day that you choose. You may recall it until it is opened.',
    chosen: 'The card',
    give: 'Give it away',
    giveLabel: (product) => `Give it away: ${product}`,
    title: 'Give this key away',
    lead: 'We send your words and a link on the day that you choose. Only who holds the link opens the key; until then you may take it back.',
    changeTitle: 'Your gift',
    changeLead: 'It has not been sent yet, so you may still change everything.',
    card: 'The card',
    sender: 'From',
    senderHint: 'Your name, as it stands on the card',
    recipient: 'For',
    email: 'E-mail of the recipient',
    emailHint: 'Please look twice: whoever reads that mailbox can open the gift.',
    country: 'The country where they will use it',
    countryHint: 'Some keys work in certain countries only.',
    countryChoose: 'Please choose',
    language: 'Language of the letter',
    languages: { en: 'English', fr: 'Français' },
    day: 'Day of delivery',
    dayHint: 'Today means at once; on any other day it goes out at nine in the morning, Paris time.',
    message: 'Your message (optional)',
    messageHint: 'Up to 500 characters, without web addresses',
    answers: 'Before the key leaves your hands',
    source: 'We use their name and address for this gift alone, and tell them that they came from you.',
    button: 'Give it away',
    changeButton: 'Save',
    back: 'Back to the order',
    recallTitle: 'Take it back',
    recallText: {
      scheduled: 'Nothing is sent, and the key is yours again.',
      sent: 'The link ends, and the key is yours again. We write nothing about it.',
    },
    recall: 'Recall the gift',
    resend: 'Send the letter again',
    sentTitle: 'Your gift is under way',
    errors: {
      missing: 'Please fill this in.',
      recipient: 'Please write for whom it is.',
      sender: 'Please write from whom it is.',
      too_long: 'This is too long.',
      address: 'Please leave web and e-mail addresses out.',
      taken_for_shop: 'Please write your own name: this one would be taken for ours.',
      day: 'Please choose a day from today on, within a year.',
      email: 'Please check this e-mail address.',
      slip: (meant) => `Did you mean ${meant}? If the address is right as it stands, send the form again.`,
      country: 'Please choose a country.',
      express: 'Please tick this: without it we cannot hand the key to somebody else.',
      acknowledge: 'Please tick this as well.',
    },
    refusals: {
      answers_missing: 'Both boxes are needed.',
      not_to_give: 'This key cannot be given any more.',
      held: 'The payment of this order is being looked at. Please try again once that is over.',
      region: 'This key cannot be activated in that country, so we do not send it there.',
      mailbox_limit: 'This mailbox has been given many things today. Please choose tomorrow, or later.',
      sent_too_often:
        'This key has been sent and recalled several times, so it cannot be sent again. You may still open it yourself.',
      email_refused: 'Our letters to you do not arrive. Please correct your own e-mail address first.',
      too_late: 'It was sent meanwhile. You may recall it.',
      opened: 'It was opened a moment ago, so it cannot be recalled any more.',
      over: 'This gift is over already.',
      not_sent: 'It has not been sent, or it is over.',
      too_many: 'The letter went out three times today. Please try again tomorrow.',
    },
    checkoutProblems: {
      free: 'What costs nothing cannot be ordered as a gift. Please order it for yourself, and give it away on the order page.',
      region: 'One of the keys cannot be activated in the country of the recipient.',
      mailbox_limit:
        'This mailbox has been given many things today. Please choose fewer, or come back tomorrow.',
      too_many:
        'Up to ten keys can be given with one order, and each part of a bundle is one. You may also buy more, and give each of them away on the order page.',
    },
    regionProblem: (product, country) =>
      `${product} cannot be activated in ${country}, where the recipient is. Please take it out of the cart, or choose another region of it.`,
    news: {
      made: 'Your gift is arranged. We confirm it by e-mail, and then it goes out on its day.',
      changed: 'Your gift was changed.',
      recalled: 'The gift is recalled, and the key is yours again.',
      resent: 'The letter is on its way again.',
      replaced:
        'The key that you gave was replaced by another one. Its recipient finds it behind the same link, and gets a letter.',
    },
    face: {
      title: (name) => `A gift for ${name}`,
      somebody: 'somebody',
      scheduled: (day) => `Goes out on ${day}.`,
      late: 'Goes out as soon as the key is here.',
      unconfirmed: 'Goes out once our confirmation has reached your mailbox.',
      returned:
        'Waits: our confirmation to you came back. Nobody can open it before it has reached your mailbox.',
      sent: (day) => `Sent on ${day}, not opened yet.`,
      opened: (day) => `Opened on ${day}. The key is theirs.`,
      manage: 'Change or recall',
      manageSent: 'Recall or send again',
      came: {
        refused: 'Your gift came back: the address took no letter.',
        declined: 'Your gift came back: it was declined.',
        expired: 'Your gift came back: nobody opened it.',
        erased: 'Your gift came back: we have no address for it any more.',
      },
    },
    openedTitle: 'Your gift was opened.',
    openedLead: 'It has arrived, and the key is theirs now.',
    orderTitle: 'Your gift is arranged.',
    orderLead: 'Below you see when it goes out and whether it was opened. Until then you may take it back.',
    page: {
      title: (name) => (name ? `${name}, this is for you.` : 'This is for you.'),
      from: (sender) => `A gift from ${sender}`,
      somebody: 'somebody',
      message: (sender) => `What ${sender} wrote`,
      open: 'Open my gift',
      openText: 'Opening shows you the key. From then on it is yours, and nobody takes it back unseen.',
      notYet: 'It is not quite ready yet. Please come back a little later; this link stays yours.',
      openedTitle: 'It is yours.',
      openedText: 'Here is your key.',
      keep: 'Please note the key, or keep our letter: its link leads you back here for a year.',
      brokenText:
        'It does not work? Tell whoever gave it to you: the purchase is theirs, and on its page they get another key for you.',
      why: 'How we come to write to you',
      whyText: (sender, shop) =>
        `${sender} bought this at ${shop} and told us your name, your e-mail address and your country, so that we can hand it over. We use them for this gift alone: no account, no advertising. They are deleted two months after it was opened or is over.`,
      policy: 'What we hold and your rights',
      decline: 'I do not want it',
      declineText:
        'The key goes back to whoever gave it, and we delete your name, address and message at once. They are told that it was declined.',
      declineButton: 'Decline the gift',
    },
    over: {
      gone: {
        title: 'This gift is not here any more.',
        text: 'Its link has ended. Whoever gave it to you can tell you more.',
      },
      paid_back: {
        title: 'This gift is not here any more.',
        text: 'The purchase behind it was paid back before it was opened, so there is no key to open. Whoever gave it to you can tell you more.',
      },
      paid_back_open: {
        title: 'This key is no longer valid.',
        text: 'The purchase behind this gift was paid back after it was opened, and with that the key was blocked in our books. Whoever gave it to you can tell you more.',
      },
      unknown: {
        title: 'This link leads to no gift.',
        text: 'Please open it from the letter once more: it may have been cut short on its way.',
      },
      declined: {
        title: 'It goes back.',
        text: 'The key is with whoever gave it again, and we have deleted your name, your address and the message.',
      },
    },
    toShop: 'To the shop',
  },
  fr: {
    choice: 'En cadeau',
    choiceHint:
      'Nous envoyons vos mots à une autre personne, le jour de votre choix. Vous pouvez le reprendre tant qu’il n’est pas ouvert.',
    chosen: 'La carte',
    give: 'Offrir cette clé',
    giveLabel: (product) => `Offrir cette clé : ${product}`,
    title: 'Offrir cette clé',
    lead: 'Nous envoyons vos mots et un lien le jour de votre choix. Seule la personne qui a le lien ouvre la clé ; d’ici là, vous pouvez la reprendre.',
    changeTitle: 'Votre cadeau',
    changeLead: 'Il n’est pas encore parti : vous pouvez encore tout modifier.',
    card: 'La carte',
    sender: 'De la part de',
    senderHint: 'Votre nom, tel qu’il figure sur la carte',
    recipient: 'Pour',
    email: 'E-mail du destinataire',
    emailHint: 'Vérifiez-la bien : quiconque lit cette boîte peut ouvrir le cadeau.',
    country: 'Le pays où la clé sera utilisée',
    countryHint: 'Certaines clés ne fonctionnent que dans certains pays.',
    countryChoose: 'Choisissez',
    language: 'Langue du message',
    languages: { en: 'English', fr: 'Français' },
    day: 'Jour d’envoi',
    dayHint:
      'Aujourd’hui signifie tout de suite ; un autre jour, l’envoi part à neuf heures du matin, heure de Paris.',
    message: 'Votre message (facultatif)',
    messageHint: 'Jusqu’à 500 caractères, sans adresse web',
    answers: 'Avant que la clé ne quitte vos mains',
    source: 'Son nom et son adresse ne servent qu’à ce cadeau, et nous lui disons qu’ils viennent de vous.',
    button: 'Offrir cette clé',
    changeButton: 'Enregistrer',
    back: 'Retour à la commande',
    recallTitle: 'Le reprendre',
    recallText: {
      scheduled: 'Rien n’est envoyé, et la clé est de nouveau à vous.',
      sent: 'Le lien prend fin, et la clé est de nouveau à vous. Nous n’en écrivons rien.',
    },
    recall: 'Reprendre le cadeau',
    resend: 'Renvoyer le message',
    sentTitle: 'Votre cadeau est en route',
    errors: {
      missing: 'Ce champ est nécessaire.',
      recipient: 'Indiquez pour qui c’est.',
      sender: 'Indiquez de la part de qui c’est.',
      too_long: 'C’est trop long.',
      address: 'Sans adresse web ni adresse e-mail, s’il vous plaît.',
      taken_for_shop: 'Indiquez votre propre nom\u00a0: celui-ci passerait pour le nôtre.',
      day: 'Choisissez un jour à partir d’aujourd’hui, dans l’année qui vient.',
      email: 'Vérifiez cette adresse e-mail.',
      slip: (meant) =>
        `Vouliez-vous dire ${meant} ? Si l’adresse est juste telle quelle, envoyez de nouveau le formulaire.`,
      country: 'Choisissez un pays.',
      express: 'Cochez cette case : sans elle, nous ne pouvons pas remettre la clé à une autre personne.',
      acknowledge: 'Cochez aussi cette case.',
    },
    refusals: {
      answers_missing: 'Les deux cases sont nécessaires.',
      not_to_give: 'Cette clé ne peut plus être offerte.',
      held: 'Le paiement de cette commande est en cours de vérification. Réessayez quand elle sera terminée.',
      region: 'Cette clé ne peut pas être activée dans ce pays : nous ne l’y envoyons donc pas.',
      mailbox_limit: 'Cette boîte a reçu beaucoup de cadeaux aujourd’hui. Revenez demain, ou plus tard.',
      sent_too_often:
        'Cette clé a été envoyée et reprise plusieurs fois : elle ne peut plus l’être. Vous pouvez toujours l’ouvrir vous-même.',
      email_refused: 'Nos messages ne vous parviennent pas. Corrigez d’abord votre propre adresse e-mail.',
      too_late: 'Il est parti entre-temps. Vous pouvez le reprendre.',
      opened: 'Il vient d’être ouvert : il ne peut plus être repris.',
      over: 'Ce cadeau a déjà pris fin.',
      not_sent: 'Il n’est pas parti, ou il a pris fin.',
      too_many: 'Le message est parti trois fois aujourd’hui. Réessayez demain.',
    },
    checkoutProblems: {
      free: 'Ce qui est gratuit ne peut pas être commandé comme cadeau. Commandez-le pour vous, puis offrez-le depuis la page de la commande.',
      region: 'Une des clés ne peut pas être activée dans le pays du destinataire.',
      mailbox_limit:
        'Cette boîte a reçu beaucoup de cadeaux aujourd’hui. Choisissez-en moins, ou revenez demain.',
      too_many:
        'Une commande peut offrir jusqu’à dix clés, et chaque élément d’un pack en est une. Vous pouvez aussi en acheter plus et offrir chacune depuis la page de la commande.',
    },
    regionProblem: (product, country) =>
      `${product} ne peut pas être activé dans le pays du destinataire (${country}). Retirez-le du panier, ou choisissez une autre région.`,
    news: {
      made: 'Votre cadeau est programmé. Nous le confirmons par e-mail, puis il part le jour dit.',
      changed: 'Votre cadeau a été modifié.',
      recalled: 'Le cadeau est repris, et la clé est de nouveau à vous.',
      resent: 'Le message est reparti.',
      replaced:
        'La clé offerte a été remplacée par une autre. Son destinataire la trouve derrière le même lien, et reçoit un message.',
    },
    face: {
      title: (name) => `Un cadeau pour ${name}`,
      somebody: 'quelqu’un',
      scheduled: (day) => `Part le ${day}.`,
      late: 'Part dès que la clé est là.',
      unconfirmed: 'Part dès que notre confirmation a atteint votre boîte.',
      returned:
        'En attente\u00a0: notre confirmation vous concernant nous est revenue. Personne ne peut l’ouvrir avant qu’elle n’ait atteint votre boîte.',
      sent: (day) => `Envoyé le ${day}, pas encore ouvert.`,
      opened: (day) => `Ouvert le ${day}. La clé a changé de mains.`,
      manage: 'Modifier ou reprendre',
      manageSent: 'Reprendre ou renvoyer',
      came: {
        refused: 'Votre cadeau est revenu : l’adresse n’a pas accepté le message.',
        declined: 'Votre cadeau est revenu : il a été refusé.',
        expired: 'Votre cadeau est revenu : personne ne l’a ouvert.',
        erased: 'Votre cadeau est revenu : nous n’avons plus d’adresse pour lui.',
      },
    },
    openedTitle: 'Votre cadeau a été ouvert.',
    openedLead: 'Il est bien arrivé, et la clé n’appartient plus qu’à cette personne.',
    orderTitle: 'Votre cadeau est programmé.',
    orderLead:
      'Vous voyez ci-dessous quand il part et s’il a été ouvert. D’ici là, vous pouvez le reprendre.',
    page: {
      title: (name) => (name ? `${name}, c’est pour vous.` : 'C’est pour vous.'),
      from: (sender) => `Un cadeau de la part de ${sender}`,
      somebody: 'quelqu’un',
      message: (sender) => `Le mot de ${sender}`,
      open: 'Ouvrir mon cadeau',
      openText: 'L’ouvrir vous montre la clé. Dès lors, elle est à vous.',
      notYet: 'Il n’est pas encore tout à fait prêt. Revenez un peu plus tard ; ce lien reste à vous.',
      openedTitle: 'C’est à vous.',
      openedText: 'Voici votre clé.',
      keep: 'Notez la clé, ou conservez notre message : son lien vous ramène ici pendant un an.',
      brokenText:
        'Elle ne fonctionne pas ? Dites-le à la personne qui vous l’a offerte : l’achat est le sien, et sur sa page, elle obtient une autre clé pour vous.',
      why: 'Pourquoi nous vous écrivons',
      whyText: (sender, shop) =>
        `Cet achat a été fait chez ${shop} par ${sender}, qui nous a indiqué votre nom, votre adresse e-mail et votre pays pour que nous puissions vous le remettre. Nous ne les utilisons que pour ce cadeau : ni compte, ni publicité. Ils sont effacés deux mois après l’ouverture ou la fin du cadeau.`,
      policy: 'Ce que nous conservons et vos droits',
      decline: 'Je n’en veux pas',
      declineText:
        'La clé revient à la personne qui l’offre, et nous effaçons aussitôt votre nom, votre adresse et le message. Elle apprend que le cadeau a été refusé.',
      declineButton: 'Refuser le cadeau',
    },
    over: {
      gone: {
        title: 'Ce cadeau n’est plus là.',
        text: 'Son lien a pris fin. La personne qui vous l’offrait peut vous en dire plus.',
      },
      paid_back: {
        title: 'Ce cadeau n’est plus là.',
        text: 'L’achat a été remboursé avant l’ouverture : il n’y a plus de clé à ouvrir. La personne qui vous l’offrait peut vous en dire plus.',
      },
      paid_back_open: {
        title: 'Cette clé n’est plus valable.',
        text: 'L’achat de ce cadeau a été remboursé après son ouverture, et la clé a été bloquée dans nos livres. La personne qui vous l’a offert peut vous en dire plus.',
      },
      unknown: {
        title: 'Ce lien ne mène à aucun cadeau.',
        text: 'Ouvrez-le encore une fois depuis le message : il a pu être coupé en route.',
      },
      declined: {
        title: 'Il repart.',
        text: 'La clé est revenue à la personne qui l’offrait, et nous avons effacé votre nom, votre adresse et le message.',
      },
    },
    toShop: 'Vers la boutique',
  },
}
