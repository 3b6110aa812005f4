import {
  createMacro,
  createReply,
  createTag,
  findMacro,
  findReply,
  findTag,
  listMacros,
  listReplies,
  listTags,
  saveMacro,
  saveReply,
  saveTag,
  setMacroState,
  setReplyState,
  setTagState,
  type TicketDeps,
} from '../../../domains/tickets/index.ts'
import { type AccountId, parseId } from '../../../shared/ids.ts'
import type { ReplyPagesDeps } from './deps.ts'

/** Saved replies, from the door of their domain: the staff write in their own name. */
export function repliesFromDomains(of: (by: AccountId) => TicketDeps['db']): ReplyPagesDeps {
  const actor = (by: AccountId) => ({ kind: 'staff', id: by }) as const
  return {
    listSavedReplies: (by) => listReplies(of(by)),
    async findSavedReply(by, id) {
      const reply = parseId('rpl', id)
      return reply && findReply(of(by), reply)
    },
    createSavedReply: ({ by, ...reply }) =>
      of(by)
        .transaction()
        .execute((tx) => createReply(tx, reply, actor(by))),
    saveSavedReply: ({ by, ...reply }) =>
      of(by)
        .transaction()
        .execute((tx) => saveReply(tx, reply, actor(by))),
    listMacros: (by) => listMacros(of(by)),
    async findMacro(by, id) {
      const macro = parseId('mac', id)
      return macro && findMacro(of(by), macro)
    },
    createMacro: (macro, by) =>
      of(by)
        .transaction()
        .execute((tx) => createMacro(tx, macro, actor(by))),
    saveMacro: (macro, by) =>
      of(by)
        .transaction()
        .execute((tx) => saveMacro(tx, macro, actor(by))),
    setMacroState: (id, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setMacroState(tx, id, state, actor(by))),
    listTags: (by) => listTags(of(by)),
    findTag: (by, slug) => findTag(of(by), slug),
    createTag: (name, by) =>
      of(by)
        .transaction()
        .execute((tx) => createTag(tx, name, actor(by))),
    saveTag: (tag, by) =>
      of(by)
        .transaction()
        .execute((tx) => saveTag(tx, tag, actor(by))),
    setTagState: (slug, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setTagState(tx, slug, state, actor(by))),
    setSavedReplyState: (id, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setReplyState(tx, id, state, actor(by))),
  }
}
