import { Counter, collectDefaultMetrics, Gauge, Registry } from 'prom-client'

export type Metrics = {
  event(type: string, outcome: string): void
  alarm(what: string): void
  jobFailed(name: string): void
  /** Rows that should have been deleted a day ago. */
  overdue(rows: number): void
  text(): Promise<{ type: string; text: string }>
}

/** Counts without anybody in them: kinds and outcomes, never an id or an address. */
export function openMetrics(gauges: Record<string, { help: string; read(): Promise<number> }>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const events = new Counter({
    name: 'akm_payment_events_total',
    help: 'Events received from the payment provider',
    labelNames: ['type', 'outcome'],
    registers: [registry],
  })
  const alarms = new Counter({
    name: 'akm_alarms_total',
    help: 'What a human has to look at',
    labelNames: ['what'],
    registers: [registry],
  })
  const jobs = new Counter({
    name: 'akm_jobs_failed_total',
    help: 'Runs of jobs that failed and are tried again',
    labelNames: ['job'],
    registers: [registry],
  })
  // Made at the first count: before it, zero would be said of what nobody has looked at.
  let overdue: Gauge | undefined
  for (const [name, { help, read }] of Object.entries(gauges)) {
    new Gauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  }
  return {
    event: (type, outcome) => events.inc({ type, outcome }),
    alarm: (what) => alarms.inc({ what }),
    jobFailed: (name) => jobs.inc({ job: name }),
    overdue(rows) {
      overdue ??= new Gauge({
        name: 'akm_overdue_deletions',
        help: 'Rows whose clock ran out more than a day ago',
        registers: [registry],
      })
      overdue.set(rows)
    },
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}
