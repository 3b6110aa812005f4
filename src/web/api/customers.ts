import { z } from 'zod'
import type { CustomerRecord } from '../../domains/identity/index.ts'
import { parseId } from '../../shared/ids.ts'
import { pageWithNext, readCursor } from './cursor.ts'
import { operation } from './operation.ts'
import { ApiProblem } from './problem.ts'
import { said } from './said.ts'
import { idOf, instant, iso, line, pageOf, pageQuery } from './schemas.ts'

const Customer = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string().nullable(),
    country: z.string().nullable(),
    locale: z.enum(['en', 'fr']),
    createdAt: instant,
  })
  .meta({ id: 'Customer' })

const show = ({ createdAt, ...customer }: CustomerRecord): z.input<typeof Customer> => ({
  ...customer,
  createdAt: iso(createdAt),
})

export const customerOperations = [
  operation({
    id: 'listCustomers',
    method: 'get',
    path: '/customers',
    tag: 'customers',
    scope: 'customers.read',
    title: { en: 'List customers with an account', fr: 'Lister les clients qui ont un compte' },
    more: {
      en: 'Whoever bought without an account stands with the order. That they were read is written down for each of them.',
      fr: 'Qui a acheté sans compte figure avec la commande. Chaque lecture est consignée, personne par personne.',
    },
    query: pageQuery.extend({
      email: said(line(254).optional(), 'The whole address.', 'L’adresse entière.'),
    }),
    answers: {
      200: { said: { en: 'A page of customers.', fr: 'Une page de clients.' }, schema: pageOf(Customer) },
    },
    problems: ['bad_cursor'],
    async run({ deps, key, query: { cursor, limit, email } }) {
      const customers = await deps.listCustomers(key, {
        after: readCursor('acc', cursor),
        limit: limit + 1,
        email,
      })
      await deps.noteReads(
        key,
        'account',
        customers.slice(0, limit).map(({ id }) => id),
      )
      return { status: 200, body: pageWithNext(customers, limit, ({ id }) => id, show) }
    },
  }),
  operation({
    id: 'readCustomer',
    method: 'get',
    path: '/customers/{customer}',
    tag: 'customers',
    scope: 'customers.read',
    title: { en: 'Read a customer', fr: 'Lire un client' },
    params: z.object({ customer: idOf('acc') }),
    answers: { 200: { said: { en: 'The customer.', fr: 'Le client.' }, schema: Customer } },
    problems: ['not_found'],
    async run({ deps, key, params }) {
      const id = parseId('acc', params.customer)
      const customer = id && (await deps.findCustomer(key, id))
      if (!customer) throw new ApiProblem('not_found')
      await deps.noteReads(key, 'account', [customer.id])
      return { status: 200, body: show(customer) }
    },
  }),
]
