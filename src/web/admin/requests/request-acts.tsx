import type { Child } from 'hono/jsx'
import {
  liftNoticeDays,
  objectionPurposes,
  type PrivacyRequest,
  type Restriction,
} from '../../../domains/privacy/index.ts'
import { href } from '../../routes.ts'
import { Checkbox, described, Field } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'

type ActProps = { visit: AdminVisit; request: PrivacyRequest }

/** Before anything is said or changed: is it them? */
export function IdentitySection({ visit, request }: ActProps) {
  const words = visit.m.desk
  if (request.identified) return null
  return (
    <section>
      <h2>{words.whoTitle}</h2>
      <p>{words.who}</p>
      <Act visit={visit} request={request} act="mailbox" label={words.askMailbox} primary />
      <form class="stack narrow-form" method="post" action={actionOf({ visit, request })}>
        <Field id="how" label={words.otherwise} hint={words.otherwiseHint}>
          <input
            id="how"
            name="words"
            required
            maxlength={300}
            autocomplete="off"
            {...described({ id: 'how', hint: words.otherwiseHint })}
          />
        </Field>
        <p>
          <button type="submit" class="button" name="act" value="otherwise">
            {words.otherwiseButton}
          </button>
        </p>
      </form>
    </section>
  )
}

/** What may be done for whoever asked, once they are known. */
export function ActSections({ visit, request, restriction }: ActProps & { restriction: Restriction | null }) {
  const words = visit.m.desk
  const isRestricted = restriction !== null && restriction.endsAt === null
  return (
    <section>
      <h2>{words.doTitle}</h2>
      <ul class="devices">
        <ActLine text={words.sendLinkHint}>
          <Act visit={visit} request={request} act="link" label={words.sendLink} />
        </ActLine>
        <ActLine text={words.copyHint}>
          <Act visit={visit} request={request} act="copy" label={words.copy} />
        </ActLine>
        <ActLine text={isRestricted ? words.liftHint(liftNoticeDays) : words.restrictHint}>
          <Act
            visit={visit}
            request={request}
            act={isRestricted ? 'lift' : 'restrict'}
            label={isRestricted ? words.lift : words.restrict}
          />
        </ActLine>
        {objectionPurposes.map((purpose) => (
          <ActLine text={visit.m.yourData.purposes[purpose].name}>
            <Act visit={visit} request={request} act={`object:${purpose}`} label={words.objection[purpose]} />
          </ActLine>
        ))}
      </ul>
      <form class="stack" method="post" action={actionOf({ visit, request })}>
        <p>
          <strong>{words.erase}</strong>
        </p>
        <Checkbox id="confirm" name="confirm" label={words.eraseConfirm} />
        <p>
          <button type="submit" class="button quiet danger" name="act" value="erase">
            {words.eraseButton}
          </button>
        </p>
      </form>
    </section>
  )
}

export function ExtendSection({ visit, request }: ActProps) {
  const words = visit.m.desk
  return (
    <section>
      <details class="disclosure">
        <summary>{words.extendTitle}</summary>
        <form class="stack narrow-form" method="post" action={actionOf({ visit, request })}>
          <p>{words.extend}</p>
          <Words id="reason" label={words.extendReason} max={1000} />
          <p>
            <button type="submit" class="button" name="act" value="extend">
              {words.extendButton}
            </button>
          </p>
        </form>
      </details>
    </section>
  )
}

export function AnswerSection({ visit, request, draft }: ActProps & { draft: string }) {
  const words = visit.m.desk
  return (
    <section>
      <h2>{words.answerTitle}</h2>
      <form class="stack narrow-form" method="post" action={actionOf({ visit, request })}>
        <Words id="answer" label={words.answer} hint={words.answerHint} max={4000} value={draft} />
        <p class="actions">
          <button type="submit" class="button primary" name="act" value="answer">
            {words.answerButton}
          </button>
          <button type="submit" class="button quiet danger" name="act" value="refuse">
            {words.refuseButton}
          </button>
        </p>
      </form>
    </section>
  )
}

function ActLine({ text, children }: { text: string; children?: Child }) {
  return (
    <li>
      <p class="small soft">{text}</p>
      {children}
    </li>
  )
}

function Act({
  visit,
  request,
  act,
  label,
  primary,
}: ActProps & { act: string; label: string; primary?: boolean }) {
  return (
    <form method="post" action={actionOf({ visit, request })}>
      <button type="submit" class={primary ? 'button primary' : 'button'} name="act" value={act}>
        {label}
      </button>
    </form>
  )
}

type WordsProps = { id: string; label: string; hint?: string; max: number; value?: string }

function Words({ id, label, hint, max, value = '' }: WordsProps) {
  return (
    <Field id={id} label={label} hint={hint}>
      <textarea id={id} name="words" rows={5} required maxlength={max} {...described({ id, hint })}>
        {value}
      </textarea>
    </Field>
  )
}

const actionOf = ({ visit, request }: ActProps) => href(visit.locale, 'adminRequest', { request: request.id })
