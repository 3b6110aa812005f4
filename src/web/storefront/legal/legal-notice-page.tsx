import { Layout } from '../../ui/layout.tsx'
import { SellerAddress } from '../../ui/seller-address.tsx'
import type { Visit } from '../../ui/visit.ts'

export function LegalNoticeView({ visit }: { visit: Visit }) {
  const { m, shop } = visit
  const { seller } = shop
  const rows = [
    [m.legalNotice.registration, seller.registration],
    [m.legalNotice.vat, seller.vatNumber],
    [m.legalNotice.director, seller.publicationDirector],
    [m.legalNotice.host, seller.host && `${seller.host.name}, ${seller.host.address}`],
    [m.legalNotice.mediator, seller.mediator && `${seller.mediator.name}, ${seller.mediator.address}`],
    [m.legalNotice.software, m.legalNotice.softwareText],
  ] as const
  return (
    <Layout visit={visit} head={{ title: m.legalNotice.title }}>
      <div class="wrap narrow text-page">
        <h1>{m.legalNotice.title}</h1>
        {shop.demo && <p class="lead">{m.legalNotice.demo}</p>}
        <section>
          <h2>{m.legalNotice.seller}</h2>
          <SellerAddress seller={seller} />
        </section>
        <dl class="facts">
          {rows.map(
            ([term, value]) =>
              value && (
                <div>
                  <dt>{term}</dt>
                  <dd>{value}</dd>
                </div>
              ),
          )}
        </dl>
      </div>
    </Layout>
  )
}
