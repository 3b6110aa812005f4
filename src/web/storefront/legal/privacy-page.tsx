import { Layout } from '../../ui/layout.tsx'
import { SellerAddress } from '../../ui/seller-address.tsx'
import type { Visit } from '../../ui/visit.ts'

export function PrivacyView({ visit }: { visit: Visit }) {
  const { m, shop } = visit
  const { privacy } = m
  return (
    <Layout visit={visit} head={{ title: privacy.title, description: privacy.lead }}>
      <div class="wrap narrow text-page">
        <h1>{privacy.title}</h1>
        <p class="lead">{privacy.lead}</p>
        <section>
          <h2>{privacy.who}</h2>
          <SellerAddress seller={shop.seller} />
        </section>
        <section>
          <h2 id="what">{privacy.whatTitle}</h2>
          <table aria-labelledby="what">
            <thead>
              <tr>
                <th scope="col">{privacy.what}</th>
                <th scope="col">{privacy.why}</th>
                <th scope="col">{privacy.ground}</th>
              </tr>
            </thead>
            <tbody>
              {privacy.rows.map(([what, why, ground]) => (
                <tr>
                  <th scope="row">{what}</th>
                  <td data-label={privacy.why}>{why}</td>
                  <td data-label={privacy.ground}>{ground}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <section>
          <h2>{privacy.keysTitle}</h2>
          <p>{privacy.keys}</p>
        </section>
        <section>
          <h2>{privacy.notTitle}</h2>
          <ul class="bullets">
            {privacy.not.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{privacy.othersTitle}</h2>
          <p>{shop.demo ? privacy.othersDemo : privacy.others}</p>
          {shop.seller.host && <p>{privacy.host(shop.seller.host.name)}</p>}
        </section>
        <section>
          <h2>{privacy.rightsTitle}</h2>
          <p>{privacy.rights}</p>
          <p>{privacy.complain}</p>
        </section>
      </div>
    </Layout>
  )
}
