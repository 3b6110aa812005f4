import { encode } from 'uqr'
import { href } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'
import { CodeInput } from '../fields.tsx'

type EnrolProps = { visit: Visit; factor: string; secret: string; uri: string; wrong?: boolean }

/** The picture for the app, and the same as letters for whoever cannot scan it. */
export function EnrolView({ visit, factor, secret, uri, wrong = false }: EnrolProps) {
  const words = visit.m.account.enrol
  return (
    <AccountPage visit={visit} title={words.title} here="accountSecurity">
      <p>{words.scan}</p>
      <QrCode content={uri} label={words.picture} />
      <p>
        {words.type}
        <br />
        <code class="factor-secret">{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <form class="stack narrow-form" method="post" action={href(visit.locale, 'accountFactor')}>
        <p>{words.thenType}</p>
        <CodeInput visit={visit} label={visit.m.account.code} error={wrong ? words.wrong : undefined} />
        <input type="hidden" name="factor" value={factor} />
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="uri" value={uri} />
        <p>
          <button type="submit" class="button primary">
            {words.button}
          </button>
        </p>
      </form>
    </AccountPage>
  )
}

/** Dark on light in both colour schemes: many cameras read nothing else. */
function QrCode({ content, label }: { content: string; label: string }) {
  const { data, size } = encode(content, { ecc: 'M', border: 3 })
  const path = data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}

export function RecoveryCodesView({ visit, codes }: { visit: Visit; codes: readonly string[] }) {
  const words = visit.m.account.enrol
  return (
    <AccountPage visit={visit} title={words.doneTitle} here="accountSecurity">
      <section aria-labelledby="codes">
        <h2 id="codes">{words.codesTitle}</h2>
        <p>{words.codes}</p>
        <ul class="recovery-codes">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ul>
        <p>
          <a class="button primary" href={href(visit.locale, 'accountSecurity')}>
            {words.done}
          </a>
        </p>
      </section>
    </AccountPage>
  )
}
