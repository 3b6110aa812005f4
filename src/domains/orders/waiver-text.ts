import type { Locale } from '../../shared/locale.ts'
import type { LegalNature } from '../catalog/index.ts'

/**
 * The words of the two questions that a buyer answers before a key may be seen (directive 2011/83/EU art. 16(m);
 * C. conso. L221-28 13°; § 356 (5), (6) BGB). A change of words is a new version; old ones stay, because a stored
 * answer means the words that were shown.
 */
export type WaiverText = { express: string; acknowledge: string }

export const waiverTextVersion = '2026-11'

/** The same two questions for a key that somebody else will open: then, and not before, the right ends. */
export const giftWaiverTextVersion = '2026-12-gift'

const register: Record<string, Record<Locale, Record<'content' | 'service', WaiverText>>> = {
  '2026-11': {
    en: {
      content: {
        express: 'I ask you to deliver the key now, before the withdrawal period of 14 days has ended.',
        acknowledge: 'I know that I lose my right of withdrawal as soon as the key is delivered.',
      },
      service: {
        express: 'I ask you to begin the service now, before the withdrawal period of 14 days has ended.',
        acknowledge: 'I know that I lose my right of withdrawal once the service has been fully provided.',
      },
    },
    fr: {
      content: {
        express:
          'Je demande que la clé me soit remise maintenant, avant la fin du délai de rétractation de 14 jours.',
        acknowledge: 'Je reconnais perdre mon droit de rétractation dès que la clé m’est remise.',
      },
      service: {
        express:
          'Je demande que le service commence maintenant, avant la fin du délai de rétractation de 14 jours.',
        acknowledge: 'Je reconnais perdre mon droit de rétractation une fois le service pleinement exécuté.',
      },
    },
  },
  '2026-12-gift': {
    en: {
      content: {
        express:
          'I ask you to deliver the key to the recipient as soon as they open the gift, also before the withdrawal period of 14 days has ended.',
        acknowledge: 'I know that I lose my right of withdrawal as soon as the recipient opens the gift.',
      },
      service: {
        express:
          'I ask you to begin the service as soon as the recipient opens the gift, also before the withdrawal period of 14 days has ended.',
        acknowledge:
          'I know that I lose my right of withdrawal once the service has been fully provided to the recipient.',
      },
    },
    fr: {
      content: {
        express:
          'Je demande que la clé soit remise au destinataire dès qu’il ouvre le cadeau, même avant la fin du délai de rétractation de 14 jours.',
        acknowledge: 'Je reconnais perdre mon droit de rétractation dès que le destinataire ouvre le cadeau.',
      },
      service: {
        express:
          'Je demande que le service commence dès que le destinataire ouvre le cadeau, même avant la fin du délai de rétractation de 14 jours.',
        acknowledge:
          'Je reconnais perdre mon droit de rétractation une fois le service pleinement exécuté pour le destinataire.',
      },
    },
  },
}

/** The questions as they were shown under that version. @throws when no such version ever existed. */
export function waiverText(version: string, locale: Locale, nature: LegalNature): WaiverText {
  const texts = register[version]
  if (!texts) throw new Error(`no waiver text of version ${version}`)
  return texts[locale][nature === 'digital_service' ? 'service' : 'content']
}
