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
  const lead = say.lead[kind === 'invoice' && corrects ? 'undone' : kind](amount)
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

export function documentFile({ file }: DocumentOnLetter): Attachment {
  return { fileName: file.name, mediaType: 'application/pdf', content: file.content }
}
