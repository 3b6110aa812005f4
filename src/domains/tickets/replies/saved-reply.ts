import type { SavedReplyId } from '../../../shared/ids.ts'
import { locales, type Translated } from '../../../shared/locale.ts'

/** What a saved reply may name in double braces; the words for it are the pages'. Anything else is refused when it is saved. */
export const replyVariables = ['customer', 'order', 'product', 'shop', 'agent', 'ticket', 'link'] as const
export type ReplyVariable = (typeof replyVariables)[number]

export type SavedReply = {
  id: SavedReplyId
  /** By which the staff find it; no customer reads it. */
  name: string
  body: Translated
  version: number
  state: 'used' | 'archived'
  changedAt: Date
}

export const replyMax = { name: 80, body: 5000 } as const

/** What is known for a ticket; null for what is not. */
export type ReplyValues = Record<ReplyVariable, string | null>

export type FilledReply = {
  /** What could not be filled in stands there as it stood in the reply. */
  text: string
  unfilled: ReplyVariable[]
}

const variable = new RegExp(`\\{\\{\\s*(${replyVariables.join('|')})\\s*\\}\\}`, 'g')

/** Puts in what is known, once: what a customer is called is not looked through again. */
export function fillReply(body: string, values: ReplyValues): FilledReply {
  const unfilled = new Set<ReplyVariable>()
  const text = body.replace(variable, (written, name: ReplyVariable) => {
    const value = values[name]
    if (!value) unfilled.add(name)
    return value || written
  })
  return { text, unfilled: [...unfilled] }
}

/** Those that stand in a text: a letter that has one is not sent. */
export function variablesIn(text: string): ReplyVariable[] {
  return [...new Set([...text.matchAll(variable)].map(([, name]) => name as ReplyVariable))]
}

/** What stands in braces, in either language, and is no variable: with a mistake in it, it would go out as it is. */
export function unknownVariablesIn(body: Translated): string[] {
  const rest = locales.map((locale) => body[locale].replace(variable, '')).join('\n')
  const found = rest.match(/\{\{[^{}\n]{0,40}\}?\}?|\}\}/g) ?? []
  return [...new Set(found)]
}
