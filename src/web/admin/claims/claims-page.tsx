import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { clauseWords } from './clause-words.ts'
import type { ClaimsReport, ProvedClause, Verdict } from './deps.ts'

type ClaimsProps = { visit: AdminVisit; report: ClaimsReport | null; version: string }

/** The privacy policy, clause by clause, with what proves it and whether that passed. */
export function ClaimsView({ visit, report, version }: ClaimsProps) {
  const { locale, m } = visit
  const words = m.admin.claims
  return (
    <AdminPage visit={visit} title={words.title} here="adminClaims">
      <p class="lead">{words.lead}</p>
      {!report ? (
        <Notice kind="bad">{words.never}</Notice>
      ) : report.version !== version ? (
        <Notice kind="bad">
          {words.otherVersion(report.version, formatDate(report.at, locale, 'moment'), version)}
        </Notice>
      ) : (
        <p>{words.proved(formatDate(report.at, locale, 'moment'), version)}</p>
      )}
      <ol class="clauses">
        {Object.entries(clauseWords[locale]).map(([id, says]) => (
          <Clause visit={visit} id={id} says={says} proved={report?.clauses.find((one) => one.id === id)} />
        ))}
      </ol>
    </AdminPage>
  )
}

type ClauseProps = { visit: AdminVisit; id: string; says: string; proved: ProvedClause | undefined }

function Clause({ visit, id, says, proved }: ClauseProps) {
  const words = visit.m.admin.claims
  return (
    <li id={`clause-${id.replaceAll(/\W+/g, '-')}`}>
      <p>
        <span class="soft">§ {id.split(' ')[0]}</span> {says}{' '}
        {proved && <span class={badges[proved.verdict]}>{words.verdicts[proved.verdict]}</span>}
      </p>
      {proved && proved.proofs.length > 0 && (
        <details class="disclosure">
          <summary>{words.proofs(proved.proofs.length)}</summary>
          <ul class="bullets small" lang="en">
            {proved.proofs.map(({ name, file, passed }) => (
              <li>
                {!passed && <strong class="urgent">{words.failed} </strong>}
                {name} <span class="soft">{file}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
      {proved?.missing && (
        <p class="small soft">
          {words.missing} <span lang="en">{proved.missing}</span>
        </p>
      )}
    </li>
  )
}

const badges: Record<Verdict, string> = {
  holds: 'state open',
  'in part': 'state sealed',
  fails: 'state urgent',
  'not yet': 'state',
}
