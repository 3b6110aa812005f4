import type { HistoryChecks, HistoryEntry } from '../../../domains/security/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { actionInWords } from './action-words.ts'
import type { AuditQuery } from './audit-query.ts'
import { auditWords } from './audit-words.ts'
import { ChainChecks } from './chain-checks.tsx'

type AuditProps = {
  visit: AdminVisit
  query: AuditQuery
  entries: readonly HistoryEntry[]
  /** Names of the staff by their accounts; whoever left is an id. */
  names: ReadonlyMap<string, string>
  hasOlder: boolean
  checks: HistoryChecks
}

export function AuditView({ visit, query, entries, names, hasOlder, checks }: AuditProps) {
  const words = auditWords[visit.locale]
  const here = href(visit.locale, 'adminAudit')
  const last = entries.at(-1)
  const isNarrow = Object.values(query).some(Boolean)
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminAudit"
      islands={checks.underWay ? ['progress.js'] : []}
    >
      <p>{words.lead}</p>
      <ChainChecks {...{ visit, checks, names }} />
      <details class="disclosure" open={isNarrow}>
        <summary>{words.filters}</summary>
        <Filters {...{ visit, query, here, isNarrow }} />
      </details>
      {entries.length === 0 ? (
        <p class="soft">{words.none}</p>
      ) : (
        <Entries {...{ visit, query, entries, names, here }} />
      )}
      <p class="actions">
        {query.before && <a href={linkTo(here, { ...query, before: '' })}>{words.latest}</a>}
        {hasOlder && last && (
          <a class="button" rel="next" href={linkTo(here, { ...query, before: last.id })}>
            {words.older}
          </a>
        )}
        {entries.length > 0 && <a href={withFile(linkTo(here, { ...query, before: '' }))}>{words.export}</a>}
      </p>
    </AdminPage>
  )
}

type FiltersProps = { visit: AdminVisit; query: AuditQuery; here: string; isNarrow: boolean }

function Filters({ visit, query, here, isNarrow }: FiltersProps) {
  const words = auditWords[visit.locale]
  const fields = [
    { name: 'actor', type: 'text', label: words.actor, hint: words.idHint },
    { name: 'action', type: 'text', label: words.action, hint: words.actionHint },
    { name: 'subject', type: 'text', label: words.subject, hint: words.idHint },
    { name: 'from', type: 'date', label: words.from, hint: undefined },
    { name: 'until', type: 'date', label: words.until, hint: undefined },
  ] as const
  return (
    <form class="stack narrow-form" action={here}>
      {fields.map(({ name, type, label, hint }) => (
        <Field id={name} label={label} hint={hint}>
          <input
            id={name}
            name={name}
            type={type}
            value={query[name]}
            autocomplete="off"
            aria-describedby={hint && `${name}-hint`}
          />
        </Field>
      ))}
      <p class="actions">
        <button type="submit" class="button">
          {words.button}
        </button>
        {isNarrow && <a href={here}>{words.clear}</a>}
      </p>
    </form>
  )
}

function Entries({
  visit,
  query,
  entries,
  names,
  here,
}: Omit<AuditProps, 'hasOlder' | 'checks'> & { here: string }) {
  const words = auditWords[visit.locale]
  const [, who, about, details, when] = words.head
  const by = (change: Partial<AuditQuery>) => linkTo(here, { ...query, before: '', ...change })
  return (
    <table class="rows history">
      <thead>
        <tr>
          {words.head.map((word) => (
            <th scope="col">{word}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(({ action, actor, subject, details: facts, at }) => (
          <tr>
            <th scope="row">
              <a href={by({ action })}>{actionInWords(action, visit.locale) ?? action}</a>
              <span class="action-name">{action}</span>
            </th>
            <td data-label={who}>
              {actor.id ? (
                <Who href={by({ actor: actor.id })} id={actor.id} name={names.get(actor.id)} />
              ) : (
                words.actors[actor.kind === 'provider' ? 'provider' : 'system']
              )}
            </td>
            <td data-label={about}>
              <span>
                {subject.kind}{' '}
                <Who href={by({ subject: subject.id })} id={subject.id} name={names.get(subject.id)} />
              </span>
            </td>
            <td class="details-cell" data-label={details}>
              {Object.entries(facts)
                .map(([name, value]) => `${name}: ${value}`)
                .join(', ')}
            </td>
            <td data-label={when}>
              <time datetime={at.toISOString()}>{formatDate(at, visit.locale, 'dateTime')}</time>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Who({ href, id, name }: { href: string; id: string; name: string | undefined }) {
  return (
    <a class={name ? undefined : 'mono-id'} href={href}>
      {name ? <Breakable name={name} /> : id}
    </a>
  )
}

/** An address breaks before its @, and nowhere else. */
function Breakable({ name }: { name: string }) {
  const [local, domain] = name.split('@')
  if (domain === undefined) return <>{name}</>
  return (
    <>
      {local}
      <wbr />@{domain}
    </>
  )
}

const withFile = (address: string) => `${address}${address.includes('?') ? '&' : '?'}as=csv`

function linkTo(here: string, query: AuditQuery): string {
  const set = Object.entries(query).filter(([, value]) => value)
  return set.length > 0 ? `${here}?${new URLSearchParams(set)}` : here
}
