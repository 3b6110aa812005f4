import { type Tag, tagNameMax } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { shortListPerPage } from '../list/short-list.ts'
import { isNarrow, keptFilters, type TagListQuery } from './kept-lists.ts'
import { KeptNav } from './kept-nav.tsx'
import { keptWords } from './kept-words.ts'
import { tagWords } from './tag-words.ts'

export type TagForm = { nameEn: string; nameFr: string; version: string }
type Errors = Partial<Record<'nameEn' | 'nameFr', string>>
type Typed = { form: TagForm; errors?: Errors; said?: Said | undefined }

type TagsProps = Typed & {
  visit: AdminVisit
  query: TagListQuery
  found: { rows: readonly Tag[]; total: number }
}

export function TagsView({ visit, query, found, ...typed }: TagsProps) {
  const { locale, m } = visit
  const words = tagWords[locale]
  const [name, address, state] = words.head
  return (
    <AdminPage visit={visit} title={m.admin.menu.replies} here="adminReplies" said={typed.said}>
      <KeptNav visit={visit} here="adminTags" />
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(locale, 'adminTags')}
        label={words.section}
        query={query}
        filters={keptFilters(locale, query.filters, words.states)}
        columns={[
          {
            label: name,
            kind: 'head',
            sort: 'name',
            cell: (tag) => <a href={href(locale, 'adminTag', { tag: tag.slug })}>{tag.name[locale]}</a>,
          },
          {
            label: address,
            sort: 'address',
            order: 'words',
            cell: ({ slug }) => <span class="number">{slug}</span>,
          },
          {
            label: state,
            sort: 'state',
            order: 'states',
            cell: (tag) => <StateOf words={words} tag={tag} />,
          },
        ]}
        found={found}
        perPage={shortListPerPage}
        empty={<p class="soft">{isNarrow(query) ? keptWords[locale].noneSuch : words.none}</p>}
      />
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
