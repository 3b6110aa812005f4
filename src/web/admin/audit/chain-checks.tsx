import type { EndedCheck, HistoryCheck, HistoryChecks, Verdict } from '../../../domains/security/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { auditWords } from './audit-words.ts'

type ChecksProps = { visit: AdminVisit; checks: HistoryChecks; names: ReadonlyMap<string, string> }

/** What the last check of the chain came to, how far the next one is, and the press that asks for one. */
export function ChainChecks({ visit, checks: { underWay, last }, names }: ChecksProps) {
  const words = auditWords[visit.locale]
  return (
    <section aria-labelledby="chain">
      <h2 id="chain">{words.chain}</h2>
      {last ? <LastCheck {...{ visit, last, names }} /> : !underWay && <p>{words.neverChecked}</p>}
      {underWay ? (
        <UnderWay {...{ visit, check: underWay }} />
      ) : (
        <form class="stack" method="post" action={href(visit.locale, 'adminAuditCheck')}>
          <p class="hint">{words.checkHint}</p>
          <p class="actions">
            <button type="submit" class="button">
              {words.check}
            </button>
          </p>
        </form>
      )}
    </section>
  )
}

function LastCheck({ visit, last, names }: Pick<ChecksProps, 'visit' | 'names'> & { last: EndedCheck }) {
  const { locale } = visit
  const { askedBy, endedAt, verdict } = last
  const by = askedBy && (names.get(askedBy) ?? askedBy)
  return (
    <Notice kind={verdict.kind === 'whole' ? 'good' : 'bad'}>
      {inWords(verdict, last, visit)}{' '}
      {auditWords[locale].checked(formatDate(endedAt, locale, 'dateTime'), by)}
    </Notice>
  )
}

function inWords(verdict: Verdict, { links }: EndedCheck, { locale }: AdminVisit): string {
  const words = auditWords[locale]
  if (verdict.kind === 'failed') return words.failed
  if (verdict.kind === 'broken') return words.flaw(String(verdict.seq), verdict.auditId)
  if (verdict.kind === 'lost')
    return words.lost(String(verdict.seq), formatDate(verdict.notedAt, locale, 'dateTime'))
  const { head } = verdict
  return head
    ? words.holds(formatNumber(links, locale), `${head.seq}:${head.hash.slice(0, 12)}…`)
    : words.noneYet
}

function UnderWay({ visit: { locale }, check }: { visit: AdminVisit; check: HistoryCheck }) {
  const words = auditWords[locale]
  const { links, linksOf } = check
  const number = (count: number) => formatNumber(count, locale)
  return (
    <div id="progress" aria-live="polite">
      {linksOf > 0 && <progress max={linksOf} value={links} aria-label={words.checking} />}
      <p>{linksOf > 0 ? words.progress(number(links), number(linksOf)) : words.begins}</p>
      <p>
        <a class="button" href={href(locale, 'adminAudit')}>
          {words.lookAgain}
        </a>
      </p>
    </div>
  )
}
