import { type Coupon, couponStates, couponsPerPage } from '../../../domains/promotions/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import { ReasonedAct } from '../reasoned-act.tsx'
import type { Column } from '../rows.tsx'
import type { CouponField, CouponForm } from './coupon-form.ts'
import { couponWords } from './coupon-words.ts'
import type { CouponListQuery } from './promotion-query.ts'
import { CurrencyOf, Moment, Slugs } from './sales-page.tsx'

export type CouponWithUses = Coupon & { uses: number }

type CouponsProps = {
  visit: AdminVisit
  query: CouponListQuery
  coupons: { rows: readonly CouponWithUses[]; total: number }
  form: CouponForm
  wrong: readonly CouponField[]
  said?: Said
}

export function CouponsView(props: CouponsProps) {
  const { visit, query, coupons, said } = props
  const words = couponWords[visit.locale]
  return (
    <AdminPage visit={visit} title={words.title} here="adminCoupons" said={said}>
      <p>{words.lead}</p>
      <ListView
        visit={visit}
        path={href(visit.locale, 'adminCoupons')}
        label={words.title}
        query={query}
        filters={[
          { name: 'text', label: words.fields.code, value: query.filters.text },
          {
            name: 'state',
            label: words.head[5],
            chosen: query.filters.state,
            options: [['', words.all], ...couponStates.map((each) => [each, words.states[each]] as const)],
          },
        ]}
        columns={columnsFor(visit)}
        found={coupons}
        perPage={couponsPerPage}
        empty={<p>{Object.values(query.filters).some(Boolean) ? words.noneSuch : words.none}</p>}
      />
      <NewCouponForm {...props} />
    </AdminPage>
  )
}

function columnsFor(visit: AdminVisit): Column<CouponWithUses>[] {
  const { locale } = visit
  const words = couponWords[locale]
  const [code, off, what, used, when, state, act] = words.head
  const time = (at: Date) => formatDate(at, locale, 'moment')
  return [
    { label: code, kind: 'head', sort: 'code', cell: (coupon) => coupon.code },
    {
      label: off,
      cell: ({ terms }) =>
        'percent' in terms ? words.percent(terms.percent) : words.amount(formatMoney(terms.amount, locale)),
    },
    {
      label: what,
      cell: ({ productIds }) => (productIds ? words.count(productIds.length) : words.all),
    },
    {
      label: used,
      sort: 'uses',
      order: 'numbers',
      cell: (coupon) => (
        <>
          {words.uses(coupon.uses, coupon.usesMax)}
          {coupon.oncePerCustomer && <small class="soft"> {words.once}</small>}
        </>
      ),
    },
    {
      label: when,
      sort: 'starts',
      cell: ({ startsAt, endsAt }) => words.span(time(startsAt), endsAt && time(endsAt)),
    },
    { label: state, cell: ({ problem }) => words.states[problem ?? 'on'] },
    {
      label: act,
      kind: 'act',
      cell: (coupon) => {
        const act = {
          ...{ visit, id: coupon.id, about: coupon.code },
          action: href(locale, 'adminCoupon', { coupon: coupon.id }),
        }
        if (coupon.problem !== 'over')
          return <ReasonedAct {...act} title={words.endTitle} buttons={[['end', words.end]]} />
        return (
          <ReasonedAct {...act} title={words.reopenTitle} buttons={[['reopen', words.reopen]]}>
            <Moment
              id={`until-${coupon.id}`}
              name="until"
              label={words.fields.until}
              hint={words.hints.until}
              value=""
              required={false}
            />
          </ReasonedAct>
        )
      },
    },
  ]
}

function NewCouponForm({ visit, form, wrong }: CouponsProps) {
  const { locale } = visit
  const words = couponWords[locale]
  const errorOf = (field: string) =>
    wrong.some((each) => each === field) ? words.wrong[field as CouponField] : undefined
  const input = (field: 'code' | 'percent' | 'amount' | 'uses') => (
    <Input
      id={field}
      name={field}
      label={words.fields[field]}
      hint={field === 'percent' ? undefined : words.hints[field]}
      value={form[field]}
      error={errorOf(field)}
      autocomplete="off"
      autofocus={wrong[0] === field}
    />
  )
  return (
    <section aria-labelledby="new-coupon">
      <h2 id="new-coupon">{words.newTitle}</h2>
      {wrong.length > 0 && <Notice kind="bad">{words.wrongTitle}</Notice>}
      <form class="stack narrow-form" method="post" action={href(locale, 'adminCoupons')}>
        {input('code')}
        {input('percent')}
        {input('amount')}
        <CurrencyOf label={words.fields.currency} value={form.currency} visit={visit} />
        <p class="small soft">{words.free}</p>
        <Slugs
          label={words.fields.products}
          hint={words.hints.products}
          value={form.products}
          error={errorOf('products')}
        />
        {(['sales', 'once'] as const).map((field) => (
          <label class="choice">
            <input type="checkbox" name={field} value="yes" checked={form[field] === 'yes'} />
            <span>{words.fields[field]}</span>
          </label>
        ))}
        {input('uses')}
        {(['from', 'until'] as const).map((field) => (
          <Moment
            id={field}
            label={words.fields[field]}
            hint={field === 'until' ? words.hints.until : undefined}
            value={form[field]}
            error={errorOf(field)}
            required={field === 'from'}
          />
        ))}
        <p>
          <button type="submit" class="button primary">
            {words.save}
          </button>
        </p>
      </form>
    </section>
  )
}
