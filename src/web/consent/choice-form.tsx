import type { ConsentPurpose } from '../../domains/consent/index.ts'
import { href } from '../routes.ts'
import { Notice } from '../ui/notice.tsx'
import type { Visit } from '../ui/visit.ts'

/** The choice, purpose by purpose, on the page about cookies. */
export function ChoiceForm({ visit }: { visit: Visit }) {
  const { m, locale, consent } = visit
  const words = m.consent
  if (consent.state === 'off') return null
  return (
    <section id="choice" aria-labelledby="choice-title">
      <h2 id="choice-title">{words.choiceTitle}</h2>
      <Notice kind={consent.state === 'none' ? 'plain' : 'good'}>{words.standing[consent.state]}</Notice>
      {consent.state !== 'signal' && (
        <form class="stack" method="post" action={href(locale, 'consent')}>
          <input type="hidden" name="on" value="page" />
          <input type="hidden" name="back" value={href(locale, 'cookies')} />
          {consent.purposes.map((purpose) => (
            <label class="choice">
              <input type="checkbox" name={purpose} value="yes" checked={consent.allowed[purpose]} />
              <span>{words.purposes[purpose].name}</span>
              <span class="hint">{`${words.purposes[purpose].what} ${namesFor(visit, purpose)}.`}</span>
            </label>
          ))}
          <div class="consent-answers">
            <button type="submit" class="button" name="choice" value="chosen">
              {words.save}
            </button>
            <button type="submit" class="button" name="choice" value="all">
              {words.acceptAll}
            </button>
            <button type="submit" class="button" name="choice" value="none">
              {words.rejectAll}
            </button>
          </div>
        </form>
      )}
      <p>{words.remembered}</p>
    </section>
  )
}

function namesFor({ consent, locale }: Visit, purpose: ConsentPurpose): string {
  const names = consent.offers.filter((each) => each.purpose === purpose).map(({ name }) => name)
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names)
}
