import type { Tag } from '../../../domains/tickets/index.ts'
import { href } from '../../routes.ts'
import { Field } from '../../ui/field.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { tagWords } from '../replies/tag-words.ts'
import type { TicketProps } from './ticket-page.tsx'

/** The tags of a ticket, each with the way to take it off, and what may be added. */
export function TagSection({ visit, ticket, tags, tagged }: TicketProps) {
  const { locale } = visit
  const words = tagWords[locale]
  const action = href(locale, 'adminTicket', { ticket: ticket.id })
  const addable = tags.filter(({ slug, state }) => state === 'used' && !tagged.includes(slug))
  if (tags.length === 0) return null
  return (
    <section>
      <h2>{words.section}</h2>
      {tagged.length === 0 ? (
        <p class="soft">{words.nothing}</p>
      ) : (
        <form class="tags" method="post" action={action}>
          {named(tags, tagged).map(({ slug, name }) => (
            <span class="tag">
              {name[locale]}
              <button
                type="submit"
                name="act"
                value={`untag:${slug}`}
                aria-label={words.remove(name[locale])}
              >
                ×
              </button>
            </span>
          ))}
        </form>
      )}
      {addable.length > 0 && (
        <form class="inline-form" method="post" action={action}>
          <Field id="tag" label={words.choose}>
            <select id="tag" name="tag" required>
              <option value="">{words.choosing}</option>
              {addable.map(({ slug, name }) => (
                <option value={slug}>{name[locale]}</option>
              ))}
            </select>
          </Field>
          <button type="submit" class="button" name="act" value="tag">
            {words.put}
          </button>
        </form>
      )}
    </section>
  )
}

type TagsProps = { visit: AdminVisit; tags: readonly Tag[]; tagged: readonly string[] }

/** The tags of a row of the inbox; each leads to all that have it. */
export function TagLinks({ visit: { locale }, tags, tagged }: TagsProps) {
  if (tagged.length === 0) return null
  return (
    <span class="tags">
      {named(tags, tagged).map(({ slug, name }) => (
        <a
          class="tag"
          href={`${href(locale, 'adminTickets')}?${new URLSearchParams({ view: 'all', tag: slug })}`}
        >
          {name[locale]}
        </a>
      ))}
    </span>
  )
}

/** The filter of the inbox: those in use, and the one that is looked for. */
export function tagFilter({ locale }: AdminVisit, tags: readonly Tag[], chosen: string) {
  const words = tagWords[locale]
  const shown = tags.filter(({ slug, state }) => state === 'used' || slug === chosen)
  return {
    ...{ name: 'tag', label: words.section, chosen },
    options: [['', words.all] as const, ...shown.map(({ slug, name }) => [slug, name[locale]] as const)],
  }
}

const named = (tags: readonly Tag[], slugs: readonly string[]) =>
  tags.filter(({ slug }) => slugs.includes(slug))
