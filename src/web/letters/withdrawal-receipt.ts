import type { WithdrawalReceipt } from '../../domains/notifications/order-on-letter.ts'
import { type Block, heading, type LetterContent, note, paragraph } from './content.ts'
import { waiverBlocks } from './delivery.ts'
import { productList, type Voice } from './voice.ts'
import { withdrawalReceiptWords } from './withdrawal-receipt-words.ts'

/** The acknowledgement of a withdrawal; what it says stands in its file once more (`withdrawal-file.ts`). */
export function withdrawalReceipt(receipt: WithdrawalReceipt, voice: Voice): LetterContent {
  const say = withdrawalReceiptWords[voice.locale]
  const { statement, outcome } = receipt
  const lead = say.lead(voice.set.dayAndTime(statement.madeAt))
  return {
    subject: say.subject(statement.orderNumber),
    preview: lead,
    title: say.title,
    blocks: [
      paragraph(lead),
      heading(say.what),
      {
        kind: 'quotation',
        statements: [voice.set.text(say.statement(statement.orderNumber))],
        locale: voice.locale,
      },
      { kind: 'facts', facts: statementFacts(receipt, voice) },
      heading(say.next),
      ...(outcome ? outcomeBlocks(outcome, voice) : [paragraph(say.unknown)]),
      note(say.keep),
    ],
  }
}

export function statementFacts(
  { reference, statement }: WithdrawalReceipt,
  { locale, set }: Voice,
): { label: string; value: string }[] {
  const say = withdrawalReceiptWords[locale]
  return [
    { label: say.name, value: statement.name },
    { label: say.order, value: statement.orderNumber },
    { label: say.email, value: statement.email },
    { label: say.madeAt, value: set.dayAndTime(statement.madeAt) },
    { label: say.reference, value: reference },
  ]
}

type Outcome = NonNullable<WithdrawalReceipt['outcome']>

/** The sentence about the keys that were answered alike. */
export function answerSentence(
  { answer, amount }: Outcome['keys'][number],
  { lastDay }: Outcome,
  { locale, set }: Voice,
): string {
  const told = { amount: set.money(amount), lastDay: set.calendarDay(lastDay) }
  return withdrawalReceiptWords[locale].answers[answer](told)
}

function outcomeBlocks(outcome: Outcome, voice: Voice): Block[] {
  return [
    ...outcome.keys.flatMap((keys) => [
      paragraph(answerSentence(keys, outcome, voice)),
      productList(keys.products, voice),
    ]),
    ...waiverBlocks(outcome.waivers, voice),
  ]
}
