import { AdminPage, type AdminVisit, type Said } from './admin-layout.tsx'

type Typed = readonly (readonly [name: string, value: string])[]

type SendAgainProps = {
  visit: AdminVisit
  /** Where the form was sent. */
  action: string
  typed: Typed
  /** That a proof comes first, with the way to it. */
  said: Said
  /** The page from which it came. */
  back: string
}

/** A form whose proof has ended waits here with all that was typed, and is sent once more when it is proved. */
export function SendAgainView({ visit, action, typed, said, back }: SendAgainProps) {
  const words = visit.m.admin.sendAgain
  return (
    <AdminPage visit={visit} title={words.title} said={said}>
      <form class="stack" method="post" action={action}>
        {typed.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <p class="actions">
          <button type="submit" class="button primary">
            {words.button}
          </button>
          <a href={back}>{words.leave}</a>
        </p>
      </form>
    </AdminPage>
  )
}

/** What a form says, field by field; nothing of a form with files, which no page can give back. */
export function typedIn(form: Readonly<Record<string, unknown>>): Typed {
  const fields = Object.entries(form).flatMap(([name, values]) =>
    [values].flat().map((value) => ({ name, value })),
  )
  const isWhole = fields.every(({ value }) => typeof value === 'string')
  return isWhole ? fields.map(({ name, value }) => [name, String(value)] as const) : []
}
