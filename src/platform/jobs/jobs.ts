import pg from 'pg'
import { fromKysely, type Job, type JobResult, PgBoss } from 'pg-boss'
import type { Tx } from '../database/connect.ts'
import { PreparingClient } from '../database/preparing-client.ts'

/** Queues a job in the transaction of the change that caused it: both happen or neither. */
export type JobQueue = {
  enqueue(tx: Tx, name: string, payload: object, options?: JobOptions): Promise<void>
}

/** `once`: while a job with this name and word waits, no second one is queued. */
export type JobOptions = { startAfter?: Date | { seconds: number }; once?: string }

/** At least once: `run` may be called again with the same payload and must then change nothing. */
export type JobDefinition = {
  name: string
  /** About how many jobs of this kind run side by side in one process; two when it is not said. */
  concurrency?: number
  /** Cron expression in UTC, for work that time causes. */
  schedule?: string
  /** So long it may take before it is given to another process; two minutes when it is not said. */
  minutesMax?: number
  run(payload: never): Promise<void>
}

export type JobLog = {
  failed(name: string, error: unknown): void
  warned(message: string): void
}

export type Jobs = {
  queue: JobQueue
  /** Makes kinds of jobs known: only what was declared can be queued. */
  declare(definitions: readonly JobDefinition[]): Promise<void>
  /** Starts to run everything declared in this process. */
  work(): Promise<void>
  /** Takes no further jobs and waits for running ones. */
  stop(): Promise<void>
}

/**
 * Makes or brings up to date the tables of the queue, which takes the rights of an owner, and lets those use it who queue
 * and run jobs.
 */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 1, schedule: false, supervise: false })
  boss.on('error', () => {})
  await boss.start()
  await boss.stop({ graceful: false })
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  await client
    .query(
      `grant usage on schema pgboss to shop_service, shop_worker;
       grant select, insert, update, delete on all tables in schema pgboss to shop_worker;
       grant select, insert on all tables in schema pgboss to shop_service;
       grant execute on all functions in schema pgboss to shop_service, shop_worker;
       grant usage on all sequences in schema pgboss to shop_service, shop_worker`,
    )
    .finally(() => client.end())
}

/** Opens the queue on the shop's database, as a worker. */
export async function openJobs(
  connectionString: string,
  log: JobLog,
  options: { prepares?: boolean } = {},
): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString,
    max: 4,
    useListenNotify: true,
    migrate: false,
    createSchema: false,
    monitorVacuum: false,
    // Not among the declared options, but handed on to pg's pool as it is.
    ...(options.prepares && { Client: PreparingClient }),
  })
  boss.on('error', (error) => log.failed('pg-boss', error))
  boss.on('warning', (warning) => log.warned(warning.message))
  await boss.start()
  const declared: JobDefinition[] = []
  return {
    queue: { enqueue: (tx, name, payload, options = {}) => send(boss, tx, name, payload, options) },
    async declare(definitions) {
      for (const { name, minutesMax } of definitions)
        await boss.createQueue(name, {
          ...queueOptions,
          ...(minutesMax && { expireInSeconds: 60 * minutesMax }),
        })
      declared.push(...definitions)
    },
    work: () => workAll(boss, declared, log),
    stop: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

// Delays between tries: 1 s, 2 s, 4 s … up to a minute, for two hours; a sweep picks up what failed for longer.
const queueOptions = {
  policy: 'short',
  notify: true,
  retryLimit: 120,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 60,
  expireInSeconds: 120,
  deleteAfterSeconds: 24 * 3600,
} as const

async function send(boss: PgBoss, tx: Tx, name: string, payload: object, options: JobOptions): Promise<void> {
  const { startAfter } = options
  await boss.send(name, payload, {
    db: fromKysely(tx),
    singletonKey: options.once ?? crypto.randomUUID(),
    ...(startAfter && { startAfter: startAfter instanceof Date ? startAfter : startAfter.seconds }),
  })
}

// Workers are woken by NOTIFY and take several jobs at a time; they go on without a pause while there are more. The
// polling is for a notice that came while they were busy, and for poolers that let none through.
const workOptions = {
  burstWhenBatchFull: true,
  pollingIntervalSeconds: 1,
  notifyPollingIntervalSeconds: 1,
  perJobResults: true,
} as const

async function workAll(boss: PgBoss, definitions: readonly JobDefinition[], log: JobLog): Promise<void> {
  for (const definition of definitions) {
    if (definition.schedule) await boss.schedule(definition.name, definition.schedule)
    // Two workers, so that one slow job does not hold up more than its own batch.
    const { concurrency = 2 } = definition
    const options = {
      ...workOptions,
      localConcurrency: 2,
      batchSize: Math.max(2, Math.ceil(concurrency / 2)),
    }
    await boss.work(definition.name, options, (jobs) =>
      Promise.all(jobs.map((job) => runOne(definition, job, log))),
    )
  }
}

async function runOne(definition: JobDefinition, job: Job<unknown>, log: JobLog): Promise<JobResult> {
  try {
    // The payload was written by our own code through `enqueue` with the same definition.
    await definition.run(job.data as never)
    return { id: job.id, status: 'completed' }
  } catch (error) {
    log.failed(definition.name, error)
    return { id: job.id, status: 'failed' }
  }
}
