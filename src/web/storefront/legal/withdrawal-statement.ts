import type { Locale } from '../../../shared/locale.ts'

/** What is declared: on the page that sends it and in the acknowledgement, which has to repeat its content. */
export const withdrawalStatement: Record<Locale, (number: string) => string> = {
  en: (number) => `I hereby give notice that I withdraw from the contract of order ${number}.`,
  fr: (number) => `Je vous notifie par la présente ma rétractation du contrat de la commande ${number}.`,
}
