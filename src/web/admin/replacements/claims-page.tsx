import type { OwingBatch } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { listAddress } from '../list/list-address.ts'
import { Claims, type ClaimsFound } from './claims.tsx'
import { ClaimsOfBatches } from './claims-of-batches.tsx'
import type { ClaimListQuery } from './claims-query.ts'
import { replacementDeskWords } from './replacement-words.ts'

type ClaimsViewProps = {
  visit: AdminVisit
  query: ClaimListQuery
  claims: ClaimsFound
  owing: readonly OwingBatch[]
  said?: Said | undefined
}

/** What suppliers owe, batch by batch and key by key, and what they said. */
export function ClaimsView({ visit, query, claims, owing, said }: ClaimsViewProps) {
  const { locale } = visit
  const words = replacementDeskWords[locale]
  const from = { title: words.batches, href: href(locale, 'adminBatchHealth') }
  const back = listAddress(href(locale, 'adminSupplierClaims'), query)
  return (
    <AdminPage visit={visit} title={words.claims} here="adminReplacements" from={from} said={said}>
      <p>{words.claimsLead}</p>
      {owing.length > 0 && <ClaimsOfBatches {...{ visit, owing, back }} />}
      <Claims {...{ visit, query, claims, back }} />
    </AdminPage>
  )
}
