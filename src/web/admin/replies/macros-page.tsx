import { type Macro, macroActs, replyMax, type SavedReply, type Tag } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { described, Field, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import { isNarrow, keptFilters, type MacroListQuery } from './kept-lists.ts'
import { KeptNav } from './kept-nav.tsx'
import { keptWords } from './kept-words.ts'
import { macroWords } from './macro-words.ts'

export type MacroForm = Record<'name' | 'macroAct' | 'reply' | 'tag' | 'next' | 'version', string>

export type MacroPageProps = {
  visit: AdminVisit
  /** What a macro may be made of. */
  replies: readonly SavedReply[]
  tags: readonly Tag[]
  form: MacroForm
  error?: string | undefined
  said?: Said | undefined
}

type ListProps = { query: MacroListQuery; found: { rows: readonly Macro[]; total: number } }

export function MacrosView(props: MacroPageProps & ListProps) {
  const { visit, query, found, replies, said } = props
  const { locale, m } = visit
  const words = macroWords[locale]
  const [name, act, reply, state] = words.head
  return (
    <AdminPage visit={visit} title={m.admin.menu.replies} here="adminReplies" said={said}>
      <KeptNav visit={visit} here="adminMacros" />
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminMacros')}
        label={words.section}
        query={query}
        filters={keptFilters(locale, query.filters, words.states)}
        columns={[
          {
            label: name,
            kind: 'head',
            sort: 'name',
            cell: (macro) => <a href={href(locale, 'adminMacro', { macro: macro.id })}>{macro.name}</a>,
          },
          { label: act, sort: 'act', order: 'states', cell: (macro) => words.does[macro.act ?? 'nothing'] },
          { label: reply, cell: ({ replyId }) => replies.find(({ id }) => id === replyId)?.name ?? '–' },
          {
            label: state,
            sort: 'state',
            order: 'states',
            cell: (macro) => (
              <span class={macro.state === 'used' ? 'state open' : 'state'}>{words.states[macro.state]}</span>
            ),
          },
        ]}
        found={found}
        perPage={shortListPerPage}
        empty={<p class="soft">{isNarrow(query) ? keptWords[locale].noneSuch : words.none}</p>}
      />
      <section>
        <h2>{words.newOne}</h2>
        {replies.some((each) => each.state === 'used') ? (
          <EditForm {...props} action={href(locale, 'adminMacros')} button={words.add} />
        ) : (
          <p>{words.noReplies}</p>
        )}
      </section>
    </AdminPage>
  )
}

export function MacroEditView(props: MacroPageProps & { macro: Macro }) {
  const { visit, macro, said } = props
  const { locale } = visit
  const words = macroWords[locale]
  const action = href(locale, 'adminMacro', { macro: macro.id })
  const other = macro.state === 'used' ? 'archived' : 'used'
  return (
    <AdminPage
      visit={visit}
      title={macro.name}
      here="adminReplies"
      from={{ title: words.section, href: href(locale, 'adminMacros') }}
      said={said}
    >
      <div class="standing">
        <p>{words.states[macro.state]}</p>
        <form method="post" action={action}>
          <button type="submit" name="act" value={other} class="button quiet">
            {words.acts[other]}
          </button>
        </form>
      </div>
      <EditForm {...props} action={action} button={words.save} />
    </AdminPage>
  )
}

type EditProps = MacroPageProps & { action: string; button: string }

function EditForm({ visit: { locale }, replies, tags, form, error, action, button }: EditProps) {
  const words = macroWords[locale]
  const usable = <Kept extends { state: string }>(all: readonly Kept[], isChosen: (kept: Kept) => boolean) =>
    all.filter((each) => each.state === 'used' || isChosen(each))
  const choice = (
    name: 'macroAct' | 'reply' | 'tag' | 'next',
    label: string,
    options: readonly (readonly [value: string, word: string])[],
    hint?: string,
  ) => (
    <Field id={name} label={label} hint={hint}>
      <select id={name} name={name} {...described({ id: name, hint })}>
        {options.map(([value, word]) => (
          <option value={value} selected={value === form[name]}>
            {word}
          </option>
        ))}
      </select>
    </Field>
  )
  return (
    <form class="stack narrow-form" method="post" action={action}>
      <input type="hidden" name="version" value={form.version} />
      <Input
        id="name"
        name="name"
        label={words.fields.name}
        value={form.name}
        error={error}
        autofocus={Boolean(error)}
        maxlength={replyMax.name}
        required
        autocomplete="off"
      />
      {choice(
        'macroAct',
        words.fields.act,
        [['', words.does.nothing], ...macroActs.map((act) => [act, words.does[act]] as const)],
        words.actHint,
      )}
      {choice(
        'reply',
        words.fields.reply,
        usable(replies, ({ id }) => id === form.reply).map(({ id, name }) => [id, name]),
      )}
      {choice('tag', words.fields.tag, [
        ['', words.noTag],
        ...usable(tags, ({ slug }) => slug === form.tag).map(
          ({ slug, name }) => [slug, name[locale]] as const,
        ),
      ])}
      {choice('next', words.fields.next, [
        ['waiting', words.next.waiting],
        ['solved', words.next.solved],
      ])}
      <p>
        <button type="submit" class="button primary">
          {button}
        </button>
      </p>
    </form>
  )
}
