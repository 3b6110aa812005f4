import type { Context } from 'hono'
import { splitLocale } from '../routes.ts'
import { privatePage } from '../storefront/gate.ts'
import { Input } from '../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from './admin-layout.tsx'
import type { StaffVisit } from './gate.tsx'
import { typedIn } from './send-again-page.tsx'

type Form = Readonly<Record<string, unknown>>
type Again = {
  /** The page from which the form came. */
  back: string
  /** Which field says why. */
  field?: 'reason' | 'note'
  /** Why it is not kept as it stands. */
  text?: string
}

/** Whether a reason has an address in it: why stands in the history for ten years, longer than whoever it was about. */
export const namesMailbox = (why: unknown): boolean => typeof why === 'string' && why.includes('@')

/** Nothing is done for a reason that cannot be kept: it comes back to be mended, with all else that was typed. */
export async function reasonAgain(
  c: Context,
  found: StaffVisit,
  sent: Form,
  { back, field = 'reason', text = found.visit.m.admin.reason.mailbox }: Again,
): Promise<Response> {
  await found.shows('nobody')
  const visit = { ...found.visit, path: splitLocale(back).path }
  const { pathname, search } = new URL(c.req.url)
  const page = <ReasonAgainView {...{ visit, sent, back, field, text }} action={pathname + search} />
  return privatePage(c, page, 422)
}

type ReasonAgainProps = Required<Again> & { visit: AdminVisit; sent: Form; action: string }

function ReasonAgainView({ visit, sent, back, field, text, action }: ReasonAgainProps) {
  const { reason, sendAgain } = visit.m.admin
  const said: Said = { kind: 'bad', text }
  return (
    <AdminPage visit={visit} title={reason.again} said={said}>
      <form class="stack narrow-form" method="post" action={action}>
        {typedIn(sent).map(([name, value]) =>
          name === field ? (
            <Input
              id="why"
              name={name}
              label={reason.label}
              value={value}
              maxlength={500}
              required
              autocomplete="off"
              autofocus
            />
          ) : (
            <input type="hidden" name={name} value={value} />
          ),
        )}
        <p class="actions">
          <button type="submit" class="button primary">
            {sendAgain.button}
          </button>
          <a href={back}>{sendAgain.leave}</a>
        </p>
      </form>
    </AdminPage>
  )
}
