import { type Tag, tagNameMax } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import { KeptNav } from './kept-nav.tsx'
import { tagWords } from './tag-words.ts'

export type TagForm = { nameEn: string; nameFr: string; version: string }
type Errors = Partial<Record<'nameEn' | 'nameFr', string>>
type Typed = { form: TagForm; errors?: Errors; said?: Said | undefined }

export function TagsView({ visit, tags, ...typed }: Typed & { visit: AdminVisit; tags: readonly Tag[] }) {
  const { locale, m } = visit
  const words = tagWords[locale]
  const [name, address, state] = words.head
  return (
    <AdminPage visit={visit} title={m.admin.menu.replies} here="adminReplies" said={typed.said}>
      <KeptNav visit={visit} here="adminTags" />
      <p>{words.lead}</p>
      {tags.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Rows
          label={words.section}
          rows={tags}
          columns={[
            {
              label: name,
              kind: 'head',
              cell: (tag) => <a href={href(locale, 'adminTag', { tag: tag.slug })}>{tag.name[locale]}</a>,
            },
            { label: address, cell: ({ slug }) => <span class="number">{slug}</span> },
            { label: state, cell: (tag) => <StateOf words={words} tag={tag} /> },
          ]}
        />
      )}
      <section>
        <h2>{words.newOne}</h2>
        <NamesForm visit={visit} action={href(locale, 'adminTags')} button={words.add} {...typed} />
      </section>
    </AdminPage>
  )
}

export function TagEditView({ visit, tag, ...typed }: Typed & { visit: AdminVisit; tag: Tag }) {
  const { locale } = visit
  const words = tagWords[locale]
  const action = href(locale, 'adminTag', { tag: tag.slug })
  const other = tag.state === 'used' ? 'archived' : 'used'
  return (
    <AdminPage
      visit={visit}
      title={tag.name[locale]}
      here="adminReplies"
      from={{ title: words.section, href: href(locale, 'adminTags') }}
      said={typed.said}
    >
      <div class="standing">
        <p>
          {words.states[tag.state]} · {words.slug}: <span class="number">{tag.slug}</span>
        </p>
        <form method="post" action={action}>
          <button type="submit" name="act" value={other} class="button quiet">
            {words.acts[other]}
          </button>
        </form>
      </div>
      <NamesForm visit={visit} action={action} button={words.save} isKnown {...typed} />
    </AdminPage>
  )
}

const StateOf = ({ words, tag: { state } }: { words: (typeof tagWords)['en']; tag: Tag }) => (
  <span class={state === 'used' ? 'state open' : 'state'}>{words.states[state]}</span>
)

type NamesProps = Typed & { visit: AdminVisit; action: string; button: string; isKnown?: boolean }

function NamesForm({ visit: { locale }, action, button, isKnown, form, errors = {} }: NamesProps) {
  const words = tagWords[locale]
  const input = (field: 'nameEn' | 'nameFr', label: string, hint?: string) => (
    <Input
      id={field}
      name={field}
      label={label}
      hint={hint}
      value={form[field]}
      error={errors[field]}
      autofocus={Boolean(errors[field])}
      maxlength={tagNameMax}
      required
      autocomplete="off"
    />
  )
  return (
    <form class="stack narrow-form" method="post" action={action}>
      <input type="hidden" name="version" value={form.version} />
      {input('nameEn', words.en, isKnown ? undefined : words.english)}
      {input('nameFr', words.fr)}
      <p>
        <button type="submit" class="button primary">
          {button}
        </button>
      </p>
    </form>
  )
}
