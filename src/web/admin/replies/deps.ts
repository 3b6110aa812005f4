import type {
  CreateReplyOutcome,
  CreateTagOutcome,
  Macro,
  MacroContent,
  SavedReply,
  SaveMacroOutcome,
  SaveReplyOutcome,
  SaveTagOutcome,
  Tag,
} from '../../../domains/tickets/index.ts'
import type { AccountId, MacroId, SavedReplyId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'

type ReplyText = { name: string; body: Translated }

/** What the pages for saved replies need. */
export type ReplyPagesDeps = {
  listSavedReplies(by: AccountId): Promise<SavedReply[]>
  /** Undefined for an id that is none, too. */
  findSavedReply(by: AccountId, id: string): Promise<SavedReply | undefined>
  createSavedReply(reply: ReplyText & { by: AccountId }): Promise<CreateReplyOutcome>
  saveSavedReply(
    reply: ReplyText & { id: SavedReplyId; basedOn: number; by: AccountId },
  ): Promise<SaveReplyOutcome>
  listTags(by: AccountId): Promise<Tag[]>
  findTag(by: AccountId, slug: string): Promise<Tag | undefined>
  createTag(name: Translated, by: AccountId): Promise<CreateTagOutcome>
  saveTag(tag: { slug: string; basedOn: number; name: Translated }, by: AccountId): Promise<SaveTagOutcome>
  setTagState(slug: string, state: Tag['state'], by: AccountId): Promise<boolean>
  listMacros(by: AccountId): Promise<Macro[]>
  /** Undefined for an id that is none, too. */
  findMacro(by: AccountId, id: string): Promise<Macro | undefined>
  createMacro(macro: MacroContent, by: AccountId): Promise<MacroId>
  saveMacro(macro: MacroContent & { id: MacroId; basedOn: number }, by: AccountId): Promise<SaveMacroOutcome>
  setMacroState(id: MacroId, state: Macro['state'], by: AccountId): Promise<boolean>
  setSavedReplyState(id: SavedReplyId, state: SavedReply['state'], by: AccountId): Promise<boolean>
}
