import type { DocumentOnLetter } from '../../domains/notifications/document-on-letter.ts'
import type { Attachment } from '../../domains/notifications/letter.ts'
import { type LetterContent, note, paragraph } from './content.ts'
import { openOrder, orderFacts, type Voice } from './voice.ts'

const words = {
  en: {
    subject: {
      invoice: (number: string, shop: string) => `Your invoice ${number} from ${shop}`,
      credit_note: (number: string, shop: string) => `Your credit note ${number} from ${shop}`,
    },
    title: { invoice: 'Your invoice is here.', credit_note: 'Your credit note is here.' },
    lead: {
      invoice: (amount: string) => `The invoice over ${amount} is enclosed, for you to keep.`,
      credit_note: (amount: string) => `The credit note over ${amount} is enclosed, for you to keep.`,
      undone: (amount: string) =>
        `Your bank has sent a refund back to us, so the credit note over it is undone: the invoice over ${amount} is enclosed.`,
    },
    replaced: {
      vat: {
        credit_note: (amount: string) =>
          `The VAT of your order is another than the invoice said. The credit note over ${amount} is enclosed: it takes that invoice back, and a new one follows.`,
        invoice: (amount: string) =>
          `The new invoice over ${amount} is enclosed, with the VAT that counts. It takes the place of the one before.`,
      },
      company: {
        credit_note: (amount: string) =>
          `Your company is to stand on the invoice. The credit note over ${amount} is enclosed: it takes the first invoice back, and a new one follows. Nothing is paid back for it.`,
        invoice: (amount: string) =>
          `The new invoice over ${amount} is enclosed, in the name of your company. It takes the place of the one before: nothing is to be paid.`,
      },
    },
    number: { invoice: 'Invoice', credit_note: 'Credit note' },
    issuedOn: 'Issued on',
    corrects: 'About',
    gross: 'Total with VAT',
    format: 'The file is a PDF for people and for programs of accountants (Factur-X).',
  },
  fr: {
    subject: {
      invoice: (number: string, shop: string) => `Votre facture ${number} de ${shop}`,
      credit_note: (number: string, shop: string) => `Votre avoir ${number} de ${shop}`,
    },
    title: { invoice: 'Voici votre facture.', credit_note: 'Voici votre avoir.' },
    lead: {
      invoice: (amount: string) => `La facture de ${amount} est jointe à ce message : gardez-la.`,
      credit_note: (amount: string) => `L’avoir de ${amount} est joint à ce message : gardez-le.`,
      undone: (amount: string) =>
        `Votre banque nous a renvoyé un remboursement : l’avoir correspondant est annulé et la facture de ${amount} est jointe.`,
    },
    replaced: {
      vat: {
        credit_note: (amount: string) =>
          `La TVA de votre commande n’est pas celle de la facture. L’avoir de ${amount} est joint\u00a0: il annule cette facture, une nouvelle suit.`,
        invoice: (amount: string) =>
          `La nouvelle facture de ${amount} est jointe, avec la TVA qui compte. Elle remplace la précédente.`,
      },
      company: {
        credit_note: (amount: string) =>
          `Votre entreprise doit figurer sur la facture. L’avoir de ${amount} est joint\u00a0: il annule la première facture, une nouvelle suit. Rien n’est remboursé à ce titre.`,
        invoice: (amount: string) =>
          `La nouvelle facture de ${amount} est jointe, au nom de votre entreprise. Elle remplace la précédente\u00a0: rien n’est à payer.`,
      },
    },
    number: { invoice: 'Facture', credit_note: 'Avoir' },
    issuedOn: 'Émise le',
    corrects: 'Concerne',
    gross: 'Total TTC',
    format: 'Ce fichier PDF se lit à l’écran et par les logiciels de comptabilité (Factur-X).',
  },
}

export function taxDocument(document: DocumentOnLetter, voice: Voice): LetterContent {
  const say = words[voice.locale]
  const { kind, number, corrects } = document
  const amount = voice.set.money(document.gross)
  const lead = leadOf(document, voice.locale)(amount)
  const issued = { en: say.issuedOn, fr: kind === 'invoice' ? 'Émise le' : 'Émis le' }[voice.locale]
  return {
    subject: say.subject[kind](number, voice.shop.name),
    preview: lead,
    title: say.title[kind],
    blocks: [
      paragraph(lead),
      {
        kind: 'facts',
        facts: [
          { label: say.number[kind], value: number },
          { label: issued, value: voice.set.calendarDay(document.issuedOn) },
          ...(corrects ? [{ label: say.corrects, value: corrects.number }] : []),
          { label: say.gross, value: amount },
          ...orderFacts(document.order, voice),
        ],
      },
      openOrder(document.order, voice),
      note(say.format),
    ],
  }
}

function leadOf({ kind, corrects }: DocumentOnLetter, locale: Voice['locale']): (amount: string) => string {
  const say = words[locale]
  if (corrects?.reason === 'vat' || corrects?.reason === 'company') return say.replaced[corrects.reason][kind]
  return say.lead[kind === 'invoice' && corrects ? 'undone' : kind]
}

export function documentFile({ file }: DocumentOnLetter): Attachment {
  return { fileName: file.name, mediaType: 'application/pdf', content: file.content }
}
