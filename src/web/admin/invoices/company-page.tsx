import type { CompanyNaming } from '../../../domains/invoicing/index.ts'
import type { OrderId } from '../../../shared/ids.ts'
import { CompanyFields } from '../../invoices/company-fields.tsx'
import type { CompanyErrors, CompanyValues } from '../../invoices/company-form.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'

type CompanyProps = {
  visit: AdminVisit
  order: { id: OrderId; number: string }
  naming: CompanyNaming
  typed?: { values: CompanyValues; errors: CompanyErrors; reason: string } | undefined
  said?: Said | undefined
}

/** Where the staff put a company on the invoice of an order. */
export function CompanyDeskView({ visit, order, naming, typed, said }: CompanyProps) {
  const { locale, m } = visit
  const words = companyWords[locale]
  const problem = naming.problem && ({ kind: 'bad', text: words.refusals[naming.problem] } as const)
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminOrders"
      from={{
        title: `${m.money.orders.number} ${order.number}`,
        href: href(locale, 'adminOrder', { order: order.id }),
      }}
      said={problem ?? said}
    >
      {!naming.problem && (
        <>
          <p>{words.desk.lead}</p>
          <form
            class="stack narrow-form"
            method="post"
            action={href(locale, 'adminOrderCompany', { order: order.id })}
          >
            <CompanyFields {...{ visit, naming, typed }} />
            {naming.hasVat && <p class="small soft">{words.desk.vatStays}</p>}
            <Input
              id="company-reason"
              name="reason"
              label={m.admin.reason.label}
              hint={m.admin.reason.hint}
              value={typed?.reason ?? ''}
              maxlength={500}
              required
              autocomplete="off"
            />
            <p class="actions">
              <button type="submit" class="button primary">
                {words.button}
              </button>
            </p>
          </form>
        </>
      )}
    </AdminPage>
  )
}
