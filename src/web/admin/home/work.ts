import type { RiskWork } from '../../../domains/fraud/index.ts'
import type { MoneyWork } from '../../../domains/payments/index.ts'
import { findingsMax } from '../../../domains/reconciliation/index.ts'
import type { ReviewWork } from '../../../domains/reviews/index.ts'
import { type CrossBorderSales, thresholdMinor, type VatScheme } from '../../../domains/tax/index.ts'
import type { TicketWork } from '../../../domains/tickets/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { yearWords } from '../books/year-words.ts'
import { exportWords } from '../keys/export-words.ts'
import { stockWords } from '../keys/stock-words.ts'
import { letterDeskWords } from '../letters/letter-words.ts'
import { replacementDeskWords } from '../replacements/replacement-words.ts'
import { reviewDeskWords } from '../reviews/review-desk-words.ts'
import { riskWords } from '../risk/words/index.ts'
import { reachOf } from '../vat/conflicts-page.tsx'
import { vatDeskWords } from '../vat/vat-desk-words.ts'
import { withdrawalDeskWords } from '../withdrawals/withdrawal-words.ts'

/** Something that waits for the staff, and the page on which it is done. */
export type Work = { text: string; href: string }

/** What banks wait for, the deadlines first. */
export function doubtsToDo(work: MoneyWork, { locale, m }: AdminVisit): Work[] {
  const say = m.money.work
  const disputes = href(locale, 'adminDisputes')
  return [
    ...(work.disputes > 0 && work.firstDueAt
      ? [
          {
            text: say.disputes(work.disputes, formatDate(work.firstDueAt, locale, 'dateTime')),
            href: disputes,
          },
        ]
      : []),
    ...(work.warnings > 0 ? [{ text: say.warnings(work.warnings), href: disputes }] : []),
  ]
}

/** Money that did not get back by itself. */
export function refundsToDo({ refunds }: MoneyWork, { locale, m }: AdminVisit): Work[] {
  if (refunds === 0) return []
  return [{ text: m.money.work.refunds(refunds), href: `${href(locale, 'adminOrders')}?owed=1` }]
}

/** What does not agree and was not mended by itself. */
export function findingsToDo(open: number, { locale, m }: AdminVisit): Work[] {
  if (open === 0) return []
  const words = m.money.work
  const text =
    open > findingsMax ? words.findingsMany(formatNumber(findingsMax, locale)) : words.findings(open)
  return [{ text, href: href(locale, 'adminReconciliation') }]
}

/** Payments that wait for somebody's decision. */
export function riskToDo({ open, firstUntil }: RiskWork, { locale }: AdminVisit): Work[] {
  if (open === 0 || !firstUntil) return []
  const text = riskWords[locale].work(open, formatDate(firstUntil, locale, 'dateTime'))
  return [{ text, href: href(locale, 'adminRisk') }]
}

/** What buyers wrote and nobody has read, and what somebody reported. */
export function reviewsToDo({ waiting, firstDecideBy, reports }: ReviewWork, { locale }: AdminVisit): Work[] {
  const say = reviewDeskWords[locale]
  const desk = href(locale, 'adminReviews')
  return [
    ...(reports > 0 ? [{ text: say.reported(reports), href: `${desk}?view=reported` }] : []),
    ...(waiting > 0 && firstDecideBy
      ? [{ text: say.waiting(waiting, formatDate(firstDecideBy, locale)), href: desk }]
      : []),
  ]
}

/** Keys that do not work and that no rule could replace. */
export function complaintsToDo(
  { open, firstMadeAt }: { open: number; firstMadeAt: Date | null },
  { locale }: AdminVisit,
): Work[] {
  if (open === 0 || !firstMadeAt) return []
  const text = replacementDeskWords[locale].work(open, formatDate(firstMadeAt, locale))
  return [{ text, href: href(locale, 'adminReplacements') }]
}

/** Statements that do not settle by themselves; a late answer makes a right worthless. */
export function withdrawalsToDo(
  { open, firstMadeAt }: { open: number; firstMadeAt: Date | null },
  { locale }: AdminVisit,
): Work[] {
  if (open === 0 || !firstMadeAt) return []
  const text = withdrawalDeskWords[locale].work(open, formatDate(firstMadeAt, locale))
  return [{ text, href: href(locale, 'adminWithdrawals') }]
}

/** Orders of which nobody knows where their buyer lives. */
export function conflictsToDo(
  { open, firstFoundAt }: { open: number; firstFoundAt: Date | null },
  { locale }: AdminVisit,
): Work[] {
  if (open === 0 || !firstFoundAt) return []
  const text = vatDeskWords[locale].work(open, formatDate(firstFoundAt, locale))
  return [{ text, href: href(locale, 'adminVat') }]
}

/** Whoever sells below the threshold is told in time that it is near. */
export function thresholdToDo(
  { scheme, sales }: { scheme: VatScheme; sales: CrossBorderSales },
  { locale }: AdminVisit,
): Work[] {
  if (scheme !== 'threshold' || reachOf(sales) === 'far') return []
  const euros = (minor: number) => formatMoney(money(minor, shopCurrency), locale)
  const text = vatDeskWords[locale].thresholdWork(euros(sales.thisYearMinor), euros(thresholdMinor))
  return [{ text, href: href(locale, 'adminVat') }]
}

/** The year before, once it may be closed. */
export function closingToDo(year: number | undefined, { locale }: AdminVisit): Work[] {
  if (year === undefined) return []
  return [{ text: yearWords[locale].work(year), href: `${href(locale, 'adminBooks')}?year=${year}#closing` }]
}

/** Letters that nobody has read, and who asks for another address. */
export function lettersToDo(
  { cameBack, claims }: { cameBack: number; claims: number },
  { locale }: AdminVisit,
): Work[] {
  const { work } = letterDeskWords[locale]
  return [
    ...(claims > 0 ? [{ text: work.claims(claims), href: href(locale, 'adminAddressClaims') }] : []),
    ...(cameBack > 0 ? [{ text: work.cameBack(cameBack), href: href(locale, 'adminCameBack') }] : []),
  ]
}

/** Products that fell to their threshold and got no new keys yet. */
export function stockToDo(low: number, { locale }: AdminVisit): Work[] {
  if (low === 0) return []
  return [{ text: stockWords[locale].work(low), href: `${href(locale, 'adminKeyStock')}?level=low` }]
}

/** Exports that somebody else asked for. */
export function exportsToDo(waiting: number, { locale }: AdminVisit): Work[] {
  if (waiting === 0) return []
  return [{ text: exportWords[locale].work(waiting), href: href(locale, 'adminKeyExports') }]
}

/** Questions that wait for an answer. */
export function ticketsToDo({ open, firstDueAt }: TicketWork, { locale, m }: AdminVisit): Work[] {
  if (open === 0 || !firstDueAt) return []
  const text = m.tickets.desk.work(open, formatDate(firstDueAt, locale, 'dateTime'))
  return [{ text, href: href(locale, 'adminTickets') }]
}

export function requestsToDo(
  { open, firstDueOn }: { open: number; firstDueOn: string | null },
  { locale, m }: AdminVisit,
): Work | undefined {
  if (open === 0 || !firstDueOn) return undefined
  const text = m.desk.work.requests(open, formatDate(noonOf(firstDueOn), locale))
  return { text, href: `${href(locale, 'adminRequests')}?state=open` }
}

/** Whoever was erased here is not erased at the payment provider until somebody does it there. */
export function redactionsToDo(count: number, { locale, m }: AdminVisit): Work | undefined {
  if (count === 0) return undefined
  return { text: m.desk.work.redactions(count), href: `${href(locale, 'adminRetention')}#redactions` }
}
