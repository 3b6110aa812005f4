import type { ConsentPurpose } from '../../domains/consent/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Adapter } from '../consent/adapter.ts'
import type { Standing } from '../consent/visitor-consent.ts'
import type { Theme } from '../cookies.ts'
import type { Shop } from '../storefront/deps.ts'
import type { Assets } from './assets.ts'
import type { Messages } from './messages/index.ts'

/** What a part of a page may depend on when it is the same for everybody. */
export type Words = Pick<Visit, 'locale' | 'm' | 'shop'>

/** What every page knows of the request that it answers. */
export type Visit = {
  locale: Locale
  m: Messages
  /** The page's address without language, in its canonical form, for the language switch and for coming back. */
  path: string
  theme: Theme
  /** In which prices are shown, where there are some in it. */
  currency: string
  cartCount: number
  consent: Standing & {
    purposes: readonly ConsentPurpose[]
    /** What is asked for, whatever the answer is. */
    offers: readonly Adapter[]
    /** What this page loads. */
    loads: readonly Adapter[]
    /** Whether the question stands on this page. */
    asks: boolean
  }
  /** The browser has a session's cookie; whether it still opens anything is asked where it matters. */
  hasSession: boolean
  /** A language that the browser would rather read; offered in one quiet line, never forced. */
  offer: Locale | null
  shop: Shop
  /** True where letters stay in the demo's mailbox. */
  hasMailbox: boolean
  assets: Assets
}
