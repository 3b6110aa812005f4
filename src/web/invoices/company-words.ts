import type { NameCompanyOutcome } from '../../domains/invoicing/index.ts'
import type { Locale } from '../../shared/locale.ts'

type Refusal = Extract<NameCompanyOutcome, { ok: false }>['reason']

type CompanyWords = {
  /** What leads there. */
  link: string
  title: string
  lead: string
  until(day: string): string
  number: string
  numberHint(country: string): string
  numberDue(number: string): string
  vatStays: string
  addressHint: string
  button: string
  back: string
  done: string
  errors: {
    name: string
    address: string
    lines(most: number): string
    unreadable(country: string): string
    otherCountry(its: string, country: string): string
  }
  refusals: Record<Refusal, string>
  /** In the account, which leads to the orders. */
  inAccount: { before: string; link: string }
  /** For the staff. */
  desk: { link: string; lead: string; vatStays: string; done: string }
}

/** The words about a company that is put on an invoice afterwards. */
export const companyWords: Record<Locale, CompanyWords> = {
  en: {
    link: 'Put a company on the invoice',
    title: 'Invoice for a company',
    lead: 'An invoice that was issued is never changed. We issue a credit note over it, and a new invoice that names your company. The amount stays the same: nothing is paid, nothing is paid back.',
    until: (day) => `You can do this yourself until ${day}.`,
    number: 'VAT number (optional)',
    numberHint: (country) => `Of ${country}, the country of this order, with its letters.`,
    numberDue: (number) =>
      `It has to be ${number}, which was given for this order: with it your company accounts for the VAT itself.`,
    vatStays:
      'A VAT number that is given now is printed on the invoice, and changes nothing about the VAT that was charged: that was decided when you ordered. If your company ought to have bought without VAT, write to us.',
    addressHint: 'As it shall be printed, line by line.',
    button: 'Issue the new invoice',
    back: 'Back to the order',
    done: 'Thank you. The credit note and the new invoice come by e-mail within minutes, and are then here as well.',
    errors: {
      name: 'Please write the name of the company.',
      address: 'Please write the address of the company: an invoice has to say it.',
      lines: (most) => `Please keep the address within ${most} lines.`,
      unreadable: (country) => `This is no VAT number of ${country}. Please correct it, or leave it empty.`,
      otherCountry: (its, country) =>
        `This is a VAT number of ${its}, and this order is one of ${country}. Please correct it, or leave it empty.`,
    },
    refusals: {
      nothing_stands:
        'There is no invoice to replace: this order is not paid, cost nothing, or was paid back whole.',
      too_late: 'The year in which you can do this yourself is over. Write to us, and we do it.',
      too_often: 'The invoice was replaced three times. Write to us, and we look at it together.',
      unchanged: 'This is what the invoice says already.',
      other_number:
        'This order is without VAT by the VAT number that was given for it, or its VAT goes back once that number is confirmed. The invoice has to name the company of that number. If another company bought, write to us.',
    },
    inAccount: {
      before: 'You bought for a company, and the invoice does not say so? Open',
      link: 'the order',
    },
    desk: {
      link: 'Put a company on the invoice',
      lead: 'The invoice is credited whole, and issued anew with this company. The amount stays the same, and both documents go to the address of the order.',
      vatStays:
        'The number is printed and changes no VAT. If the company ought to have bought without it, have the register asked on the VAT page of the order, afterwards.',
      done: 'The credit note and the new invoice are being issued.',
    },
  },
  fr: {
    link: 'Mettre une entreprise sur la facture',
    title: 'Facture au nom d’une entreprise',
    lead: 'Une facture émise ne se modifie jamais. Nous émettons un avoir qui l’annule, puis une nouvelle facture au nom de votre entreprise. Le montant reste le même\u00a0: rien n’est à payer, rien n’est remboursé.',
    until: (day) => `Vous pouvez le faire ici jusqu’au ${day}.`,
    number: 'Numéro de TVA (facultatif)',
    numberHint: (country) => `Celui du pays de cette commande (${country}), avec ses lettres.`,
    numberDue: (number) =>
      `Il faut que ce soit ${number}, donné pour cette commande\u00a0: c’est avec lui que votre entreprise déclare elle-même la TVA.`,
    vatStays:
      'Un numéro de TVA donné maintenant figure sur la facture et ne change rien à la TVA facturée\u00a0: elle a été fixée lors de la commande. Si votre entreprise aurait dû acheter sans TVA, écrivez-nous.',
    addressHint: 'Telle qu’elle doit figurer, ligne par ligne.',
    button: 'Émettre la nouvelle facture',
    back: 'Retour à la commande',
    done: 'Merci. L’avoir et la nouvelle facture arrivent par e-mail d’ici quelques minutes, puis ils seront aussi ici.',
    errors: {
      name: 'Merci d’indiquer le nom de l’entreprise.',
      address: 'Merci d’indiquer l’adresse de l’entreprise\u00a0: une facture doit la porter.',
      lines: (most) => `Merci de limiter l’adresse à ${most} lignes.`,
      unreadable: (country) =>
        `Ce n’est pas un numéro de TVA du pays de la commande (${country}). Merci de le corriger, ou de le laisser vide.`,
      otherCountry: (its, country) =>
        `C’est un numéro de TVA d’un autre pays (${its}) que celui de la commande (${country}). Merci de le corriger, ou de le laisser vide.`,
    },
    refusals: {
      nothing_stands:
        'Il n’y a pas de facture à remplacer\u00a0: cette commande n’est pas payée, était gratuite, ou a été remboursée en entier.',
      too_late: 'L’année pendant laquelle vous pouvez le faire ici est passée. Écrivez-nous, nous le ferons.',
      too_often: 'La facture a été remplacée trois fois. Écrivez-nous, nous regarderons cela ensemble.',
      unchanged: 'C’est ce que dit déjà la facture.',
      other_number:
        'Cette commande est sans TVA grâce au numéro de TVA donné pour elle, ou sa TVA sera rendue dès que ce numéro sera confirmé. La facture doit porter l’entreprise de ce numéro. Si une autre entreprise a acheté, écrivez-nous.',
    },
    inAccount: {
      before: 'Vous avez acheté pour une entreprise et la facture ne le dit pas\u202f? Ouvrez',
      link: 'la commande',
    },
    desk: {
      link: 'Mettre une entreprise sur la facture',
      lead: 'La facture est annulée en entier par un avoir, puis émise de nouveau avec cette entreprise. Le montant reste le même, et les deux documents partent à l’adresse de la commande.',
      vatStays:
        'Le numéro est imprimé et ne change pas la TVA. Si l’entreprise aurait dû acheter sans elle, faites ensuite interroger le registre depuis la page TVA de la commande.',
      done: 'L’avoir et la nouvelle facture sont en cours d’émission.',
    },
  },
}
