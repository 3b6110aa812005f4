import type { RequestParams } from './contract.ts'
import { invalid, notEmulated } from './errors.ts'
import { mergeMetadata } from './metadata.ts'
import { requirePositive } from './money.ts'
import type { LineItem, Price } from './shapes.ts'
import type { World } from './world.ts'

type Given = NonNullable<RequestParams['sessionCreate']['line_items']>[number]
type GivenPrice = NonNullable<Given['price_data']>

/** Session lines from inline prices; stored prices belong to a product catalogue that the emulator does not have. */
export function lineItemsOf(world: World, given: Given[]): LineItem[] {
  if (given.length === 0) {
    throw invalid('You must specify line_items when mode is payment.', {
      code: 'parameter_missing',
      param: 'line_items',
    })
  }
  if (given.length > 100)
    throw invalid('Checkout Sessions can have at most 100 line items.', { param: 'line_items' })
  const items = given.map((item, index) => lineItemOf(world, item, `line_items[${index}]`))
  if (new Set(items.map((item) => item.currency)).size > 1) {
    throw invalid('All line items must have the same currency.', { param: 'line_items' })
  }
  return items
}

export function totalOf(items: LineItem[]) {
  return items.reduce((sum, item) => sum + item.amount_total, 0)
}

function lineItemOf(world: World, item: Given, param: string): LineItem {
  for (const unplayed of ['price', 'tax_rates', 'adjustable_quantity'] as const) {
    if (item[unplayed] !== undefined) throw notEmulated(`${param}[${unplayed}]`)
  }
  const { price_data: priceData, quantity } = item
  if (priceData === undefined) throw missing(`${param}[price_data]`)
  if (quantity === undefined) throw missing(`${param}[quantity]`)
  requirePositive(quantity, `${param}[quantity]`)
  const price = priceOf(world, priceData, `${param}[price_data]`)
  const amount = (price.unit_amount ?? 0) * quantity
  return {
    id: world.draw('li_1'),
    object: 'item',
    adjustable_quantity: null,
    amount_discount: 0,
    amount_subtotal: amount,
    amount_tax: 0,
    amount_total: amount,
    currency: price.currency,
    description: priceData.product_data?.name ?? null,
    metadata: mergeMetadata(null, item.metadata, `${param}[metadata]`),
    price,
    quantity,
  }
}

function priceOf(world: World, data: GivenPrice, param: string): Price {
  for (const unplayed of ['product', 'recurring', 'unit_amount_decimal'] as const) {
    if (data[unplayed] !== undefined) throw notEmulated(`${param}[${unplayed}]`)
  }
  if (data.product_data === undefined) throw missing(`${param}[product_data]`)
  if (data.product_data.name === '') {
    throw invalid('You passed an empty string for the product name.', {
      code: 'parameter_invalid_empty',
      param: `${param}[product_data][name]`,
    })
  }
  if (data.unit_amount === undefined) throw missing(`${param}[unit_amount]`)
  requirePositive(data.unit_amount, `${param}[unit_amount]`)
  if (!/^[a-z]{3}$/i.test(data.currency)) {
    throw invalid(`Invalid currency: ${data.currency}.`, { param: `${param}[currency]` })
  }
  return {
    id: world.draw('price_1'),
    object: 'price',
    active: false,
    billing_scheme: 'per_unit',
    created: world.clock.seconds(),
    currency: data.currency.toLowerCase(),
    custom_unit_amount: null,
    livemode: false,
    lookup_key: null,
    metadata: {},
    nickname: null,
    product: world.draw('prod_'),
    recurring: null,
    tax_behavior: data.tax_behavior ?? 'unspecified',
    tiers_mode: null,
    transform_quantity: null,
    type: 'one_time',
    unit_amount: data.unit_amount,
    unit_amount_decimal: String(data.unit_amount),
  }
}

function missing(param: string) {
  return invalid(`Missing required param: ${param}.`, { code: 'parameter_missing', param })
}
