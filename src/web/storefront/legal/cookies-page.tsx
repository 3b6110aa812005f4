import { ChoiceForm } from '../../consent/choice-form.tsx'
import { type CookieName, registeredCookies } from '../../cookies.ts'
import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import { Notice } from '../../ui/notice.tsx'
import type { Visit } from '../../ui/visit.ts'

const names = Object.keys(registeredCookies) as CookieName[]

type CookiesProps = {
  visit: Visit
  nameOf: (name: CookieName) => string
  /** What the visitor has just said about being counted. */
  counting?: 'objected' | 'agreed'
}

/** Rendered from the table that the cookie writer obeys, and from what the adapters say of themselves. */
export function CookiesView({ visit, nameOf, counting }: CookiesProps) {
  const { cookies } = visit.m
  const lead = visit.consent.state === 'off' ? cookies.lead : cookies.leadWithChoice
  return (
    <Layout visit={visit} head={{ title: cookies.title, description: lead }}>
      <div class="wrap narrow text-page">
        <h1>{cookies.title}</h1>
        {counting && <Notice kind="good">{visit.m.yourData.counting[counting]}</Notice>}
        <p class="lead">{lead}</p>
        <ChoiceForm visit={visit} />
        <OwnCookies visit={visit} nameOf={nameOf} />
        <CookiesOfOthers visit={visit} />
        <CountingForm visit={visit} />
        {!visit.shop.demo && <p>{cookies.payment}</p>}
      </div>
    </Layout>
  )
}

function OwnCookies({ visit, nameOf }: CookiesProps) {
  const { cookies } = visit.m
  return (
    <>
      <h2 id="cookies">{cookies.ownTitle}</h2>
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
    </>
  )
}

/** The same for everybody, so that the page may be kept: both answers stand there, whatever was said before. */
function CountingForm({ visit }: { visit: Visit }) {
  const words = visit.m.yourData.counting
  return (
    <section id="counting">
      <h2>{words.title}</h2>
      <p>{words.text}</p>
      <form class="actions" method="post" action={href(visit.locale, 'counting')}>
        <button type="submit" class="button" name="act" value="object">
          {words.object}
        </button>
        <button type="submit" class="button quiet" name="act" value="agree">
          {words.agree}
        </button>
      </form>
    </section>
  )
}

function CookiesOfOthers({ visit }: { visit: Visit }) {
  const { cookies, consent } = visit.m
  const rows = visit.consent.offers.flatMap((adapter) => {
    const set = adapter.cookies.map(({ name, maxAgeDays }) => ({
      adapter,
      name,
      kept: cookies.days(maxAgeDays),
    }))
    return set.length > 0 ? set : [{ adapter, name: '', kept: '' }]
  })
  if (rows.length === 0) return null
  return (
    <>
      <h2 id="cookies-of-others">{cookies.othersTitle}</h2>
      <p>{cookies.othersLead}</p>
      <table aria-labelledby="cookies-of-others">
        <thead>
          <tr>
            <th scope="col">{cookies.name}</th>
            <th scope="col">{cookies.setBy}</th>
            <th scope="col">{cookies.category}</th>
            <th scope="col">{cookies.kept}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ adapter, name, kept }) => (
            <tr>
              <th scope="row">{name ? <code>{name}</code> : cookies.noCookie}</th>
              <td data-label={cookies.setBy}>{recipient(visit, adapter.id) ?? adapter.name}</td>
              <td data-label={cookies.category}>{consent.purposes[adapter.purpose].name}</td>
              <td data-label={cookies.kept}>{kept}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

function recipient({ shop, locale }: Visit, id: string): string | null {
  const processor = shop.privacy.processors.find((each) => each.id === id)
  if (!processor?.name) return null
  const country = processor.country && new Intl.DisplayNames(locale, { type: 'region' }).of(processor.country)
  return country ? `${processor.name}, ${country}` : processor.name
}
