import type { MacroId, SavedReplyId } from '../../../shared/ids.ts'

/**
 * resend: the letter with the keys goes out again, together with the answer. replace, refund: done where they always are, with
 * their own permission, reason and proof; the macro leads there and has the answer ready.
 */
export const macroActs = ['resend', 'replace', 'refund'] as const
export type MacroAct = (typeof macroActs)[number]

export type MacroContent = {
  name: string
  act: MacroAct | null
  replyId: SavedReplyId
  /** A slug. */
  tag: string | null
  next: 'waiting' | 'solved'
}

export type Macro = MacroContent & { id: MacroId; version: number; state: 'used' | 'archived' }
