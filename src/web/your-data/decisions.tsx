import { objectionPurposes } from '../../domains/privacy/index.ts'
import { formatDate } from '../ui/dates.ts'
import type { Visit } from '../ui/visit.ts'
import type { YourData } from './deps.ts'

type DecisionProps = { visit: Visit; data: YourData; action: string }

/** Storing without using, GDPR Art. 18. */
export function RestrictSection({ visit, data: { restriction }, action }: DecisionProps) {
  const { locale } = visit
  const words = visit.m.yourData
  const isLasting = restriction !== null && restriction.endsAt === null
  return (
    <section>
      <h2>{words.restrictTitle}</h2>
      <p>{words.restrict}</p>
      {isLasting && (
        <p>
          <strong>{words.restricted(formatDate(restriction.since, locale))}</strong>
        </p>
      )}
      {restriction?.endsAt && <p>{words.restrictedUntil(formatDate(restriction.endsAt, locale))}</p>}
      <form method="post" action={action}>
        <button type="submit" class="button" name="act" value={isLasting ? 'lift' : 'restrict'}>
          {isLasting ? words.liftButton : words.restrictButton}
        </button>
      </form>
    </section>
  )
}

/** What rests on the interest of the shop, purpose by purpose, GDPR Art. 21. */
export function ObjectSection({ visit, data: { objections }, action }: DecisionProps) {
  const words = visit.m.yourData
  return (
    <section>
      <h2>{words.objectTitle}</h2>
      <p>{words.object}</p>
      <ul class="devices">
        {objectionPurposes.map((purpose) => {
          const { name, text } = words.purposes[purpose]
          const objects = objections.includes(purpose)
          return (
            <li>
              <p>
                <strong>{name}</strong> {objects && <span class="state sealed">{words.objected}</span>}
                <br />
                <span class="small soft">{text}</span>
              </p>
              <form method="post" action={action}>
                <button
                  type="submit"
                  class="button quiet"
                  name="act"
                  value={`${objects ? 'agree' : 'object'}:${purpose}`}
                  aria-label={objects ? words.agreeLabel(name) : words.objectLabel(name)}
                >
                  {objects ? words.agreeButton : words.objectButton}
                </button>
              </form>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
