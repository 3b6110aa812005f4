import type { TaxDocument, VatTreatment } from '../../domains/invoicing/document.ts'
import type { Translated } from '../../shared/locale.ts'
import { isBusiness } from './parties.ts'

type Reason = NonNullable<TaxDocument['corrects']>['reason']
type Kind = TaxDocument['kind']

export type DocumentWords = {
  title(kind: Kind, number: string): string
  corrects(kind: Kind, corrected: { number: string; day: string; reason: Reason }): string
  seller: string
  buyer: string
  consumer: string
  buyerGone: string
  registeredAs(siren: string): string
  vatNumber(number: string): string
  issued: Record<Kind, string>
  supplied: string
  order: string
  paid: Record<Kind, string>
  columns: Record<'name' | 'quantity' | 'unit' | 'rate' | 'net' | 'gross', string>
  discount(amount: string): string
  vatColumns: Record<'vat' | 'net' | 'tax', string>
  untaxed: Record<Exclude<VatTreatment, 'domestic' | 'oss' | 'origin'>, string>
  totals: Record<'net' | 'tax' | Kind, string>
  /** Where nobody is charged any VAT: a total holds none. */
  withoutVat: Record<'gross' | Kind, string>
  taxInEuros: string
  due: Record<Kind, string>
  free: string
  paidBy(day: string, method: string): string
  refundedBy(day: string, method: string): string
  setOff: string
  dueNow: Record<Kind, string>
  methods: Record<string, string>
  mentions: string
  services: string
  oss: string
  discountReason: string
  noDiscount: string
  interest: { french: string; european: string }
  recovery: { french: string; european: string }
  exchange(rate: string, day: string, amount: string): string
  noVat(treatment: VatTreatment, document: TaxDocument): string | null
  page(page: number, count: number): string
  data: string
}

/** Why a sale is invoiced anew. */
const replacing: Translated<Partial<Record<Reason, string>>> = {
  en: { vat: 'the VAT was wrong.', company: 'it names the company that bought.' },
  fr: { vat: 'la TVA était erronée.', company: 'elle désigne l’entreprise qui a acheté.' },
}

export const documentWords: Translated<DocumentWords> = {
  en: {
    title: (kind, number) => `${kind === 'invoice' ? 'Invoice' : 'Credit note'} ${number}`,
    corrects: (kind, { number, day, reason }) =>
      kind === 'credit_note'
        ? `Corrects invoice ${number} of ${day}: ${
            {
              refund: 'paid back.',
              goodwill: 'a part is paid back as a gesture; the keys stay yours.',
              dispute: 'the bank took the payment back.',
              refund_returned: 'a refund came back.',
              vat: 'the VAT was wrong.',
              company: 'the buyer is a company, which a new invoice names.',
            }[reason]
          }`
        : `Replaces credit note ${number} of ${day}: ${
            replacing.en[reason] ?? 'its refund came back from the bank.'
          }`,
    seller: 'Seller',
    buyer: 'Customer',
    consumer: 'Consumer',
    buyerGone: 'Name and address are no longer kept.',
    registeredAs: (siren) => `SIREN ${siren.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0')}`,
    vatNumber: (number) => `VAT number ${number}`,
    issued: { invoice: 'Issued on', credit_note: 'Issued on' },
    supplied: 'Supplied on',
    order: 'Order',
    paid: { invoice: 'Paid on', credit_note: 'Paid back on' },
    columns: {
      name: 'Description',
      quantity: 'Qty',
      unit: 'Unit price, net',
      rate: 'VAT',
      net: 'Net',
      gross: 'With VAT',
    },
    discount: (amount) => `Discount ${amount} net`,
    vatColumns: { vat: 'VAT by rate', net: 'Net', tax: 'VAT' },
    untaxed: {
      reverse_charge: 'Reverse charge',
      outside_eu: 'Outside EU VAT',
      exempt: 'VAT not applicable',
      voucher: 'Multi-purpose voucher',
    },
    totals: {
      net: 'Total, net',
      tax: 'VAT',
      invoice: 'Total, VAT included',
      credit_note: 'Total credited',
    },
    withoutVat: { gross: 'Total', invoice: 'Total', credit_note: 'Total credited' },
    taxInEuros: 'VAT in euros',
    due: { invoice: 'Left to pay', credit_note: 'Left to pay back' },
    free: 'Nothing was to be paid.',
    paidBy: (day, method) => `Paid on ${day} by ${method}.`,
    refundedBy: (day, method) => `Paid back on ${day} by ${method}.`,
    setOff: 'Set off against the invoice that takes its place.',
    dueNow: {
      invoice: 'To be paid on receipt.',
      credit_note: 'Paid back the way in which it was paid.',
    },
    methods: {
      card: 'card',
      sepa_debit: 'SEPA direct debit',
      bank_transfer: 'bank transfer',
      customer_balance: 'bank transfer',
    },
    mentions: 'Legal details',
    services: 'Category of the operation: supply of services.',
    oss: 'VAT of the customer’s member state, declared through the Union one-stop shop (directive 2006/112/EC, art. 369a and following).',
    discountReason: 'Discount',
    noDiscount: 'No discount for early payment.',
    interest: {
      french:
        'Late payment: interest at the rate that the European Central Bank applies to its latest refinancing operation plus ten points, due without a reminder (C. com. art. L441-10).',
      european: 'Late payment: statutory interest, due without a reminder (directive 2011/7/EU, art. 3).',
    },
    recovery: {
      french: 'Fixed compensation for the costs of recovery after late payment: €40 (C. com. art. D441-5).',
      european:
        'Fixed compensation for the costs of recovery after late payment: €40 (directive 2011/7/EU, art. 6).',
    },
    exchange: (rate, day, amount) =>
      `VAT in euros: ${amount}, at ${rate} on ${day} (directive 2006/112/EC, art. 230).`,
    noVat(treatment, { seller, buyer }) {
      const isFrench = seller.address.country === 'FR'
      switch (treatment) {
        case 'reverse_charge':
          return `Reverse charge (“Autoliquidation”): VAT is to be paid by the customer (directive 2006/112/EC, art. 44 and 196${
            isFrench ? '; CGI art. 259, 1° and 283, 2' : ''
          }).`
        case 'outside_eu':
          return `VAT not applicable: the customer is outside the European Union (directive 2006/112/EC, art. ${
            isBusiness(buyer) ? '44' : '58'
          }${isFrench ? `; CGI art. ${isBusiness(buyer) ? '259, 1°' : '259 D'}` : ''}).`
        case 'exempt':
          return isFrench
            ? 'VAT not applicable (“TVA non applicable, art. 293 B du CGI”).'
            : 'Exempt from VAT: small enterprise (directive 2006/112/EC, art. 284).'
        case 'voucher':
          return 'Multi-purpose voucher: VAT is due when it is redeemed (directive 2006/112/EC, art. 30b and 73a).'
        default:
          return null
      }
    },
    page: (page, count) => `Page ${page} of ${count}`,
    data: 'This file carries its data for programs: factur-x.xml (Factur-X, EN 16931).',
  },
  fr: {
    title: (kind, number) => `${kind === 'invoice' ? 'Facture' : 'Avoir'} ${number}`,
    corrects: (kind, { number, day, reason }) =>
      kind === 'credit_note'
        ? `Rectifie la facture ${number} du ${day} : ${
            {
              refund: 'remboursement.',
              goodwill: 'remboursement partiel à titre commercial ; les clés vous restent.',
              dispute: 'la banque a repris le paiement.',
              refund_returned: 'un remboursement est revenu.',
              vat: 'la TVA était erronée.',
              company: 'l’acheteur est une entreprise, qu’une nouvelle facture désigne.',
            }[reason]
          }`
        : `Remplace l’avoir ${number} du ${day} : ${
            replacing.fr[reason] ?? 'son remboursement est revenu de la banque.'
          }`,
    seller: 'Vendeur',
    buyer: 'Client',
    consumer: 'Particulier',
    buyerGone: 'Le nom et l’adresse ne sont plus conservés.',
    registeredAs: (siren) => `SIREN ${siren.replace(/(?<=\d)(?=(\d{3})+$)/g, '\u00a0')}`,
    vatNumber: (number) => `N° de TVA ${number}`,
    issued: { invoice: 'Émise le', credit_note: 'Émis le' },
    supplied: 'Prestation du',
    order: 'Commande',
    paid: { invoice: 'Payée le', credit_note: 'Remboursé le' },
    columns: {
      name: 'Désignation',
      quantity: 'Qté',
      unit: 'Prix unitaire HT',
      rate: 'TVA',
      net: 'Total HT',
      gross: 'Total TTC',
    },
    discount: (amount) => `Remise ${amount} HT`,
    vatColumns: { vat: 'TVA par taux', net: 'Base HT', tax: 'TVA' },
    untaxed: {
      reverse_charge: 'Autoliquidation',
      outside_eu: 'Hors TVA de l’Union',
      exempt: 'TVA non applicable',
      voucher: 'Bon à usages multiples',
    },
    totals: { net: 'Total HT', tax: 'TVA', invoice: 'Total TTC', credit_note: 'Total de l’avoir TTC' },
    withoutVat: { gross: 'Total', invoice: 'Total', credit_note: 'Total de l’avoir' },
    taxInEuros: 'TVA en euros',
    due: { invoice: 'Reste à payer', credit_note: 'Reste à rembourser' },
    free: 'Rien n’était à payer.',
    paidBy: (day, method) => `Payée le ${day} par ${method}.`,
    refundedBy: (day, method) => `Remboursé le ${day} par ${method}.`,
    setOff: 'Imputé sur la facture qui le remplace.',
    dueNow: {
      invoice: 'À payer à réception.',
      credit_note: 'Remboursé par le moyen du paiement.',
    },
    methods: {
      card: 'carte bancaire',
      sepa_debit: 'prélèvement SEPA',
      bank_transfer: 'virement',
      customer_balance: 'virement',
    },
    mentions: 'Mentions légales',
    services: 'Catégorie de l’opération : prestation de services.',
    oss: 'TVA de l’État membre du client, déclarée au guichet unique de l’Union (directive 2006/112/CE, art. 369 bis et suivants ; CGI art. 298 sexdecies G).',
    discountReason: 'Remise',
    noDiscount: 'Pas d’escompte pour paiement anticipé.',
    interest: {
      french:
        'Retard de paiement : pénalités au taux appliqué par la Banque centrale européenne à son opération de refinancement la plus récente, majoré de dix points, exigibles sans rappel (C. com. art. L441-10).',
      european: 'Retard de paiement : intérêts légaux, exigibles sans rappel (directive 2011/7/UE, art. 3).',
    },
    recovery: {
      french:
        'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 € (C. com. art. D441-5).',
      european:
        'Indemnité forfaitaire pour frais de recouvrement en cas de retard de paiement : 40 € (directive 2011/7/UE, art. 6).',
    },
    exchange: (rate, day, amount) =>
      `TVA en euros : ${amount}, au cours de ${rate} du ${day} (directive 2006/112/CE, art. 230).`,
    noVat(treatment, { seller, buyer }) {
      const isFrench = seller.address.country === 'FR'
      switch (treatment) {
        case 'reverse_charge':
          return `Autoliquidation : TVA due par le client (directive 2006/112/CE, art. 44 et 196${
            isFrench ? ' ; CGI art. 259, 1° et 283, 2' : ''
          }).`
        case 'outside_eu':
          return `TVA non applicable : client hors de l’Union européenne (directive 2006/112/CE, art. ${
            isBusiness(buyer) ? '44' : '58'
          }${isFrench ? ` ; CGI art. ${isBusiness(buyer) ? '259, 1°' : '259 D'}` : ''}).`
        case 'exempt':
          return isFrench
            ? 'TVA non applicable, art. 293 B du CGI.'
            : 'Exonération de TVA : petite entreprise (directive 2006/112/CE, art. 284).'
        case 'voucher':
          return 'Bon à usages multiples : TVA due lors de son utilisation (directive 2006/112/CE, art. 30 ter et 73 bis ; CGI art. 256 ter).'
        default:
          return null
      }
    },
    page: (page, count) => `Page ${page} sur ${count}`,
    data: 'Ce fichier porte ses données pour les logiciels : factur-x.xml (Factur-X, EN 16931).',
  },
}
