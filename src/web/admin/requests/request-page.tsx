import { referenceOf } from '../../../domains/privacy/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { HeldTable } from '../../your-data/held-table.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { Timeline } from '../timeline.tsx'
import type { RequestOnDesk } from './deps.ts'
import { ActSections, AnswerSection, ExtendSection, IdentitySection } from './request-acts.tsx'
import { Due, RequestState } from './requests-page.tsx'

type RequestProps = RequestOnDesk & { visit: AdminVisit; now: Date; said?: Said | undefined; draft?: string }

/** One request: what was asked, who it is, what may be done, what was done. */
export function RequestView(props: RequestProps) {
  const { visit, request, person, history, said } = props
  const { locale, m } = visit
  const words = m.desk
  const isOpen = request.state === 'open'
  return (
    <AdminPage
      visit={visit}
      title={`${referenceOf(request.id)}: ${words.kinds[request.kind]}`}
      here="adminRequests"
      from={{ title: words.title, href: href(locale, 'adminRequests') }}
      said={said}
    >
      <RequestFacts {...props} />
      {isOpen && <IdentitySection visit={visit} request={request} />}
      {person && (
        <section>
          <h2>{words.heldTitle}</h2>
          {person.held.length > 0 ? <HeldTable visit={visit} held={person.held} /> : <p>{words.heldNone}</p>}
        </section>
      )}
      {person && request.kind === 'after_death' && (
        <section>
          <h2>{words.directiveTitle}</h2>
          {person.directive ? (
            <Facts
              facts={[
                [m.yourData.wish, m.yourData.wishes[person.directive.wish]],
                [words.trustee, person.directive.trustee],
                [m.yourData.words, person.directive.words],
              ]}
            />
          ) : (
            <p>{words.directiveNone}</p>
          )}
        </section>
      )}
      {person && <ActSections visit={visit} request={request} restriction={person.restriction} />}
      {isOpen && !request.extension && <ExtendSection visit={visit} request={request} />}
      {isOpen && <AnswerSection visit={visit} request={request} draft={props.draft ?? ''} />}
      <section>
        <h2>{words.historyTitle}</h2>
        <Timeline
          locale={locale}
          moments={history.map(({ action, at, actor }) => ({
            at,
            what: words.history[action as keyof typeof words.history] ?? action,
            who: actor === 'customer' ? words.them : words.team,
          }))}
        />
      </section>
    </AdminPage>
  )
}

function RequestFacts({ visit, request, now }: RequestProps) {
  const { locale } = visit
  const words = visit.m.desk
  const { identified } = request
  return (
    <Facts
      facts={[
        [words.state, <RequestState state={request.state} word={words.states[request.state]} />],
        [words.from, request.email],
        [words.channel, words.channels[request.channel]],
        [words.language, words.languages[request.locale]],
        [words.received, formatDate(noonOf(request.receivedOn), locale)],
        [words.due, request.state === 'open' && <Due {...{ request, locale, now, say: words.left }} />],
        [words.closed, request.closedAt && formatDate(request.closedAt, locale)],
        [
          words.whoTitle,
          identified
            ? [words.identified[identified.by], identified.how].filter(Boolean).join('. ')
            : words.unknown,
        ],
        [words.wish, request.wish],
        [words.extendReason, request.extension?.reason],
        [words.answer, request.answer],
      ]}
    />
  )
}
