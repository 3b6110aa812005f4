import { needsOf, referenceOfWithdrawal } from '../../../domains/withdrawal/index.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import type { OpenedWithdrawal } from './deps.ts'
import { withdrawalDeskWords } from './withdrawal-words.ts'

type PageProps = {
  visit: AdminVisit
  opened: OpenedWithdrawal
  may: { find: boolean; seeOrder: boolean }
  said?: Said | undefined
  refused?: Refused | undefined
}

/** What was typed into one of the two forms, and what was wrong with it, if that was it. */
export type Refused = { act: 'find' | 'close'; typed: string; text?: string }

/** One statement, what came of each key, and what is left to do. */
export function WithdrawalView({ visit, opened, may, said, refused }: PageProps) {
  const { locale } = visit
  const words = withdrawalDeskWords[locale]
  const { withdrawal, names } = opened
  const { orderId, lastDay } = withdrawal
  const needs = needsOf(withdrawal)
  const action = href(locale, 'adminWithdrawal', { withdrawal: withdrawal.id })
  const list = { title: words.title, href: href(locale, 'adminWithdrawals') }
  return (
    <AdminPage
      visit={visit}
      title={referenceOfWithdrawal(withdrawal.id)}
      here="adminWithdrawals"
      from={list}
      said={said}
    >
      <section>
        <h2>{words.declared}</h2>
        <Facts
          facts={[
            [words.order, withdrawal.orderNumber],
            [words.name, withdrawal.name],
            [words.email, withdrawal.email],
            [words.made, formatDate(withdrawal.madeAt, locale, 'momentInZone')],
            [
              words.lastDay,
              lastDay &&
                `${formatDate(noonOf(lastDay), locale)}, ${withdrawal.inTime ? words.inTime : words.late}`,
            ],
            [words.receipt, words.receipts[withdrawal.receipt]],
            [
              words.closed,
              withdrawal.closed &&
                `${formatDate(withdrawal.closed.at, locale, 'moment')}\n${withdrawal.closed.note ?? ''}`,
            ],
          ]}
        />
        {orderId && may.seeOrder && (
          <p>
            <a href={href(locale, 'adminOrder', { order: orderId })}>{words.openOrder}</a>
          </p>
        )}
      </section>
      {withdrawal.units.length > 0 && (
        <section>
          <h2>{words.keys}</h2>
          <Facts
            facts={withdrawal.units.map(({ unitId, answer }) => [
              names.get(unitId)?.[locale] ?? unitId,
              words.answers[answer],
            ])}
          />
        </section>
      )}
      {needs.length > 0 && (
        <section>
          <h2>{words.todo}</h2>
          {needs.map((need) => (
            <p>{words.whatToDo[need]}</p>
          ))}
        </section>
      )}
      {!orderId && !withdrawal.closed && may.find && (
        <section>
          <h2>{words.find}</h2>
          <ActForm
            action={action}
            act="find"
            {...fieldAfter(refused, 'find')}
            button={words.findButton}
            primary
            name="number"
            label={words.number}
            hint={words.findHint}
            maxlength={40}
          />
        </section>
      )}
      {needs.length > 0 && (
        <section>
          <h2>{words.close}</h2>
          <ActForm
            action={action}
            act="close"
            {...fieldAfter(refused, 'close')}
            button={words.closeButton}
            label={words.note}
            hint={words.closeHint}
          />
        </section>
      )}
    </AdminPage>
  )
}

const fieldAfter = (refused: Refused | undefined, act: Refused['act']) =>
  refused?.act === act ? { value: refused.typed, error: refused.text } : {}
