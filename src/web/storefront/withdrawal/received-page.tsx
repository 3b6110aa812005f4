import type { Translated } from '../../../shared/locale.ts'
import { formatDate } from '../../ui/dates.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { Received } from '../deps.ts'
import { withdrawalWords } from './withdrawal-words.ts'

type ReceivedProps = {
  visit: Visit
  received: Received
  /** What was answered for each key, for whoever holds the order's link; a guest is told by letter alone. */
  answered: readonly { name: Translated; answer: Received['answers'][number]['answer'] }[] | null
  back: string | null
}

/** That it has arrived, what, and when: the same for every number and address. */
export function ReceivedView({ visit, received, answered, back }: ReceivedProps) {
  const { locale } = visit
  const words = withdrawalWords[locale]
  const { statement } = received
  return (
    <Layout visit={visit} head={{ title: words.received, noindex: true }}>
      <div class="wrap narrow text-page">
        <h1>{words.received}</h1>
        <p class="lead" role="status">
          {words.receivedLead(formatDate(statement.madeAt, locale, 'momentInZone'))}
        </p>
        <p>{words.receipt(statement.email)}</p>
        <blockquote>
          <p>{words.statement(statement.orderNumber)}</p>
          <dl class="facts">
            <div>
              <dt>{words.name}</dt>
              <dd>{statement.name}</dd>
            </div>
            <div>
              <dt>{words.reference}</dt>
              <dd>{received.reference}</dd>
            </div>
          </dl>
        </blockquote>
        <section>
          <h2>{words.whatFollows}</h2>
          {answered ? (
            <dl class="facts">
              {answered.map(({ name, answer }) => (
                <div>
                  <dt>{name[locale]}</dt>
                  <dd>{words.answers[answer]}</dd>
                </div>
              ))}
            </dl>
          ) : (
            <p>{words.neutral}</p>
          )}
        </section>
        <p class="small soft">{words.keep}</p>
        {back && (
          <p>
            <a href={back}>{words.back}</a>
          </p>
        )}
      </div>
    </Layout>
  )
}
