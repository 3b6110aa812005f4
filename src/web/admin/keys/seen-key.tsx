import type { KeyContent } from '../../../domains/keys/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { KeyText } from '../../storefront/orders/key-card.tsx'
import { keyWords } from './key-words.ts'

/** A key, in the one answer that shows it. */
export function SeenKey({ locale, content }: { locale: Locale; content: KeyContent }) {
  const words = keyWords[locale]
  return (
    <section aria-labelledby="seen-title">
      <h2 id="seen-title">{words.seen}</h2>
      <div class="key-card open">
        <KeyText content={content} id="seen-key" alt={words.seen} />
      </div>
      <p class="small soft">{words.seenHint}</p>
    </section>
  )
}
