import type { EndpointFlaw, EndpointState, EventType, SentType } from '../../../domains/webhooks/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type WebhookWords = {
  title: string
  lead: string
  how: string
  off: string
  add: string
  none: string
  nothing: string
  filters: { text: string; all: string }
  file: readonly string[]
  toLog: string
  head: Record<'name' | 'url' | 'events' | 'state' | 'failing' | 'added', string>
  states: Record<EndpointState, string>
  failing(since: string): string
  newTitle: string
  fields: { name: string; nameHint: string; url: string; urlHint: string; events: string; on: string }
  events: Record<EventType, string>
  sent: Record<SentType, string>
  save: string
  addButton: string
  wrong: Record<'title' | 'name' | 'events' | 'too_many' | 'webhooks_off', string> &
    Record<EndpointFlaw, string>
  madeTitle: string
  made: string
  rotatedTitle: string
  rotated: string
  notRotated: string
  toEndpoint: string
  changed: string
  changeTitle: string
  secretTitle: string
  secretLead: string
  previous(until: string): string
  rotate: string
  testTitle: string
  testLead: string
  test: string
  tested: string
  removeTitle: string
  removeLead: string
  reason: string
  reasonHint: string
  reasonMissing: string
  remove: string
  removed: string
}

export const webhookWords: Record<Locale, WebhookWords> = {
  en: {
    title: 'Webhooks',
    lead: 'What happens in the shop is told to programs of yours, signed, as ids and states: no name and no address.',
    how: 'What is sent, and how it is signed',
    off: 'Webhooks are off, and nothing is told to anybody: whoever runs the shop first declares in WEBHOOKS_PROCESSOR who receives them, because the privacy policy names them.',
    add: 'Add an endpoint',
    none: 'Nobody is told anything yet.',
    nothing: 'No endpoint is like that.',
    filters: { text: 'Name or address', all: 'All' },
    file: ['id', 'name', 'address', 'is told', 'state', 'failing since', 'added'],
    toLog: 'What was sent',
    head: {
      name: 'Name',
      url: 'Address',
      events: 'Is told',
      state: 'State',
      failing: 'Failing',
      added: 'Added',
    },
    states: { on: 'on', off: 'off', disabled: 'given up' },
    failing: (since) => `nothing gets through since ${since}`,
    newTitle: 'Add an endpoint',
    fields: {
      name: 'Name',
      nameHint: 'Which program listens there.',
      url: 'Address',
      urlHint: 'It begins with https:// and is reached from the internet.',
      events: 'What it is told',
      on: 'On: it is told what happens',
    },
    events: {
      'order.paid': 'An order is paid',
      'order.fulfilled': 'All keys of an order are delivered',
      'order.refunded': 'Money of an order goes back',
      'dispute.opened': 'A bank disputes a payment',
      'key.replaced': 'A key was replaced',
      'product.updated': 'A product or its price was changed',
      'stock.low': 'Keys of a product are running out',
    },
    sent: {
      'order.paid': 'Order paid',
      'order.fulfilled': 'Order fulfilled',
      'order.refunded': 'Order refunded',
      'dispute.opened': 'Dispute opened',
      'key.replaced': 'Key replaced',
      'product.updated': 'Product changed',
      'stock.low': 'Stock low',
      'endpoint.test': 'Test',
    },
    save: 'Save',
    addButton: 'Add the endpoint',
    wrong: {
      title: 'Something is wrong:',
      name: 'Give it a name of at most 80 letters.',
      events: 'Choose at least one thing that it is told.',
      too_many: 'There are 20 endpoints already. Remove one first.',
      webhooks_off: 'Webhooks are off.',
      no_url: 'This is no address of a page.',
      not_https: 'The address must begin with https://.',
      has_password: 'An address with a password in it would be shown to everybody here. Leave it out.',
      private_address: 'This address is of this machine or its network. Give one of the internet.',
    },
    madeTitle: 'The endpoint is added',
    made: 'Give this secret to the program, which knows by it that it is the shop. It is shown this once.',
    rotatedTitle: 'The new secret',
    rotated:
      'Give it to the program within a day: until then the one before signs as well. It is shown this once.',
    notRotated:
      'Nothing was changed: the endpoint has changed since this page was opened, perhaps by your own first press. Whoever has not noted the new secret makes another below; the one before it then signs for a day.',
    toEndpoint: 'I have it, to the endpoint',
    changed: 'It is saved.',
    changeTitle: 'Change',
    secretTitle: 'Secret',
    secretLead: 'By it the program knows that a message is of the shop.',
    previous: (until) => `The secret before signs as well until ${until}.`,
    rotate: 'Make a new secret',
    testTitle: 'Try it',
    testLead: 'Sends a message that says nothing but that it is a test.',
    test: 'Send a test',
    tested: 'The test is on its way. What became of it stands in what was sent.',
    removeTitle: 'Remove it',
    removeLead: 'It is told nothing more, and what was sent to it is forgotten.',
    reason: 'Reason',
    reasonHint: 'It is kept in the history.',
    reasonMissing: 'Say why in a few words.',
    remove: 'Remove the endpoint',
    removed: 'The endpoint is removed.',
  },
  fr: {
    title: 'Webhooks',
    lead: 'Ce qui se passe dans la boutique est dit à vos programmes, signé, en identifiants et états\u00a0: aucun nom, aucune adresse.',
    how: 'Ce qui est envoyé, et comment c’est signé',
    off: 'Les webhooks sont éteints, et rien n’est dit à personne\u00a0: qui exploite la boutique déclare d’abord dans WEBHOOKS_PROCESSOR qui les reçoit, car la politique de confidentialité le nomme.',
    add: 'Ajouter un point de réception',
    none: 'Personne n’est encore averti.',
    nothing: 'Aucun point de réception ne correspond.',
    filters: { text: 'Nom ou adresse', all: 'Tous' },
    file: ['id', 'nom', 'adresse', 'apprend', 'état', 'en échec depuis', 'ajouté'],
    toLog: 'Ce qui a été envoyé',
    head: {
      name: 'Nom',
      url: 'Adresse',
      events: 'Apprend',
      state: 'État',
      failing: 'Échec',
      added: 'Ajouté',
    },
    states: { on: 'actif', off: 'éteint', disabled: 'abandonné' },
    failing: (since) => `rien ne passe depuis le ${since}`,
    newTitle: 'Ajouter un point de réception',
    fields: {
      name: 'Nom',
      nameHint: 'Quel programme y écoute.',
      url: 'Adresse',
      urlHint: 'Elle commence par https:// et se joint depuis l’internet.',
      events: 'Ce qu’il apprend',
      on: 'Actif\u00a0: il est averti de ce qui se passe',
    },
    events: {
      'order.paid': 'Une commande est payée',
      'order.fulfilled': 'Toutes les clés d’une commande sont remises',
      'order.refunded': 'De l’argent d’une commande est rendu',
      'dispute.opened': 'Une banque conteste un paiement',
      'key.replaced': 'Une clé a été remplacée',
      'product.updated': 'Un produit ou son prix a changé',
      'stock.low': 'Les clés d’un produit viennent à manquer',
    },
    sent: {
      'order.paid': 'Commande payée',
      'order.fulfilled': 'Commande remise',
      'order.refunded': 'Commande remboursée',
      'dispute.opened': 'Litige ouvert',
      'key.replaced': 'Clé remplacée',
      'product.updated': 'Produit modifié',
      'stock.low': 'Stock bas',
      'endpoint.test': 'Essai',
    },
    save: 'Enregistrer',
    addButton: 'Ajouter le point de réception',
    wrong: {
      title: 'Quelque chose ne va pas\u00a0:',
      name: 'Donnez-lui un nom de 80 lettres au plus.',
      events: 'Choisissez au moins une chose qu’il apprend.',
      too_many: 'Il y a déjà 20 points de réception. Supprimez-en d’abord un.',
      webhooks_off: 'Les webhooks sont éteints.',
      no_url: 'Ce n’est pas une adresse de page.',
      not_https: 'L’adresse doit commencer par https://.',
      has_password: 'Une adresse avec un mot de passe serait montrée à tous ici. Retirez-le.',
      private_address: 'Cette adresse est de cette machine ou de son réseau. Donnez-en une de l’internet.',
    },
    madeTitle: 'Le point de réception est ajouté',
    made: 'Donnez ce secret au programme, qui reconnaît ainsi la boutique. Il n’est montré qu’ici.',
    rotatedTitle: 'Le nouveau secret',
    rotated:
      'Donnez-le au programme dans la journée\u00a0: jusque-là, le précédent signe aussi. Il n’est montré qu’ici.',
    notRotated:
      'Rien n’a changé\u00a0: ce point de réception a été modifié depuis l’ouverture de la page, peut-être par votre premier clic. Si le nouveau secret n’a pas été noté, créez-en un autre ci-dessous\u202f; celui d’avant signe alors encore un jour.',
    toEndpoint: 'Je l’ai, vers le point de réception',
    changed: 'C’est enregistré.',
    changeTitle: 'Modifier',
    secretTitle: 'Secret',
    secretLead: 'Il permet au programme de savoir qu’un message vient de la boutique.',
    previous: (until) => `Le secret précédent signe aussi jusqu’au ${until}.`,
    rotate: 'Créer un nouveau secret',
    testTitle: 'L’essayer',
    testLead: 'Envoie un message qui dit seulement que c’est un essai.',
    test: 'Envoyer un essai',
    tested: 'L’essai est en route. Ce qu’il en advient figure dans ce qui a été envoyé.',
    removeTitle: 'Le supprimer',
    removeLead: 'Il n’apprend plus rien, et ce qui lui a été envoyé est oublié.',
    reason: 'Motif',
    reasonHint: 'Il reste dans l’historique.',
    reasonMissing: 'Dites pourquoi en quelques mots.',
    remove: 'Supprimer le point de réception',
    removed: 'Le point de réception est supprimé.',
  },
}
