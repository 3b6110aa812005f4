import pino, { type Logger } from 'pino'

/**
 * What may be said in the log beside ids: nothing else leaves the process, whatever a caller passes. An allow-list,
 * because a list of what is forbidden is never complete.
 */
const allowed = new Set([
  ...[
    'orderId',
    'paymentId',
    'refundId',
    'mailId',
    'productId',
    'batchId',
    'eventId',
    'eventType',
    'requestId',
  ],
  ...['job', 'table', 'kind', 'code', 'status', 'method', 'route', 'outcome', 'mismatch', 'reason', 'name'],
  ...['count', 'millis', 'attempt', 'version', 'port', 'signal'],
])

export type LogFields = Readonly<Record<string, unknown>>

/** Structured events: `log.info('payment.captured', { orderId })`. */
export type Log = {
  info(event: string, fields?: LogFields): void
  warn(event: string, fields?: LogFields): void
  /** Of the error only its class, code and stack leave the process: a message may quote what it failed on. */
  error(event: string, error: unknown, fields?: LogFields): void
}

export function openLog(level: string, destination?: pino.DestinationStream): Log {
  const logger: Logger = destination ? pino({ level, base: null }, destination) : pino({ level, base: null })
  return {
    info: (event, fields) => logger.info({ event, ...pick(fields) }),
    warn: (event, fields) => logger.warn({ event, ...pick(fields) }),
    error: (event, error, fields) => logger.error({ event, ...pick(fields), ...describe(error) }),
  }
}

function pick(fields: LogFields = {}): Record<string, unknown> {
  const entries = Object.entries(fields).filter(([name, value]) => allowed.has(name) && isPlain(value))
  return Object.fromEntries(
    entries.map(([name, value]) => [name, typeof value === 'string' ? value.slice(0, 200) : value]),
  )
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value)

function describe(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))
  return { error: error.name, ...(code && { code }), stack: frames.slice(0, 12).map((line) => line.trim()) }
}
