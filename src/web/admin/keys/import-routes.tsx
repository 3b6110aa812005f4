import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { StepOutcome } from '../../../domains/keys/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId, type UploadId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { KeyDeskDeps } from './deps.ts'
import { type ImportField, type ImportForm, importForm, sentKeys } from './import-form.ts'
import { ImportView } from './import-page.tsx'
import { importWords } from './import-words.ts'
import { parsePurchase } from './purchase-form.ts'
import { UploadView } from './upload-page.tsx'

const stepForm = z.object({
  act: z.enum(['map', 'store', 'store_good', 'drop']),
  key: z.string().max(200).catch(''),
  expires: z.string().max(200).catch(''),
  reference: z.string().max(200).catch(''),
})
type Wrong = { fields: ImportField[]; fileError?: string }

/** Keys come in by a browser: sent, checked, decided on, stored. What was sent is in no address, no log and no answer. */
export function keyImportPages(
  deps: KeyDeskDeps & Pick<AdminDeps, 'findProductForKeys'>,
  admin: AdminGate,
): Hono {
  const idOf = (c: Context): UploadId | undefined => parseId('upl', c.req.param('upload') ?? '')

  async function refuse(
    c: Context,
    { visit, shows }: StaffVisit,
    form: ImportForm,
    wrong: Wrong,
  ): Promise<Response> {
    await shows('nobody')
    const { refusals, pasted } = importWords[visit.locale]
    const said: Said = { kind: 'bad', text: `${refusals.wrong} ${pasted}` }
    const meant = wrong.fields.includes('product') ? await deps.suggestForImport(form.product) : []
    const { fields, fileError } = wrong
    return privatePage(c, <ImportView {...{ visit, form, wrong: fields, fileError, meant, said }} />, 422)
  }

  async function show(c: Context, { visit, shows }: StaffVisit, said?: Said): Promise<Response> {
    const id = idOf(c)
    const found = id && (await deps.openKeyUpload(id))
    if (!found) return seeOther(c, `${href(visit.locale, 'adminKeyImport')}?news=gone`)
    await shows('nobody')
    return privatePage(c, <UploadView {...{ visit, ...found, said }} />, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminKeyImport, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async ({ visit, shows }) => {
        await shows('nobody')
        const form = importForm.parse(c.req.query())
        const said = newsOf(c.req.query('news'), importWords[visit.locale])
        return privatePage(c, <ImportView {...{ visit, form, said }} />)
      }),
    )
    .post(pages.adminKeyImport, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async (found) => {
        const { visit, session } = found
        const words = importWords[visit.locale].refusals
        const sent = await readForm(c)
        const form = importForm.parse(sent)
        const keys = await sentKeys(sent, form.shape)
        const by = session.account.id
        const productId = await deps.findProductForKeys(by, form.product)
        const { details, wrong } = parsePurchase(form)
        const fields: ImportField[] = [...(productId ? [] : ['product' as const]), ...wrong]
        if (typeof keys === 'string') return refuse(c, found, form, { fields, fileError: words[keys] })
        if (!productId || fields.length > 0) return refuse(c, found, form, { fields })
        const { name: sourceName, shape, bytes } = keys
        const upload = await deps.keepKeyUpload({
          details: { productId, sourceName, shape, ...details },
          bytes,
          by,
        })
        return seeOther(c, href(visit.locale, 'adminKeyUpload', { upload }))
      }),
    )
    .get(pages.adminKeyUpload, (c) => admin.allow(c, 'keys.import', c.req.path, (found) => show(c, found)))
    .post(pages.adminKeyUpload, (c) =>
      admin.allow(c, 'keys.import', c.req.path, async (found) => {
        const { locale } = found.visit
        const words = importWords[locale].refusals
        const form = stepForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such act')
        const uploadId = idOf(c)
        const list = href(locale, 'adminKeyImport')
        if (!uploadId) return seeOther(c, `${list}?news=gone`)
        if (form.data.act === 'drop') {
          const isGone = await deps.dropKeyUpload(uploadId)
          return isGone
            ? seeOther(c, `${list}?news=dropped`)
            : show(c, found, { kind: 'bad', text: words.busy })
        }
        if (form.data.act === 'map' && form.data.key === '')
          return show(c, found, { kind: 'bad', text: words.column_missing })
        const outcome = await step(uploadId, form.data)
        if (outcome.ok) return seeOther(c, href(locale, 'adminKeyUpload', { upload: uploadId }))
        if (outcome.reason === 'not_found') return seeOther(c, `${list}?news=gone`)
        return show(c, found, { kind: 'bad', text: words.busy })
      }),
    )

  function step(
    uploadId: UploadId,
    { act, key, expires, reference }: z.infer<typeof stepForm>,
  ): Promise<StepOutcome> {
    if (act !== 'map') return deps.storeKeyUpload({ uploadId, skipBad: act === 'store_good' })
    const columns = { key, ...(expires && { expires }), ...(reference && { reference }) }
    return deps.mapKeyUpload({ uploadId, columns })
  }
}

function newsOf(news: string | undefined, words: (typeof importWords)['en']): Said | undefined {
  if (news === 'dropped') return { kind: 'good', text: words.news.dropped }
  if (news === 'gone' || news === 'too_large') return { kind: 'bad', text: words.refusals[news] }
  return undefined
}
