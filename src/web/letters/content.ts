import type { KeyValue } from '../../domains/notifications/order-on-letter.ts'
import { assertNever } from '../../shared/errors.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Secret } from '../../shared/secret.ts'
import type { Typesetter } from './typesetting.ts'

/** A letter before it has a form: the HTML and the plain text are both made from these very blocks. */
export type LetterContent = {
  subject: string
  /** The line that mailboxes show beside the subject. */
  preview: string
  title: string
  blocks: readonly Block[]
}

export type Block =
  | { kind: 'paragraph'; text: string }
  | { kind: 'note'; text: string }
  | { kind: 'heading'; text: string }
  | { kind: 'button'; label: string; url: string }
  | { kind: 'link'; label: string; url: string }
  /** Digits to be typed, set apart so that they can be read from a distance and copied in one piece. */
  | { kind: 'code'; digits: Secret<string> }
  /** Answers of equal weight. */
  | { kind: 'choice'; options: readonly { label: string; text: string; url: string }[] }
  | {
      kind: 'key'
      name: string
      detail: string
      value: KeyValue
      /** Stands for a key that is a picture where pictures are not seen. */
      pictureLabel: string
      guide: { label: string; url: string }
    }
  | { kind: 'items'; items: readonly Item[]; totals: readonly Total[] }
  | { kind: 'facts'; facts: readonly { label: string; value: string }[] }
  /** Words that were agreed to, exactly as they were shown. */
  /** What somebody wrote to the reader, in their own words and set as they are. */
  | { kind: 'message'; lines: readonly string[] }
  | { kind: 'quotation'; statements: readonly string[]; locale: Locale }

export type Item = { name: string; details: readonly string[]; quantity: number; amount: string }
export type Total = { label: string; amount: string; weight: 'plain' | 'strong' }

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
export const note = (text: string): Block => ({ kind: 'note', text })
export const heading = (text: string): Block => ({ kind: 'heading', text })

/** Sets the spaces of every text that we wrote ourselves. Keys and agreed words stay exactly as they are. */
export function typesetContent(content: LetterContent, { text: set }: Typesetter): LetterContent {
  return {
    subject: set(content.subject),
    preview: set(content.preview),
    title: set(content.title),
    blocks: content.blocks.map((block) => typesetBlock(block, set)),
  }
}

function typesetBlock(block: Block, set: (words: string) => string): Block {
  switch (block.kind) {
    case 'paragraph':
    case 'note':
    case 'heading':
      return { ...block, text: set(block.text) }
    case 'button':
    case 'link':
      return { ...block, label: set(block.label) }
    case 'choice':
      return {
        ...block,
        options: block.options.map(({ label, text, url }) => ({ label: set(label), text: set(text), url })),
      }
    case 'items':
      return { ...block, totals: block.totals.map((total) => ({ ...total, label: set(total.label) })) }
    case 'key':
    case 'code':
    case 'facts':
    case 'quotation':
    case 'message':
      return block
    default:
      return assertNever(block)
  }
}
