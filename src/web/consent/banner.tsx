import { href, inLocale } from '../routes.ts'
import type { Visit } from '../ui/visit.ts'
import { questionOf } from './consent-words.ts'

/**
 * The question, as a form that needs no script. It stands before everything else for keyboards and screen readers, covers
 * nothing and blocks nothing: who does not answer has refused. Both answers are one element, one class, one click.
 */
export function ConsentBanner({ visit }: { visit: Visit }) {
  const { m, locale, consent, path } = visit
  if (!consent.asks) return null
  return (
    <section class="consent" aria-labelledby="consent-title">
      <form method="post" action={href(locale, 'consent')}>
        <div>
          <h2 id="consent-title">{m.consent.title}</h2>
          <p>{questionOf(consent.offers, locale)}</p>
        </div>
        <input type="hidden" name="on" value="banner" />
        <input type="hidden" name="back" value={inLocale(locale, path)} />
        <div class="consent-answers">
          <button type="submit" class="button" name="choice" value="all">
            {m.consent.acceptAll}
          </button>
          <button type="submit" class="button" name="choice" value="none">
            {m.consent.rejectAll}
          </button>
        </div>
        <a class="lone-link" href={`${href(locale, 'cookies')}#choice`}>
          {m.consent.choose}
        </a>
      </form>
    </section>
  )
}

/** Taking it back is one click on every page, as giving it was (GDPR Art. 7(3)). */
export function ConsentWithdrawal({ visit }: { visit: Visit }) {
  const { m, locale, consent, path } = visit
  if (!consent.allowed.measurement && !consent.allowed.advertising) return null
  return (
    <form class="withdraw-consent" method="post" action={href(locale, 'consent')}>
      <input type="hidden" name="on" value="page" />
      <input type="hidden" name="back" value={inLocale(locale, path)} />
      <button type="submit" class="text-button" name="choice" value="none">
        {m.consent.withdraw}
      </button>
    </form>
  )
}
