import { AppError } from '../../shared/errors.ts'

export type SmtpServer = {
  host: string
  port: number
  secure: boolean
  requireTLS: boolean
  auth?: { user: string; pass: string }
  tls: { rejectUnauthorized: boolean; minVersion: 'TLSv1.2' }
}

/**
 * `smtps://` speaks TLS from the start (port 465), `smtp://` must upgrade to it (port 587). With `?insecure=1`
 * the upgrade happens only where it is offered and no certificate is checked: for a relay on the same machine.
 * @throws AppError `invalid`, in words for the operator; the URL, which may hold a password, is not repeated.
 */
export function parseSmtpUrl(text: string): SmtpServer {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url?.hostname || (url.protocol !== 'smtp:' && url.protocol !== 'smtps:')) {
    throw new AppError('invalid', 'SMTP_URL must look like smtp://user:password@mail.example.eu:587')
  }
  const unknown = [...url.searchParams.keys()].find((name) => name !== 'insecure')
  if (unknown) throw new AppError('invalid', `SMTP_URL knows only the option insecure=1, not "${unknown}"`)
  const secure = url.protocol === 'smtps:'
  const insecure = url.searchParams.get('insecure') === '1'
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !secure && !insecure,
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    tls: { rejectUnauthorized: !insecure, minVersion: 'TLSv1.2' },
  }
}
