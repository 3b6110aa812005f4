import type { Allowed, ConsentPurpose } from '../../domains/consent/index.ts'
import type { AdapterId } from '../../shared/processor.ts'
import type { ForeignCookie } from '../cookies.ts'

/** A service of others that stands on pages once the visitor has allowed it: everything that it brings along. */
export type Adapter = {
  id: AdapterId
  /** As people know it. */
  name: string
  purpose: ConsentPurpose
  script(allowed: Allowed): AdapterScript
  /** Origins that the page may use for it, beyond our own. */
  origins: Readonly<Partial<Record<AdapterDirective, readonly string[]>>>
  cookies: readonly ForeignCookie[]
}

export type AdapterDirective = 'script-src' | 'connect-src' | 'img-src' | 'frame-src'

/** A file of theirs, or one of ours that does what they ask to stand inline; what it needs to know stands in `data`. */
export type AdapterScript = ({ src: string } | { island: `${string}.js` }) & {
  data: Readonly<Record<`data-${string}`, string>>
}
