import { Hono } from 'hono'
import { stream } from 'hono/streaming'
import { shopCurrency } from '../../../shared/currency.ts'
import { type FileId, parseId } from '../../../shared/ids.ts'
import { remember } from '../../memory.ts'
import { files } from '../../routes.ts'
import { bittingCover } from '../../ui/bitting.ts'
import { bittingPng } from '../../ui/bitting-png.ts'
import { parseCoverColours, shopColours } from '../../ui/cover.tsx'
import { findKnown, type ShopWindow } from '../catalog/routes.tsx'
import type { StorefrontDeps } from '../deps.ts'
import { robots } from './robots.ts'
import { sitemapIndex, sitemapPages, sitemapProducts } from './sitemap.ts'

const xml = 'application/xml; charset=utf-8'
const aDay = 'public, max-age=86400'
const forEver = 'public, max-age=31536000, immutable'

/** What machines read: search engines, social networks, and the browser's own files. */
export function discoveryRoutes(deps: StorefrontDeps, window: ShopWindow): Hono {
  const pictures = remember(async (slug) => drawOpenGraph(window, slug), {
    entriesMax: 200,
    maxAgeSeconds: 86_400,
    worthKeeping: (picture) => picture !== null,
  })
  // By the file; each is opened once for many who look.
  const covers = remember((id) => deps.readCover(id as FileId), {
    entriesMax: 200,
    maxAgeSeconds: 3600,
    worthKeeping: (picture) => picture !== undefined,
  })
  return new Hono()
    .get(files.robots, (c) => c.text(robots(deps.shop), 200, { 'cache-control': aDay }))
    .get(files.sitemapIndex, async (c) => {
      return c.body(await sitemapIndex(deps), 200, { 'content-type': xml, 'cache-control': aDay })
    })
    .get(files.sitemap, (c) => {
      const file = c.req.param('file')
      const after = file === 'products.xml' ? '' : /^after-([a-z0-9-]+)\.xml$/.exec(file)?.[1]
      if (file !== 'pages.xml' && after === undefined) return c.notFound()
      c.header('content-type', xml)
      c.header('cache-control', aDay)
      return stream(c, async (out) => {
        const chunks =
          after === undefined
            ? sitemapPages(deps.shop.baseUrl, (await deps.listHelp()).articles)
            : sitemapProducts(deps, after)
        for await (const chunk of chunks) await out.write(chunk)
      })
    })
    .get(files.icon, (c) => {
      const svg = bittingCover({ slug: 'allkeymasters', colours: shopColours, variant: 'icon' })
      return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': aDay })
    })
    .get(files.cover, (c) => {
      const slug = /^([a-z0-9-]{1,120})\.svg$/.exec(c.req.param('file'))?.[1]
      const colours = parseCoverColours(c.req.param('colours'))
      if (!slug || !colours) return c.notFound()
      const svg = bittingCover({ slug, colours, variant: 'card' })
      return c.body(svg, 200, { 'content-type': 'image/svg+xml', 'cache-control': aDay })
    })
    .get(files.productPicture, async (c) => {
      const id = parseId('fil', /^(\w+)\.webp$/.exec(c.req.param('file'))?.[1] ?? '')
      const picture = id && (await covers.get(id))
      if (!picture) return c.notFound()
      return c.body(new Uint8Array(picture), 200, { 'content-type': 'image/webp', 'cache-control': forEver })
    })
    .get(files.openGraphImage, async (c) => {
      const slug = /^(.+)\.png$/.exec(c.req.param('file'))?.[1]
      const png = slug ? await pictures.get(slug) : null
      if (!png) return c.notFound()
      // Other sites show this one, so the rule that keeps our files to ourselves does not hold for it.
      c.header('cross-origin-resource-policy', 'cross-origin')
      return c.body(png, 200, { 'content-type': 'image/png', 'cache-control': aDay })
    })
    .get(files.asset, (c) => {
      const asset = deps.assets.read(c.req.param('file'))
      if (!asset) return c.notFound()
      return c.body(asset.bytes, 200, { 'content-type': asset.type, 'cache-control': forEver })
    })
}

async function drawOpenGraph(window: ShopWindow, slug: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const product = await findKnown(window, slug, shopCurrency)
  if (!product) return null
  return Uint8Array.from(bittingPng({ slug, colours: product.colours, width: 1200, height: 630 }))
}
