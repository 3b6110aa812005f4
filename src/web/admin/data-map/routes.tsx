import { Hono } from 'hono'
import { href, pages } from '../../routes.ts'
import type { Shop } from '../../storefront/deps.ts'
import { privatePage, type StorefrontGate } from '../../storefront/gate.ts'
import { DocumentBlocks } from '../../storefront/legal/documents/document-blocks.tsx'
import { asMarkdown, registerText } from '../../storefront/legal/policy/register-text.ts'
import { AdminPage } from '../admin-layout.tsx'
import type { AdminGate } from '../gate.tsx'

/** The register of processing activities (GDPR Art. 30(1)), to read and to take along. */
export function dataMapPages(shop: Shop, gate: StorefrontGate, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminDataMap, (c) =>
      admin.allow(c, 'audit.read', pages.adminDataMap, async ({ visit, shows }) => {
        await shows('nobody')
        const words = visit.m.admin.dataMap
        const [, ...blocks] = registerText(shop, visit.locale)
        return privatePage(
          c,
          <AdminPage visit={visit} title={words.title} here="adminDataMap">
            <p class="lead">{words.lead}</p>
            <p>
              <a class="button" href={href(visit.locale, 'adminRegister')}>
                {words.download}
              </a>
            </p>
            <div class="text-page policy">
              <DocumentBlocks blocks={blocks} />
            </div>
          </AdminPage>,
        )
      }),
    )
    .get(pages.adminRegister, (c) =>
      admin.allow(c, 'audit.read', pages.adminDataMap, async ({ shows }) => {
        await shows('nobody')
        c.header('content-type', 'text/markdown; charset=utf-8')
        c.header('content-disposition', 'attachment; filename="register.md"')
        c.header('cache-control', 'no-store')
        return c.body(asMarkdown(registerText(shop, gate.visit(c).locale)))
      }),
    )
}
