import type { PlatformMessage } from './problem.ts'

/**
 * What platforms say when a key does not work, word for word, by the code of the platform; the last list is for every other
 * one. A name stays for ever, because complaints are kept by it.
 */
const messages: Readonly<Record<string, readonly PlatformMessage[]>> = {
  harbour: [
    said(
      'already_used',
      'harbour-53',
      'This key has already been redeemed.',
      'Cette clé a déjà été utilisée.',
    ),
    said(
      'not_accepted',
      'harbour-14',
      'The key you entered is not valid.',
      'La clé saisie n’est pas valide.',
    ),
    said(
      'wrong_region',
      'harbour-13',
      'This product is not available in your country.',
      'Ce produit n’est pas disponible dans votre pays.',
    ),
    said(
      'already_owned',
      'harbour-9',
      'Your library already contains this product.',
      'Votre bibliothèque contient déjà ce produit.',
    ),
    said(
      'platform_down',
      'harbour-busy',
      'Too many activation attempts. Please try again later.',
      'Trop de tentatives d’activation. Réessayez plus tard.',
    ),
  ],
  'lumen-store': [
    said('already_used', 'lumen-e21', 'E-21: This code has been used.', 'E-21 : ce code a été utilisé.'),
    said(
      'not_accepted',
      'lumen-e20',
      'E-20: Check the code and enter it again.',
      'E-20 : vérifiez le code et saisissez-le de nouveau.',
    ),
    said(
      'wrong_region',
      'lumen-e34',
      'E-34: This code is for another region than your account.',
      'E-34 : ce code est destiné à une autre région que votre compte.',
    ),
    said(
      'platform_down',
      'lumen-e90',
      'E-90: The store cannot be reached.',
      'E-90 : la boutique est injoignable.',
    ),
  ],
  kestrel: [
    said(
      'already_used',
      'kestrel-redeemed',
      'Code redeemed by another account.',
      'Code utilisé par un autre compte.',
    ),
    said('not_accepted', 'kestrel-unknown', 'Unknown code.', 'Code inconnu.'),
    said(
      'wrong_region',
      'kestrel-territory',
      'Not available in your territory.',
      'Indisponible dans votre territoire.',
    ),
    said('already_owned', 'kestrel-owned', 'You already own this.', 'Vous possédez déjà ce produit.'),
  ],
  quillon: [
    said(
      'already_used',
      'quillon-seats',
      'The maximum number of activations for this licence is reached.',
      'Le nombre maximal d’activations de cette licence est atteint.',
    ),
    said(
      'not_accepted',
      'quillon-invalid',
      'This licence key is invalid for this version.',
      'Cette clé de licence n’est pas valable pour cette version.',
    ),
    said(
      'platform_down',
      'quillon-server',
      'The activation server does not respond.',
      'Le serveur d’activation ne répond pas.',
    ),
  ],
}

const elsewhere: readonly PlatformMessage[] = [
  said('already_used', 'used', 'The key has already been used.', 'La clé a déjà été utilisée.'),
  said('not_accepted', 'invalid', 'The key is not valid.', 'La clé n’est pas valide.'),
  said(
    'wrong_region',
    'region',
    'The key cannot be used in your country or region.',
    'La clé n’est pas utilisable dans votre pays ou région.',
  ),
  said('already_owned', 'owned', 'You already own this product.', 'Vous possédez déjà ce produit.'),
  said(
    'platform_down',
    'down',
    'The service is not available, or too many attempts were made.',
    'Le service est indisponible, ou trop de tentatives ont été faites.',
  ),
]

const other = said('other', 'other', 'Something else', 'Autre chose')

/** The messages of a platform, with "something else" at the end. */
export function messagesOf(platform: string): readonly PlatformMessage[] {
  return [...(messages[platform] ?? elsewhere), other]
}

export function findMessage(platform: string, name: string): PlatformMessage | undefined {
  return messagesOf(platform).find((message) => message.name === name)
}

function said(problem: PlatformMessage['problem'], name: string, en: string, fr: string): PlatformMessage {
  return { problem, name, text: { en, fr } }
}
