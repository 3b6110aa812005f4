import type { Locale } from '../../shared/locale.ts'

type InvoiceWords = {
  title: string
  kinds: Record<'invoice' | 'credit_note', string>
  /** On the order's page. */
  section: string
  soon: string
  /** What a link to a document leads to. */
  file: string
  number: string
  kind: string
  issuedOn: string
  order: string
  total: string
  year: string
  allYears: string
  show: string
  none: string
  noneText: string
  noneInYear: string
  lead: string
}

/** The words of whoever bought about their invoices. */
export const invoiceWords: Record<Locale, InvoiceWords> = {
  en: {
    title: 'Your invoices',
    kinds: { invoice: 'Invoice', credit_note: 'Credit note' },
    section: 'Invoices',
    soon: 'Your invoice comes by e-mail within minutes, and is then here as well.',
    file: 'PDF, to download',
    number: 'Number',
    kind: 'What it is',
    issuedOn: 'Issued on',
    order: 'Order',
    total: 'Total with VAT',
    year: 'Year',
    allYears: 'All years',
    show: 'Show',
    none: 'No invoices yet',
    noneText: 'Each purchase and each refund leaves a document here, to download at any time.',
    noneInYear: 'Nothing was issued in this year.',
    lead: 'PDF files for reading that programs of accountants understand as well (Factur-X).',
  },
  fr: {
    title: 'Vos factures',
    kinds: { invoice: 'Facture', credit_note: 'Avoir' },
    section: 'Factures',
    soon: 'Votre facture arrive par e-mail d’ici quelques minutes, puis elle sera aussi ici.',
    file: 'PDF à télécharger',
    number: 'Numéro',
    kind: 'Document',
    issuedOn: 'Émis le',
    order: 'Commande',
    total: 'Total TTC',
    year: 'Année',
    allYears: 'Toutes les années',
    show: 'Afficher',
    none: 'Aucune facture pour l’instant',
    noneText: 'Chaque achat et chaque remboursement laisse ici un document, à télécharger à tout moment.',
    noneInYear: 'Aucun document émis cette année-là.',
    lead: 'Des fichiers PDF à lire, que les logiciels de comptabilité comprennent aussi (Factur-X).',
  },
}
