import { customerOperations } from './customers.ts'
import { keyBatchOperations } from './key-batches.ts'
import type { Operation } from './operation.ts'
import { orderOperations } from './orders.ts'
import { productOperations } from './products.ts'
import { stockOperations } from './stock.ts'
import { webhookOperations } from './webhook-endpoints.ts'

/** Everything that a program can do over the public API. */
export const operations: readonly Operation[] = [
  ...productOperations,
  ...stockOperations,
  ...orderOperations,
  ...customerOperations,
  ...keyBatchOperations,
  ...webhookOperations,
]

export const basePath = '/api/v1'
