import type { RequestParams } from './contract.ts'
import { invalid, notEmulated, notFound } from './errors.ts'
import { type Page, pageOf, pageOfRows } from './lists.ts'
import { cancelIntent } from './payment-intents.ts'
import { redactAll } from './redact-objects.ts'
import { targetsOf } from './redaction-targets.ts'
import type { World } from './world.ts'

/** Every code is one that Stripe documents; which object's state leads to which is our reading. */
export const redactionErrorCodes = [
  'invalid_cascading_source',
  'invalid_file_purpose',
  'invalid_state',
  'locked_by_other_job',
  'too_many_objects',
] as const
export type RedactionErrorCode = (typeof redactionErrorCodes)[number]

export type RedactionError = {
  id: string
  object: 'privacy.redaction_job_validation_error'
  code: RedactionErrorCode
  erroring_object: { id: string; object_type: string } | null
  message: string
}

export type RedactionJob = {
  id: string
  object: 'privacy.redaction_job'
  created: number
  livemode: boolean
  objects: { charges: string[]; checkout_sessions: string[]; payment_intents: string[] }
  status: 'validating' | 'ready' | 'failed' | 'redacting' | 'succeeded' | 'canceling' | 'canceled'
  validation_behavior: 'error' | 'fix'
}

/** What a job needs to remember beside the object that Stripe shows. */
export type RedactionWork = { id: string; since: number; errors: RedactionError[] }

const objectsMax = 10
// At Stripe it may take hours or days; here it takes long enough that nobody can forget to ask again.
const validatingSeconds = 5
const redactingSeconds = 60

export function createRedaction(world: World, params: RequestParams['redactionCreate']): RedactionJob {
  const { charges = [], checkout_sessions = [], payment_intents = [], ...others } = params.objects
  for (const kind of Object.keys(others)) throw notEmulated(`objects[${kind}]`)
  const count = charges.length + checkout_sessions.length + payment_intents.length
  if (count === 0) throw invalid('You must provide at least one object to redact.', { param: 'objects' })
  if (count > objectsMax) {
    throw invalid(`You can redact at most ${objectsMax} objects in one job.`, { param: 'objects' })
  }
  const job: RedactionJob = {
    id: world.draw('prj_'),
    object: 'privacy.redaction_job',
    created: world.clock.seconds(),
    livemode: false,
    objects: { charges, checkout_sessions, payment_intents },
    status: 'validating',
    validation_behavior: params.validation_behavior ?? 'error',
  }
  targetsOf(world, job)
  enter(world, job, 'validating')
  return job
}

export function retrieveRedaction(world: World, id: string): RedactionJob {
  const job = world.tables.redactions.find(id)
  if (!job) throw notFound('redaction job', id, 'job')
  return job
}

export function listRedactions(world: World, params: RequestParams['redactionList']): Page<RedactionJob> {
  const { status } = params
  const keep = (job: RedactionJob) => status === undefined || job.status === status
  return pageOf(world.tables.redactions, '/v1/privacy/redaction_jobs', params, keep)
}

export function updateRedaction(
  world: World,
  params: RequestParams['redactionUpdate'],
  id: string,
): RedactionJob {
  const job = retrieveRedaction(world, id)
  requireStatus(job, ['ready', 'failed'], 'updated')
  job.validation_behavior = params.validation_behavior ?? job.validation_behavior
  world.tables.redactions.save(job)
  return job
}

export function runRedaction(world: World, _params: object, id: string): RedactionJob {
  const job = retrieveRedaction(world, id)
  requireStatus(job, ['ready'], 'run')
  for (const { intent } of job.validation_behavior === 'fix' ? targetsOf(world, job) : []) {
    if (intent && isFixable(intent.status)) cancelIntent(world, intent, 'automatic')
  }
  enter(world, job, 'redacting')
  return job
}

export function validateRedaction(world: World, _params: object, id: string): RedactionJob {
  const job = retrieveRedaction(world, id)
  requireStatus(job, ['failed'], 'validated')
  enter(world, job, 'validating')
  return job
}

export function cancelRedaction(world: World, _params: object, id: string): RedactionJob {
  const job = retrieveRedaction(world, id)
  requireStatus(job, ['ready', 'failed'], 'canceled')
  enter(world, job, 'canceling')
  return job
}

export function listRedactionErrors(
  world: World,
  params: RequestParams['redactionErrors'],
  id: string,
): Page<RedactionError> {
  const { errors } = workOf(world, retrieveRedaction(world, id))
  return pageOfRows(errors, `/v1/privacy/redaction_jobs/${id}/validation_errors`, params)
}

/** What Stripe does by itself: it validates, and it redacts. */
export function moveRedaction(world: World, job: RedactionJob) {
  const waited = world.clock.seconds() - workOf(world, job).since
  if (job.status === 'validating' && waited >= validatingSeconds) {
    const errors = findErrors(world, job)
    enter(world, job, errors.length > 0 ? 'failed' : 'ready', errors)
  } else if (job.status === 'redacting' && waited >= redactingSeconds) {
    redactAll(world, targetsOf(world, job))
    enter(world, job, 'succeeded')
  } else if (job.status === 'canceling') enter(world, job, 'canceled')
}

function enter(
  world: World,
  job: RedactionJob,
  status: RedactionJob['status'],
  errors: RedactionError[] = [],
) {
  job.status = status
  world.tables.redactions.save(job)
  world.tables.redactionWork.save({ id: job.id, since: world.clock.seconds(), errors })
}

function workOf(world: World, { id, created }: RedactionJob): RedactionWork {
  return world.tables.redactionWork.find(id) ?? { id, since: created, errors: [] }
}

function requireStatus({ status }: RedactionJob, wanted: RedactionJob['status'][], done: string) {
  if (wanted.includes(status)) return
  throw invalid(
    `A redaction job with a status of ${status} cannot be ${done}; it must be ${wanted.join(' or ')}.`,
  )
}

// Reported, and hinted at by Stripe's changelog of 2026-06-24; the documentation gives no number.
const youngSeconds = 90 * 24 * 3600

function findErrors(world: World, job: RedactionJob): RedactionError[] {
  const error = (code: RedactionErrorCode, of: { id: string; object: string } | null, message: string) => ({
    id: world.draw('prjve_'),
    object: 'privacy.redaction_job_validation_error' as const,
    code,
    erroring_object: of && { id: of.id, object_type: of.object },
    message,
  })
  const told = world.redactionRefusals.shift()
  if (told) return [error(told, null, 'The control API wants it so.')]
  const fixes = job.validation_behavior === 'fix'
  return targetsOf(world, job).flatMap(({ session, intent, charges, disputes }) => [
    ...(session?.status === 'open' ? [error('invalid_state', session, 'The session is still open.')] : []),
    ...(intent && !isFinal(intent.status) && !(fixes && isFixable(intent.status))
      ? [error('invalid_state', intent, 'PaymentIntent is not finalized.')]
      : []),
    ...charges
      .filter(({ captured, created }) => captured && created > world.clock.seconds() - youngSeconds)
      .map((charge) =>
        error('invalid_state', charge, 'This charge can be redacted 90 days after it was created.'),
      ),
    ...disputes
      .filter(({ status }) => !['won', 'lost', 'warning_closed', 'prevented'].includes(status))
      .map((dispute) => error('invalid_cascading_source', dispute, 'The dispute is not closed.')),
    ...(isLocked(world, job, [session?.id, intent?.id])
      ? [error('locked_by_other_job', session ?? intent ?? null, 'The object is used in another job.')]
      : []),
  ])
}

const isFinal = (status: string) => status === 'succeeded' || status === 'canceled'
const isFixable = (status: string) => !isFinal(status) && status !== 'processing'

function isLocked(world: World, job: RedactionJob, ids: (string | undefined)[]) {
  return world.tables.redactions.oldestFirst().some(
    ({ id, status, objects }) =>
      id !== job.id &&
      (status === 'ready' || status === 'redacting') &&
      Object.values(objects)
        .flat()
        .some((named) => ids.includes(named)),
  )
}
