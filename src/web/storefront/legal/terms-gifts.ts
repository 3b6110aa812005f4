import { list, p, type TermsSection } from './terms-clauses.ts'

/** What is added on 28 November 2026: a key that somebody else will open. */
export const giftsEn20261128: TermsSection = {
  name: 'gifts',
  title: 'Gifts',
  clauses: [
    p(
      'You can buy a key as a gift, or give away a key of your order whose seal is not open. The contract stays between you and us: the invoice, the right of withdrawal and the guarantee are yours. Whoever gets the gift owes us nothing, and we open no account for them.',
    ),
    list(
      'We write to the recipient on the day that you choose, with your words and a link that leads to the key. Until that day you may change the card.',
      'As long as nobody has opened the gift you may recall it, and the key is yours again. You may also withdraw from the contract, as long as the 14\u00a0days run.',
      'The key is delivered when the recipient opens the gift, and with that your right of withdrawal ends. So we ask you the two questions when you make the gift, and confirm your answers by e-mail. As long as this confirmation has not reached you, nobody can open the gift.',
      'A gift that is declined, whose letter cannot be handed over, or that nobody opens within 180\u00a0days of its sending comes back to you at no cost: the key is yours again.',
    ),
    p(
      'Please give us only addresses of people who will be glad of the gift. We limit how many gifts one mailbox gets in a day, and take no name on a card that passes for ours, and no web address.',
    ),
    p(
      'If a key that you gave does not work, tell us on the page of your order: the other key then stands behind the recipient’s link.',
    ),
  ],
}

export const giftsFr20261128: TermsSection = {
  name: 'gifts',
  title: 'Cadeaux',
  clauses: [
    p(
      'Vous pouvez acheter une clé en cadeau, ou offrir une clé de votre commande dont le sceau n’est pas ouvert. Le contrat reste entre vous et nous\u00a0: la facture, le droit de rétractation et la garantie sont les vôtres. La personne qui reçoit le cadeau ne nous doit rien, et nous ne lui ouvrons aucun compte.',
    ),
    list(
      'Nous écrivons au destinataire le jour de votre choix, avec vos mots et un lien qui mène à la clé. Jusqu’à ce jour, vous pouvez modifier la carte.',
      'Tant que personne n’a ouvert le cadeau, vous pouvez le reprendre, et la clé est de nouveau à vous. Vous pouvez aussi vous rétracter du contrat, tant que courent les 14\u00a0jours.',
      'La clé est livrée quand le destinataire ouvre le cadeau, et votre droit de rétractation prend alors fin. Nous vous posons donc les deux questions quand vous faites le cadeau, et confirmons vos réponses par e-mail. Tant que cette confirmation ne vous est pas parvenue, personne ne peut ouvrir le cadeau.',
      'Un cadeau qui est refusé, dont le message ne peut pas être remis, ou que personne n’ouvre dans les 180\u00a0jours suivant son envoi vous revient sans frais\u00a0: la clé est de nouveau à vous.',
    ),
    p(
      'Ne nous indiquez que des adresses de personnes à qui le cadeau fera plaisir. Nous limitons le nombre de cadeaux qu’une boîte reçoit par jour, et n’acceptons sur une carte ni nom qui se ferait passer pour nous, ni adresse web.',
    ),
    p(
      'Si une clé que vous avez offerte ne fonctionne pas, dites-le-nous sur la page de votre commande\u00a0: l’autre clé se trouve alors derrière le lien du destinataire.',
    ),
  ],
}
