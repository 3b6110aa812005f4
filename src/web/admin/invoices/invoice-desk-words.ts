import type { DocumentFlaw, TaxDocument, VatTreatment } from '../../../domains/invoicing/index.ts'
import type { Locale } from '../../../shared/locale.ts'

type DeskWords = {
  title: string
  lead: string
  search: string
  searchHint: string
  kind: string
  year: string
  all: string
  empty: string
  emptyText: string
  nothing: string
  number: string
  issuedOn: string
  order: string
  net: string
  vat: string
  total: string
  kinds: Record<'invoice' | 'credit_note', string>
  corrects: string
  reasons: Record<NonNullable<TaxDocument['corrects']>['reason'], string>
  suppliedOn: string
  paid: string
  setOff: string
  vatInEuros: string
  atRate(rate: string): string
  buyer: string
  buyerGone: string
  lines: string
  product: string
  quantity: string
  rate: string
  treatments: Record<VatTreatment, string>
  chain: string
  whole: string
  broken: string
  flaws: Record<DocumentFlaw['problem'], string>
  hash: string
  file: string
  download: string
  fileGone: string
  send: string
  sent: string
  outcomes: Record<'too_many' | 'nobody', string>
  others: string
  ofOrder: string
  noneOfOrder: string
  howToCorrect: string
}

/** The words of the back office about invoices. */
export const invoiceDeskWords: Record<Locale, DeskWords> = {
  en: {
    title: 'Invoices',
    lead: 'Every invoice and credit note, as it was issued. Nothing here can be changed: a refund writes its own credit note.',
    search: 'Number',
    searchHint: 'Of the document or of the order; its beginning will do.',
    kind: 'What it is',
    year: 'Year',
    all: 'All',
    empty: 'No invoices yet',
    emptyText: 'The first paid order writes the first one.',
    nothing: 'Nothing matches.',
    number: 'Number',
    issuedOn: 'Issued on',
    order: 'Order',
    net: 'Net',
    vat: 'VAT',
    total: 'Total',
    kinds: { invoice: 'Invoice', credit_note: 'Credit note' },
    corrects: 'Corrects',
    reasons: {
      refund: 'money paid back',
      goodwill: 'a gesture',
      dispute: 'kept by the customer’s bank',
      refund_returned: 'a refund that came back',
      vat: 'VAT',
      company: 'a company is named',
    },
    suppliedOn: 'Date of supply',
    paid: 'Paid',
    setOff: 'set off against the invoice that takes its place',
    vatInEuros: 'VAT in euros',
    atRate: (rate) => `at ${rate}`,
    buyer: 'Buyer',
    buyerGone: 'Whoever bought has gone: erased, or after ten years. Numbers and hashes stay.',
    lines: 'Lines',
    product: 'Product',
    quantity: 'Quantity',
    rate: 'Rate and treatment',
    treatments: {
      domestic: 'our country',
      oss: 'one-stop shop',
      origin: 'our country, below the threshold',
      reverse_charge: 'reverse charge',
      outside_eu: 'outside the EU',
      exempt: 'small business',
      voucher: 'voucher, taxed when redeemed',
    },
    chain: 'Chain',
    whole: 'Reads as it was issued',
    broken: 'Does not read as it was issued',
    flaws: {
      gap: 'A document before it is missing.',
      order: 'It does not hang on the document before it.',
      content: 'What it says was changed.',
      file: 'Its file is another, or gone.',
      person: 'It names another person.',
      business: 'It names another business.',
      end: 'A document after it is missing.',
    },
    hash: 'SHA-256',
    file: 'File',
    download: 'Download the PDF',
    fileGone: 'The file named a person who has gone with it. Its facts are below.',
    send: 'Send it again',
    sent: 'It is on its way to the address of the order.',
    outcomes: {
      too_many: 'It was sent five times today: enough for a mailbox.',
      nobody: 'There is no address left to send it to.',
    },
    others: 'Of the same order',
    ofOrder: 'Invoices',
    noneOfOrder: 'None yet.',
    howToCorrect:
      'To correct it, pay back on the page of the order: units or an amount. Its credit note follows by itself.',
  },
  fr: {
    title: 'Factures',
    lead: 'Chaque facture et chaque avoir, tels qu’ils ont été émis. Rien ne se modifie ici\u00a0: un remboursement écrit lui-même son avoir.',
    search: 'Numéro',
    searchHint: 'Celui du document ou de la commande\u202f; le début suffit.',
    kind: 'Document',
    year: 'Année',
    all: 'Tout',
    empty: 'Aucune facture pour l’instant',
    emptyText: 'La première commande payée écrit la première.',
    nothing: 'Rien ne correspond.',
    number: 'Numéro',
    issuedOn: 'Émis le',
    order: 'Commande',
    net: 'HT',
    vat: 'TVA',
    total: 'TTC',
    kinds: { invoice: 'Facture', credit_note: 'Avoir' },
    corrects: 'Corrige',
    reasons: {
      refund: 'argent remboursé',
      goodwill: 'un geste commercial',
      dispute: 'gardé par la banque du client',
      refund_returned: 'un remboursement revenu',
      vat: 'TVA',
      company: 'une entreprise est désignée',
    },
    suppliedOn: 'Date de livraison',
    paid: 'Paiement',
    setOff: 'imputé sur la facture qui le remplace',
    vatInEuros: 'TVA en euros',
    atRate: (rate) => `au cours de ${rate}`,
    buyer: 'Acheteur',
    buyerGone: 'L’acheteur n’y est plus\u00a0: effacé, ou après dix ans. Numéros et empreintes restent.',
    lines: 'Lignes',
    product: 'Produit',
    quantity: 'Quantité',
    rate: 'Taux et régime',
    treatments: {
      domestic: 'notre pays',
      oss: 'guichet unique',
      origin: 'notre pays, sous le seuil',
      reverse_charge: 'autoliquidation',
      outside_eu: 'hors UE',
      exempt: 'franchise en base',
      voucher: 'bon, taxé à l’utilisation',
    },
    chain: 'Chaîne',
    whole: 'Tel qu’il a été émis',
    broken: 'N’est plus tel qu’il a été émis',
    flaws: {
      gap: 'Un document manque avant lui.',
      order: 'Il ne suit pas le document d’avant.',
      content: 'Ce qu’il dit a été modifié.',
      file: 'Son fichier est un autre, ou a disparu.',
      person: 'Il nomme une autre personne.',
      business: 'Il nomme une autre entreprise.',
      end: 'Un document manque après lui.',
    },
    hash: 'SHA-256',
    file: 'Fichier',
    download: 'Télécharger le PDF',
    fileGone: 'Le fichier nommait une personne partie avec lui. Ses données chiffrées sont ci-dessous.',
    send: 'L’envoyer de nouveau',
    sent: 'Il part à l’adresse de la commande.',
    outcomes: {
      too_many: 'Il a été envoyé cinq fois aujourd’hui\u00a0: c’est assez pour une boîte.',
      nobody: 'Il ne reste aucune adresse où l’envoyer.',
    },
    others: 'De la même commande',
    ofOrder: 'Factures',
    noneOfOrder: 'Aucune pour l’instant.',
    howToCorrect:
      'Pour corriger, remboursez depuis la page de la commande\u00a0: des unités ou un montant. L’avoir suit de lui-même.',
  },
}
