import { replyMax, replyVariables, type SavedReply } from '../../../domains/tickets/index.ts'
import { locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { ChangedLines } from '../../ui/changed-lines.tsx'
import { described, Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { linesOf, type ReplyForm } from './reply-form.ts'
import { type ReplyField, replyWords } from './reply-words.ts'

export type ReplyProps = {
  visit: AdminVisit
  /** None for one that is being written for the first time. */
  reply: SavedReply | undefined
  form: ReplyForm
  errors?: Partial<Record<ReplyField, string>>
  /** Others changed it since the form was opened. */
  isChangedMeanwhile?: boolean
  said?: Said | undefined
}

export function ReplyEditView(props: ReplyProps) {
  const { visit, reply, isChangedMeanwhile, said } = props
  const { locale, m } = visit
  const words = replyWords[locale]
  return (
    <AdminPage
      visit={visit}
      title={reply ? reply.name : words.newTitle}
      here="adminReplies"
      from={{ title: m.admin.menu.replies, href: href(locale, 'adminReplies') }}
      said={said}
    >
      {reply && <Standing visit={visit} reply={reply} />}
      {reply && isChangedMeanwhile && <Meanwhile {...props} reply={reply} />}
      <EditForm {...props} />
    </AdminPage>
  )
}

function Standing({ visit: { locale }, reply }: { visit: AdminVisit; reply: SavedReply }) {
  const words = replyWords[locale]
  const other = reply.state === 'used' ? 'archived' : 'used'
  return (
    <div class="standing">
      <p>{words.states[reply.state]}</p>
      <form method="post" action={href(locale, 'adminReply', { reply: reply.id })}>
        <button type="submit" name="act" value={other} class="button quiet">
          {words.acts[other]}
        </button>
      </form>
    </div>
  )
}

function Meanwhile({ visit: { locale }, reply, form }: ReplyProps & { reply: SavedReply }) {
  const words = replyWords[locale]
  const typed = { en: form.bodyEn, fr: form.bodyFr }
  return (
    <section>
      <h2>{words.changedMeanwhile}</h2>
      <p>{words.changedMeanwhileLead}</p>
      {locales.map((each) => (
        <>
          <h3>{words.languages[each]}</h3>
          <ChangedLines
            before={linesOf(reply.body[each])}
            after={linesOf(typed[each])}
            otherwise={words.unchanged}
          />
        </>
      ))}
    </section>
  )
}

function EditForm({ visit: { locale }, reply, form, errors = {} }: ReplyProps) {
  const words = replyWords[locale]
  const action = reply ? href(locale, 'adminReply', { reply: reply.id }) : href(locale, 'adminNewReply')
  const [first] = Object.keys(errors)
  return (
    <form class="stack article-form" method="post" action={action}>
      {first && <Notice kind="bad">{words.wrongTitle}</Notice>}
      <input type="hidden" name="version" value={form.version} />
      <Input
        id="name"
        name="name"
        label={words.fields.name}
        hint={words.nameHint}
        value={form.name}
        error={errors.name}
        maxlength={replyMax.name}
        autocomplete="off"
        autofocus={first === 'name'}
        required
      />
      {locales.map((each) => {
        const id = each === 'en' ? 'bodyEn' : 'bodyFr'
        return (
          <Field id={id} label={words.fields[id]} error={errors[id]}>
            <textarea
              id={id}
              name={id}
              lang={each}
              rows={9}
              maxlength={replyMax.body}
              required
              autofocus={first === id}
              {...described({ id, error: errors[id] })}
            >
              {form[id]}
            </textarea>
          </Field>
        )
      })}
      <Variables locale={locale} />
      <p class="buttons">
        <button type="submit" class="button primary">
          {words.save}
        </button>
      </p>
    </form>
  )
}

function Variables({ locale }: { locale: AdminVisit['locale'] }) {
  const words = replyWords[locale]
  return (
    <section class="reply-variables">
      <h2>{words.variablesTitle}</h2>
      <p class="small soft">{words.variablesLead}</p>
      <dl>
        {replyVariables.map((name) => (
          <div>
            <dt>
              <code>{`{{${name}}}`}</code>
            </dt>
            <dd>{words.variables[name]}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
