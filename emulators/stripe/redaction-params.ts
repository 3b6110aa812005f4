// The installed SDK has no types for the preview, so these closed schemas are written from the documented parameters:
// https://docs.stripe.com/api/privacy/redaction-job and …/redaction-job-validation-error.

const expand = { type: 'array', items: { type: 'string' } }
const behavior = { type: 'string', enum: ['error', 'fix'] }
const ids = { type: 'array', items: { type: 'string' } }
const page = {
  expand,
  limit: { type: 'integer' },
  starting_after: { type: 'string' },
  ending_before: { type: 'string' },
}
const closed = (properties: object, required: string[] = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
})

const kinds = [
  'charges',
  'checkout_sessions',
  'customers',
  'identity_verification_sessions',
  'invoices',
  'issuing_cardholders',
  'payment_intents',
  'radar_value_list_items',
  'setup_intents',
] as const
export type RedactionKind = (typeof kinds)[number]
export type RedactionBehavior = 'error' | 'fix'

type Page = { limit?: number; starting_after?: string; ending_before?: string }

export type RedactionParams = {
  redactionCreate: {
    objects: Partial<Record<RedactionKind, string[]>>
    validation_behavior?: RedactionBehavior
  }
  redactionUpdate: { validation_behavior?: RedactionBehavior }
  redactionRetrieve: object
  redactionList: Page & { status?: string }
  redactionRun: object
  redactionValidate: object
  redactionCancel: object
  redactionErrors: Page
}

export const redactionSchemas: Record<keyof RedactionParams, object> = {
  redactionCreate: closed(
    {
      expand,
      objects: closed(Object.fromEntries(kinds.map((kind) => [kind, ids]))),
      validation_behavior: behavior,
    },
    ['objects'],
  ),
  redactionUpdate: closed({ expand, validation_behavior: behavior }),
  redactionRetrieve: closed({ expand }),
  redactionList: closed({ ...page, status: { type: 'string' } }),
  redactionRun: closed({ expand }),
  redactionValidate: closed({ expand }),
  redactionCancel: closed({ expand }),
  redactionErrors: closed(page),
}
