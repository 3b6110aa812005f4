import type { AdminVisit, Said } from './admin-layout.tsx'

/** Said above what somebody typed when somebody else was faster: nobody is written over unseen, and nobody types twice. */
export function savedMeanwhile({ visit }: { visit: AdminVisit }, theirs: string): Said {
  const { text, link } = visit.m.admin.savedMeanwhile
  return { kind: 'bad', text, link: { href: theirs, words: link } }
}
