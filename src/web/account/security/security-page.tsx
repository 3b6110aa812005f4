import type { Child } from 'hono/jsx'
import { type Device, passwordMin, type Session } from '../../../domains/identity/index.ts'
import type { Connection } from '../../../domains/security/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'
import { EmailInput, PasswordInput } from '../fields.tsx'

export type SecurityProps = {
  visit: Visit
  session: Session
  devices: readonly Device[]
  connections: readonly Connection[]
  hasFactor: boolean
  recoveryCodes: number
  said?: { kind: 'good' | 'bad'; text: string } | undefined
  errors?: { email?: string; current?: string; password?: string }
  newEmail?: string
  /** Stands in the form of the password, which asks for the current one. */
  hurdle?: Child
  /** The same in the form of the address, which has letters written to one that anybody can type. */
  emailHurdle?: Child
}

/** Address, password, second step, devices: each with one form of its own. */
export function SecurityView(props: SecurityProps) {
  const { visit, said } = props
  return (
    <AccountPage visit={visit} title={visit.m.account.security.title} here="accountSecurity" said={said}>
      <FactorSection {...props} />
      <SessionsSection {...props} />
      <PasswordSection {...props} />
      <EmailSection {...props} />
      <ConnectionsSection {...props} />
    </AccountPage>
  )
}

function FactorSection({ visit, hasFactor, recoveryCodes }: SecurityProps) {
  const { locale } = visit
  const words = visit.m.account.security
  return (
    <section aria-labelledby="factor">
      <h2 id="factor">{words.factorTitle}</h2>
      <p>{hasFactor ? words.factorOn(recoveryCodes) : words.factorOff}</p>
      {hasFactor ? (
        <form method="post" action={href(locale, 'accountFactorOff')}>
          <button type="submit" class="button">
            {words.factorStop}
          </button>
        </form>
      ) : (
        <p>
          <a class="button primary" href={href(locale, 'accountFactor')}>
            {words.factorStart}
          </a>
        </p>
      )}
    </section>
  )
}

function SessionsSection({ visit, session, devices }: SecurityProps) {
  const { locale } = visit
  const words = visit.m.account.security
  const action = href(locale, 'accountSessions')
  const date = (at: Date) => formatDate(at, locale, 'dateTime')
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{words.sessionsTitle}</h2>
      <ul class="devices">
        {devices.map((device) => {
          const name = device.browser ?? words.unknownBrowser
          const isHere = device.id === session.id
          return (
            <li>
              <p>
                <strong>{name}</strong> {isHere && <span class="state open">{words.here}</span>}
                <br />
                <span class="small soft">
                  {words.since(date(device.createdAt))}, {words.seen(date(device.seenAt))}
                  {device.network && `, ${device.network}`}
                </span>
              </p>
              {!isHere && (
                <form method="post" action={action}>
                  <button
                    type="submit"
                    class="button quiet"
                    name="session"
                    value={device.id}
                    aria-label={words.endLabel(name)}
                  >
                    {words.end}
                  </button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
      {devices.length > 1 && (
        <form method="post" action={action}>
          <button type="submit" class="button" name="session" value="others">
            {words.endOthers}
          </button>
        </form>
      )}
    </section>
  )
}

function PasswordSection({ visit, session, errors = {}, hurdle }: SecurityProps) {
  const { locale, m } = visit
  const words = m.account.security
  return (
    <section aria-labelledby="password-title">
      <h2 id="password-title">{words.passwordTitle}</h2>
      <form class="stack narrow-form" method="post" action={href(locale, 'accountPassword')}>
        <input type="hidden" name="email" value={session.account.email} autocomplete="username" />
        <PasswordInput
          visit={visit}
          id="current"
          name="current"
          label={words.current}
          error={errors.current}
        />
        <PasswordInput
          visit={visit}
          label={m.account.newPassword}
          hint={m.account.passwordHint(passwordMin)}
          error={errors.password}
          isNew
        />
        {hurdle}
        <p class="actions">
          <button type="submit" class="button">
            {words.passwordButton}
          </button>
        </p>
      </form>
      <p class="small soft">
        <a class="lone-link" href={href(locale, 'recover')}>
          {words.passwordNone}
        </a>
      </p>
    </section>
  )
}

function EmailSection({ visit, session, errors = {}, newEmail = '', emailHurdle }: SecurityProps) {
  const words = visit.m.account.security
  return (
    <section aria-labelledby="email-title">
      <h2 id="email-title">{words.emailTitle}</h2>
      <p>{words.emailNow(session.account.email)}</p>
      <form class="stack narrow-form" method="post" action={href(visit.locale, 'accountEmail')}>
        <EmailInput
          visit={visit}
          id="new-email"
          label={words.newEmail}
          value={newEmail}
          error={errors.email}
        />
        {emailHurdle}
        <p>
          <button type="submit" class="button">
            {words.emailButton}
          </button>
        </p>
      </form>
    </section>
  )
}

function ConnectionsSection({ visit, connections }: SecurityProps) {
  const words = visit.m.account.security
  const [what, when, where] = words.connectionsHead
  if (connections.length === 0) return null
  return (
    <section aria-labelledby="connections">
      <h2 id="connections">{words.connectionsTitle}</h2>
      <p class="small soft">{words.connections}</p>
      <table class="rows">
        <thead>
          <tr>
            <th scope="col">{what}</th>
            <th scope="col">{when}</th>
            <th scope="col">{where}</th>
          </tr>
        </thead>
        <tbody>
          {connections.map(({ kind, at, browser, network }) => (
            <tr>
              <th scope="row">{words.connectionKinds[kind]}</th>
              <td data-label={when}>{formatDate(at, visit.locale, 'dateTime')}</td>
              <td data-label={where}>{[browser, network].filter(Boolean).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
