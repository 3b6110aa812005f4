import type { VatCheckOnPage } from '../../domains/orders/index.ts'
import type { VatScheme, VatTreatment } from '../../domains/tax/index.ts'
import type { Locale } from '../../shared/locale.ts'

type VatWords = {
  /** What a line is called beside its amount. */
  row(country: string, percent: string): string
  /** Why there is none; one sentence for screen and paper. */
  none: Record<'reverse_charge' | 'outside_eu' | 'exempt' | 'voucher', string>
  exemptLaw(sellerCountry: string): string
  includedOfCountry: string
  withTax: string
  takenOff: string
  totalWithout: string
  /** For another country. */
  rework: string
  /** For a VAT number. */
  check: string
  number: string
  numberHint(example: string): string
  checked: { valid: string; unavailable: string; changed: string }
  errors: {
    unreadable: string
    other_country(country: string): string
    invalid: string
    company: string
    address: string
    confirm(country: string): string
  }
  confirm: { title(network: string, declared: string): string; box(country: string): string }
  onOrder: {
    number: string
    told(state: string): string
    state: Record<VatCheckOnPage, string>
  }
  asked: {
    title: string
    text(declared: string, card: string, network: string): string
    button: string
    thanks: string
    failed: string
  }
}

export const vatWords: Record<Locale, VatWords> = {
  en: {
    row: (country, percent) => `VAT (${country}), ${percent}`,
    none: {
      reverse_charge: 'Reverse charge: the buyer accounts for VAT (directive 2006/112/EC, art. 196)',
      outside_eu: 'No VAT: the buyer is outside the European Union',
      exempt: 'No VAT: small business',
      voucher: 'Voucher for several purposes: VAT is due when it is redeemed',
    },
    exemptLaw: (country) =>
      country === 'FR'
        ? 'VAT not applicable, article 293 B of the French tax code (CGI)'
        : 'No VAT: small business',
    includedOfCountry: 'VAT of the country where you live is included.',
    withTax: 'Price with VAT',
    takenOff: 'VAT taken off',
    totalWithout: 'Total, without VAT',
    rework: 'Show the VAT of this country',
    check: 'Check the number',
    number: 'VAT number (optional)',
    numberHint: (example) =>
      `With the letters of its country, such as ${example}. In another country of the European Union than ours you then pay no VAT to us.`,
    checked: {
      valid:
        'Your VAT number is valid. We take the VAT off: your company accounts for it itself. Please look at the new total, then order.',
      unavailable:
        'The register of VAT numbers does not answer at the moment. You can order with VAT now: we ask again for 14 days, and pay the VAT back once your number turns out valid.',
      changed: 'What you entered makes another total. Please look at it, then order.',
    },
    errors: {
      unreadable:
        'This is no VAT number of the country that you chose. Please compare it with your registration.',
      other_country: (country) =>
        `This is a VAT number of another country (${country}). Please choose that country, or correct the number.`,
      invalid:
        'The register of the European Union does not know this number as valid. Please correct it, or leave it empty to order with VAT.',
      company: 'Please write the company’s name: it belongs to a VAT number.',
      address: 'Please write the company’s address: it belongs to a VAT number.',
      confirm: (country) => `Please confirm your country (${country}), or choose another one.`,
    },
    confirm: {
      title: (network, declared) =>
        `Your connection says ${network}, and you chose ${declared}. VAT depends on where you live, so we ask once more.`,
      box: (country) => `Yes, this is where I live: ${country}`,
    },
    onOrder: {
      number: 'VAT number',
      told: (state) => `VAT number: ${state}.`,
      state: {
        not_asked: '',
        valid: 'valid when you ordered',
        invalid: 'not valid by the register of the European Union: VAT stays charged',
        asked: 'we are still asking the register; once it is valid, the VAT goes back to you',
        given_up:
          'the register gave no answer for 14 days: VAT stays charged. Please write to us if your number is valid',
        returned: 'valid, the VAT has been paid back',
      },
    },
    asked: {
      title: 'In which country do you live?',
      text: (declared, card, network) =>
        card === network
          ? `You chose ${declared}, while your card and your connection say ${card}. VAT depends on where you live, so we have to ask, once. Your order goes on in any case.`
          : `You chose ${declared}, while your card says ${card} and your connection ${network}. VAT depends on where you live, so we have to ask, once. Your order goes on in any case.`,
      button: 'Answer',
      thanks: 'Thank you. Your answer is kept with the order.',
      failed: 'Please choose one of the countries.',
    },
  },
  fr: {
    row: (country, percent) => `TVA (${country}), ${percent}`,
    none: {
      reverse_charge: 'Autoliquidation : TVA due par le preneur (directive 2006/112/CE, art. 196)',
      outside_eu: 'Sans TVA : l’acheteur est hors de l’Union européenne',
      exempt: 'TVA non applicable : petite entreprise',
      voucher: 'Bon à usages multiples : la TVA est due à son utilisation',
    },
    exemptLaw: (country) =>
      country === 'FR' ? 'TVA non applicable, art. 293 B du CGI' : 'TVA non applicable : petite entreprise',
    includedOfCountry: 'La TVA du pays où vous habitez est comprise.',
    withTax: 'Prix TTC',
    takenOff: 'TVA déduite',
    totalWithout: 'Total hors TVA',
    rework: 'Afficher la TVA de ce pays',
    check: 'Vérifier le numéro',
    number: 'Numéro de TVA (facultatif)',
    numberHint: (example) =>
      `Avec les lettres de son pays, par exemple ${example}. Dans un autre pays de l’Union européenne que le nôtre, vous ne nous payez alors pas de TVA.`,
    checked: {
      valid:
        'Votre numéro de TVA est valide. Nous déduisons la TVA : votre entreprise l’autoliquide. Vérifiez le nouveau total, puis commandez.',
      unavailable:
        'Le registre des numéros de TVA ne répond pas en ce moment. Vous pouvez commander avec TVA : nous l’interrogeons encore pendant 14 jours et vous remboursons la TVA si votre numéro se révèle valide.',
      changed: 'Votre saisie change le total. Vérifiez-le, puis commandez.',
    },
    errors: {
      unreadable:
        'Ce n’est pas un numéro de TVA du pays choisi. Merci de le comparer avec votre immatriculation.',
      other_country: (country) =>
        `C’est un numéro de TVA d’un autre pays (${country}). Merci de choisir ce pays, ou de corriger le numéro.`,
      invalid:
        'Le registre de l’Union européenne ne connaît pas ce numéro comme valide. Merci de le corriger, ou de le laisser vide pour commander avec TVA.',
      company: 'Merci d’indiquer le nom de l’entreprise : il accompagne le numéro de TVA.',
      address: 'Merci d’indiquer l’adresse de l’entreprise : elle accompagne le numéro de TVA.',
      confirm: (country) =>
        `Merci de confirmer que vous habitez dans ce pays (${country}), ou d’en choisir un autre.`,
    },
    confirm: {
      title: (network, declared) =>
        `Votre connexion vient d’un autre pays (${network}) que celui que vous avez choisi (${declared}). La TVA dépend du pays où vous habitez, d’où cette question.`,
      box: (country) => `Oui, j’habite dans ce pays : ${country}`,
    },
    onOrder: {
      number: 'Numéro de TVA',
      told: (state) => `Numéro de TVA : ${state}.`,
      state: {
        not_asked: '',
        valid: 'valide lors de la commande',
        invalid: 'non valide selon le registre de l’Union européenne : la TVA reste due',
        asked: 'nous interrogeons encore le registre ; s’il est valide, la TVA vous sera remboursée',
        given_up:
          'le registre n’a pas répondu pendant 14 jours : la TVA reste due. Écrivez-nous si votre numéro est valide',
        returned: 'valide, la TVA vous a été remboursée',
      },
    },
    asked: {
      title: 'Dans quel pays habitez-vous ?',
      text: (declared, card, network) =>
        card === network
          ? `Pays choisi : ${declared}. Votre carte et votre connexion venaient d’ailleurs : ${card}. La TVA dépend du pays où vous habitez ; nous devons donc vous le demander, une seule fois. Votre commande suit son cours dans tous les cas.`
          : `Pays choisi : ${declared}. Votre carte venait d’ailleurs (${card}), votre connexion aussi (${network}). La TVA dépend du pays où vous habitez ; nous devons donc vous le demander, une seule fois. Votre commande suit son cours dans tous les cas.`,
      button: 'Répondre',
      thanks: 'Merci. Votre réponse est conservée avec la commande.',
      failed: 'Merci de choisir l’un des pays.',
    },
  },
}

/** How a treatment reads: the VAT with its country and rate, or why there is none. */
export function treatmentInWords(
  { treatment, country, basisPoints }: { treatment: VatTreatment; country: string; basisPoints: number },
  locale: Locale,
): string {
  const say = vatWords[locale]
  if (treatment === 'exempt') return say.exemptLaw(country)
  if (treatment === 'domestic' || treatment === 'oss' || treatment === 'origin') {
    return say.row(countryName(country, locale), percentOf(basisPoints, locale))
  }
  return say.none[treatment]
}

export function countryName(code: string, locale: Locale): string {
  return new Intl.DisplayNames(locale, { type: 'region' }).of(code) ?? code
}

function percentOf(basisPoints: number, locale: Locale): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}

/** What stands beside a price: that VAT is in it, or, of a small business, by which article it is not. */
export function vatNote(
  { vatScheme, seller }: { vatScheme: VatScheme; seller: { country: string } },
  locale: Locale,
  included: string,
): string {
  return vatScheme === 'exempt' ? vatWords[locale].exemptLaw(seller.country) : included
}
