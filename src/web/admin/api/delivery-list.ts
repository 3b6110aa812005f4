import { z } from 'zod'
import { deliveryStates, eventTypes } from '../../../domains/webhooks/index.ts'
import { listQuery, oneOf } from '../list/list-query.ts'

/** The log, as its address says it. */
export const deliveryList = listQuery(['-at'], {
  endpoint: z
    .string()
    .regex(/^whk_[0-9a-hjkmnp-tv-z]{26}$/)
    .catch(''),
  state: oneOf(deliveryStates),
  type: oneOf([...eventTypes, 'endpoint.test']),
})
