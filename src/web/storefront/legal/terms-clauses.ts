import type { PageName } from '../../routes.ts'
import type { Seller } from '../deps.ts'

/** Words, with links among them. */
export type Phrase = string | readonly (string | Link)[]
export type Link = { words: string; to: { page: TermsPage } | { address: string } }
type TermsPage = Extract<PageName, 'withdraw' | 'findOrder' | 'support' | 'privacy' | 'legalNotice'>

export type PlainClause = { kind: 'paragraph'; words: Phrase } | { kind: 'list'; items: readonly Phrase[] }

/** A frame holds the words of the law, which must stand apart from ours (C. conso. D211-3). */
export type Clause = PlainClause | { kind: 'frame'; title: string; clauses: readonly PlainClause[] }

/** `name` is the section's anchor on the page, the same in every language. */
export type TermsSection = { name: string; title: string; clauses: readonly Clause[] }

/** Whom the terms name; `address` and `country` are written out in their language. */
export type TermsParties = { shop: string; seller: Seller; address: string; country: string }

export type TermsText = {
  title: string
  version(day: string): string
  sections(parties: TermsParties): readonly TermsSection[]
}

export function p(words: Phrase): PlainClause {
  return { kind: 'paragraph', words }
}

export function list(...items: Phrase[]): PlainClause {
  return { kind: 'list', items }
}

export function page(name: TermsPage, words: string): Link {
  return { words, to: { page: name } }
}

export function mail({ seller }: TermsParties): Link {
  return { words: seller.email, to: { address: `mailto:${seller.email}` } }
}

/** The words of a clause, without its links. */
export function linesOfClause(clause: Clause): string[] {
  switch (clause.kind) {
    case 'paragraph':
      return [plain(clause.words)]
    case 'list':
      return clause.items.map(plain)
    case 'frame':
      return [clause.title, ...clause.clauses.flatMap(linesOfClause)]
  }
}

function plain(phrase: Phrase): string {
  if (typeof phrase === 'string') return phrase
  return phrase.map((part) => (typeof part === 'string' ? part : part.words)).join('')
}
