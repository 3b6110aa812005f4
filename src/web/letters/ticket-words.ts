import type { TicketNews, TicketSubject } from '../../domains/tickets/index.ts'
import type { Translated } from '../../shared/locale.ts'

type Option = { label: string; text: string }
type TicketWords = {
  subject(about: string, reference: string, shop: string): string
  subjects: Record<TicketSubject, string>
  letters: Record<TicketNews, { title: string; lead: string }>
  reference: string
  about: string
  answerBy: string
  closesAt: string
  open: string
  help: string
  files(count: number): string
  helped: string
  good: Option
  bad: Option
  reply: string
  replyOnPage: string
}

export const ticketWords: Translated<TicketWords> = {
  en: {
    subject: (about, reference, shop) => `${about} [${reference}] ${shop}`,
    subjects: {
      key: 'A key that does not work',
      delivery: 'A key that has not arrived',
      payment: 'A payment',
      withdrawal: 'A withdrawal or refund',
      invoice: 'An invoice',
      account: 'An account',
      other: 'A question',
    },
    letters: {
      opened: {
        title: 'Your question is here.',
        lead: 'Somebody reads it and answers within a day. There is nothing else that you need to do.',
      },
      answered: { title: 'An answer to your question.', lead: 'We have answered your question.' },
      solved: { title: 'We think this is solved.', lead: 'We think that your question is answered.' },
      closing: {
        title: 'Is there anything else?',
        lead: 'We have not heard from you for some days, so your question will be closed. If it is not solved, write to us before or after: any answer opens it again.',
      },
      closed: {
        title: 'Your question is closed.',
        lead: 'It stays where you can read it. Should it come back, just answer: that opens it again.',
      },
    },
    reference: 'Reference',
    about: 'About',
    answerBy: 'An answer by',
    closesAt: 'Closes on',
    open: 'Open the conversation',
    help: 'Meanwhile, perhaps the answer is in our help pages',
    files: (count) =>
      count === 1
        ? 'There is a file with it, on the page of the conversation.'
        : `There are ${count} files with it, on the page of the conversation.`,
    helped: 'Did our answer help?',
    good: { label: 'Yes, it did', text: 'One click, and one more to confirm it.' },
    bad: { label: 'No, not really', text: 'Then we know, and you can tell us what is missing.' },
    reply:
      'To answer, reply to this letter or write on the page. Never send us a whole key or a card number.',
    replyOnPage: 'To answer, open the conversation. Never send us a whole key or a card number.',
  },
  fr: {
    subject: (about, reference, shop) => `${about} [${reference}] ${shop}`,
    subjects: {
      key: 'Une clé qui ne fonctionne pas',
      delivery: 'Une clé qui n’est pas arrivée',
      payment: 'Un paiement',
      withdrawal: 'Une rétractation ou un remboursement',
      invoice: 'Une facture',
      account: 'Un compte',
      other: 'Une question',
    },
    letters: {
      opened: {
        title: 'Votre demande est arrivée.',
        lead: 'Quelqu’un la lit et vous répond sous un jour. Vous n’avez rien d’autre à faire.',
      },
      answered: { title: 'Une réponse à votre demande.', lead: 'Nous avons répondu à votre demande.' },
      solved: {
        title: 'Nous pensons que c’est réglé.',
        lead: 'Nous pensons que votre demande a sa réponse.',
      },
      closing: {
        title: 'Reste-t-il quelque chose ?',
        lead: 'Sans nouvelles de vous depuis quelques jours, votre demande va être close. Si elle n’est pas réglée, écrivez-nous avant ou après : toute réponse la rouvre.',
      },
      closed: {
        title: 'Votre demande est close.',
        lead: 'Vous pouvez toujours la relire. Si le souci revient, répondez simplement : cela la rouvre.',
      },
    },
    reference: 'Référence',
    about: 'Sujet',
    answerBy: 'Réponse avant le',
    closesAt: 'Close le',
    open: 'Ouvrir la conversation',
    help: 'En attendant, la réponse est peut-être dans nos pages d’aide',
    files: (count) =>
      count === 1
        ? 'Un fichier l’accompagne, sur la page de la conversation.'
        : `${count} fichiers l’accompagnent, sur la page de la conversation.`,
    helped: 'Notre réponse vous a-t-elle aidé ?',
    good: { label: 'Oui', text: 'Un clic, et un second pour confirmer.' },
    bad: { label: 'Non, pas vraiment', text: 'Nous le saurons, et vous pourrez dire ce qui manque.' },
    reply:
      'Pour répondre, répondez à ce message ou écrivez sur la page. N’envoyez jamais une clé entière ni un numéro de carte.',
    replyOnPage:
      'Pour répondre, ouvrez la conversation. N’envoyez jamais une clé entière ni un numéro de carte.',
  },
}
