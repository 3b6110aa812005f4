import type { Confirmation } from '../../../domains/settings/index.ts'
import { href } from '../../routes.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { setUpWords } from './set-up-words.ts'
import { type SetUpFacts, type StepName, type StepState, stepsOf } from './steps.ts'

type SetUpProps = { visit: AdminVisit; facts: SetUpFacts; said?: Said | undefined }

/** What is left to do, from the demo to the first sale. */
export function SetUpView({ visit, facts, said }: SetUpProps) {
  const words = setUpWords[visit.locale]
  const steps = stepsOf(facts)
  const done = steps.filter(({ state }) => state === 'done').length
  return (
    <AdminPage visit={visit} title={words.title} here="adminSetUp" said={said}>
      <p class="lead">{done === steps.length ? words.ready : words.lead(done, steps.length)}</p>
      {facts.demo && (
        <Notice>
          <div class="stack">
            <p>{words.demo}</p>
            <p class="hint">{words.fileHint}</p>
            <p class="actions">
              <a class="button" href={href(visit.locale, 'adminSetUpFile')} download>
                {words.file}
              </a>
            </p>
          </div>
        </Notice>
      )}
      <ol class="set-up">
        {steps.map((step) => (
          <Step visit={visit} facts={facts} {...step} />
        ))}
      </ol>
    </AdminPage>
  )
}

type StepProps = { visit: AdminVisit; facts: SetUpFacts; name: StepName; state: StepState }

function Step({ visit, facts, name, state }: StepProps) {
  const words = setUpWords[visit.locale]
  const { title, text, link } = words.steps[name]
  const page = pageOf[name]
  return (
    <li class={state}>
      <h2>
        {title} <span class={state === 'done' ? 'state open' : 'state sealed'}>{words.states[state]}</span>
      </h2>
      <p>{text(facts)}</p>
      {name === 'texts' && <Documents visit={visit} />}
      {link && page && (
        <p class="actions">
          <a class="button" href={href(visit.locale, page)}>
            {link}
          </a>
        </p>
      )}
      {state !== 'done' && name === 'ring' && (
        <Confirm visit={visit} what="KEYRING_COPIED" word={words.ring} />
      )}
      {state !== 'done' && name === 'texts' && <Confirm visit={visit} what="TEXTS_READ" word={words.texts} />}
    </li>
  )
}

const pageOf: Partial<Record<StepName, 'adminSettings' | 'adminStaff'>> = {
  seller: 'adminSettings',
  staff: 'adminStaff',
}

function Documents({ visit }: { visit: AdminVisit }) {
  const words = setUpWords[visit.locale].documents
  const names = ['terms', 'privacy', 'legalNotice', 'withdraw'] as const
  return (
    <ul class="bullets">
      {names.map((name) => (
        <li>
          <a href={href(visit.locale, name)}>{words[name]}</a>
        </li>
      ))}
    </ul>
  )
}

function Confirm({ visit, what, word }: { visit: AdminVisit; what: Confirmation; word: string }) {
  return (
    <form method="post" action={href(visit.locale, 'adminSetUp')}>
      <button type="submit" class="button" name="confirm" value={what}>
        {word}
      </button>
    </form>
  )
}
