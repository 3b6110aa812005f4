import { type CookieName, registeredCookies } from '../../cookies.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'

/** Rendered from the table that the cookie writer obeys. */
export function CookiesView({ visit, nameOf }: { visit: Visit; nameOf: (name: CookieName) => string }) {
  const { cookies } = visit.m
  const names: CookieName[] = ['cart', 'theme']
  return (
    <Layout visit={visit} head={{ title: cookies.title, description: cookies.lead }}>
      <div class="wrap narrow text-page">
        <h1 id="cookies">{cookies.title}</h1>
        <p class="lead">{cookies.lead}</p>
        <table aria-labelledby="cookies">
          <thead>
            <tr>
              <th scope="col">{cookies.name}</th>
              <th scope="col">{cookies.purpose}</th>
              <th scope="col">{cookies.category}</th>
              <th scope="col">{cookies.kept}</th>
            </tr>
          </thead>
          <tbody>
            {names.map((name) => (
              <tr>
                <th scope="row">
                  <code>{nameOf(name)}</code>
                </th>
                <td data-label={cookies.purpose}>{cookies.purposes[name]}</td>
                <td data-label={cookies.category}>{cookies.categories[registeredCookies[name].category]}</td>
                <td data-label={cookies.kept}>{cookies.days(registeredCookies[name].maxAgeDays)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {!visit.shop.demo && <p>{cookies.payment}</p>}
      </div>
    </Layout>
  )
}
