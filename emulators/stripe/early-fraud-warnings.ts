import type { RequestParams } from './contract.ts'
import { notFound } from './errors.ts'
import { recordEvent } from './events.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import type { Charge, EarlyFraudWarning } from './shapes.ts'
import type { World } from './world.ts'

export function createWarning(world: World, charge: Charge): EarlyFraudWarning {
  const warning: EarlyFraudWarning = {
    id: world.draw('issfr_1'),
    object: 'radar.early_fraud_warning',
    actionable: !charge.refunded && !charge.disputed,
    charge: charge.id,
    created: world.clock.seconds(),
    fraud_type: 'made_with_stolen_card',
    livemode: false,
    ...(charge.payment_intent && { payment_intent: charge.payment_intent }),
  }
  world.tables.warnings.save(warning)
  recordEvent(world, 'radar.early_fraud_warning.created', warning)
  return warning
}

/** A warning is actionable as long as a refund could still prevent the dispute. */
export function settleWarnings(world: World, charge: Charge) {
  for (const warning of world.tables.warnings.newestFirst()) {
    if (warning.charge !== charge.id || !warning.actionable) continue
    warning.actionable = false
    world.tables.warnings.save(warning)
    recordEvent(world, 'radar.early_fraud_warning.updated', warning, { actionable: true })
  }
}

export function retrieveWarning(world: World, id: string): EarlyFraudWarning {
  const warning = world.tables.warnings.find(id)
  if (!warning) throw notFound('early fraud warning', id, 'early_fraud_warning')
  return warning
}

export function listWarnings(world: World, params: RequestParams['warningList']): Page<EarlyFraudWarning> {
  const { charge, payment_intent: intent, created } = params
  return pageOf(
    world.tables.warnings,
    '/v1/radar/early_fraud_warnings',
    params,
    (warning) =>
      (charge === undefined || warning.charge === charge) &&
      (intent === undefined || warning.payment_intent === intent) &&
      wasCreatedWithin(warning, created),
  )
}
