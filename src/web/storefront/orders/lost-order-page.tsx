import { href } from '../../routes.ts'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'

/** For a link that is too old or that never was one of ours. */
export function LostOrderView({ visit, reason }: { visit: Visit; reason: 'expired_link' | 'unknown' }) {
  const { m, locale } = visit
  const isOld = reason === 'expired_link'
  const title = isOld ? m.order.expiredLinkTitle : m.order.unknownTitle
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap">
        <div class="empty">
          <h1>{title}</h1>
          <p>{isOld ? m.order.expiredLinkText : m.order.unknownText}</p>
          <a class="button primary" href={href(locale, 'findOrder')}>
            {m.order.find}
          </a>
        </div>
      </div>
    </Layout>
  )
}
