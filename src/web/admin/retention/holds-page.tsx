import { type HoldGround, holdGrounds } from '../../../domains/privacy/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { href } from '../../routes.ts'
import { Field, Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { StaffVisit } from '../gate.tsx'
import { Holds, type HoldsFound } from './holds.tsx'
import type { HoldListQuery } from './holds-query.ts'

export type HoldForm = {
  named: string
  ground: HoldGround
  reference: string
  errors: { named?: string; reference?: string }
}
type HoldsViewProps = {
  visit: AdminVisit
  staff: StaffVisit['staff']
  query: HoldListQuery
  holds: HoldsFound
  form?: HoldForm
  said?: Said | undefined
}

/** What is kept in spite of its clock, and what was; whoever handles privacy places and ends it. */
export function HoldsView({ visit, staff, query, holds, form, said }: HoldsViewProps) {
  const words = visit.m.admin.retention
  const mayAct = can(staff.role, 'privacy.handle')
  return (
    <AdminPage visit={visit} title={words.holds} here="adminHolds" said={said}>
      <p class="lead">{words.holdsLead}</p>
      <Holds {...{ visit, query, holds }} mayEnd={mayAct} />
      {mayAct && <PlaceHold visit={visit} form={form} />}
    </AdminPage>
  )
}

function PlaceHold({ visit, form }: { visit: AdminVisit; form: HoldForm | undefined }) {
  const words = visit.m.admin.retention
  return (
    <form class="stack narrow-form" method="post" action={href(visit.locale, 'adminHolds')}>
      <h2>{words.place}</h2>
      <Input
        id="named"
        name="named"
        label={words.named}
        hint={words.namedHint}
        required
        maxlength={300}
        autocomplete="off"
        value={form?.named}
        error={form?.errors.named}
      />
      <Field id="ground" label={words.ground}>
        <select id="ground" name="ground">
          {holdGrounds.map((ground) => (
            <option value={ground} selected={ground === form?.ground}>
              {words.grounds[ground]}
            </option>
          ))}
        </select>
      </Field>
      <Input
        id="reference"
        name="reference"
        label={words.reference}
        hint={words.referenceHint}
        maxlength={40}
        autocomplete="off"
        value={form?.reference}
        error={form?.errors.reference}
      />
      <p>
        <button type="submit" class="button">
          {words.placeButton}
        </button>
      </p>
    </form>
  )
}
