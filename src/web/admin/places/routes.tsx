import { type Context, Hono } from 'hono'
import type { Platform, Region, SavePlaceOutcome } from '../../../domains/catalog/index.ts'
import { AppError } from '../../../shared/errors.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { href, pages, splitLocale } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { PlacePagesDeps } from './deps.ts'
import {
  type Parsed,
  type PlaceForm,
  parsePlatform,
  parseRegion,
  placeForm,
  platformForm,
  readSeen,
  regionForm,
} from './place-form.ts'
import { placeWords } from './place-words.ts'
import { type PlaceProps, PlacesView, PlaceView } from './places-page.tsx'

/** What is different between a platform and a region. */
type Shelf<Place> = {
  kind: PlaceProps['kind']
  param: string
  list(by: AccountId): Promise<Place[]>
  formOf(place: Place): PlaceForm
  parse(form: PlaceForm): Parsed<Place>
  titleOf(place: Place, locale: 'en' | 'fr'): string
  save(wish: { seen: Place | null; wanted: Place; by: AccountId }): Promise<SavePlaceOutcome>
}

/** Where keys are activated and in which countries. Nothing here shows a person. */
export function placePages(deps: PlacePagesDeps, admin: AdminGate): Hono {
  const here = (c: Context) => href(splitLocale(c.req.path).locale, 'adminPlaces')
  const edit = (c: Context, answer: (found: StaffVisit) => Promise<Response>) =>
    admin.allow(c, 'catalogue.edit', here(c), answer)

  const platforms: Shelf<Platform> = {
    ...{ kind: 'platform', param: 'platform', formOf: platformForm, parse: parsePlatform },
    list: async (by) => (await deps.listPlaces(by)).platforms,
    titleOf: ({ name }) => name,
    save: deps.savePlatform,
  }
  const regions: Shelf<Region> = {
    ...{ kind: 'region', param: 'region', formOf: regionForm, parse: parseRegion },
    list: async (by) => (await deps.listPlaces(by)).regions,
    titleOf: ({ name }, locale) => name[locale],
    save: deps.saveRegion,
  }

  return new Hono()
    .get(pages.adminPlaces, (c) =>
      edit(c, async ({ visit, session, shows }) => {
        const places = await deps.listPlaces(session.account.id)
        const isSaved = c.req.query('news') === 'saved'
        const said: Said = { kind: 'good', text: placeWords[visit.locale].saved }
        await shows('nobody')
        return privatePage(c, <PlacesView visit={visit} {...places} {...(isSaved && { said })} />)
      }),
    )
    .get(pages.adminPlatform, (c) => edit(c, (found) => open(c, found, platforms)))
    .post(pages.adminPlatform, (c) => edit(c, (found) => save(c, found, platforms)))
    .get(pages.adminRegion, (c) => edit(c, (found) => open(c, found, regions)))
    .post(pages.adminRegion, (c) => edit(c, (found) => save(c, found, regions)))

  async function open<Place extends { code: string }>(c: Context, found: StaffVisit, shelf: Shelf<Place>) {
    const place = await find(c, found, shelf)
    return show(c, found, shelf, place, { form: place ? shelf.formOf(place) : placeForm.parse({}) }, 200)
  }

  async function save<Place extends { code: string }>(c: Context, found: StaffVisit, shelf: Shelf<Place>) {
    const words = placeWords[found.visit.locale]
    const place = await find(c, found, shelf)
    const sent = placeForm.parse(await readForm(c))
    const form = place ? { ...sent, code: place.code } : sent
    const parsed = shelf.parse(form)
    if (!parsed.ok) return show(c, found, shelf, place, { form, wrong: parsed.wrong }, 422)
    const before = place && readSeen(form.seen)
    const seen = before && shelf.parse({ ...before, code: place.code })
    if (place && !seen?.ok) return meanwhile(c, found, shelf, form)
    const by = found.session.account.id
    const saved = await shelf.save({ seen: seen?.ok ? seen.place : null, wanted: parsed.place, by })
    if (saved.ok) return seeOther(c, `${here(c)}?news=saved`)
    if (saved.reason !== 'code_taken') return meanwhile(c, found, shelf, form)
    const said: Said = { kind: 'bad', text: words.taken }
    return show(c, found, shelf, place, { form, wrong: ['code'], said }, 422)
  }

  /** Whoever sent the form keeps their words, sees what others did, and may save on top of it. */
  async function meanwhile<Place extends { code: string }>(
    c: Context,
    found: StaffVisit,
    shelf: Shelf<Place>,
    form: PlaceForm,
  ) {
    const place = await find(c, found, shelf)
    const said: Said = { kind: 'bad', text: placeWords[found.visit.locale].changedMeanwhile }
    const after = place ? linesOf(shelf.formOf(place)) : []
    const before = linesOf(readSeen(form.seen) ?? form)
    return show(c, found, shelf, place, { form, said, meanwhile: { before, after } }, 409)
  }

  /** Undefined for one that is to be made. */
  async function find<Place extends { code: string }>(
    c: Context,
    { session }: StaffVisit,
    shelf: Shelf<Place>,
  ): Promise<Place | undefined> {
    const code = c.req.param(shelf.param)
    if (code === 'new') return undefined
    const place = (await shelf.list(session.account.id)).find((each) => each.code === code)
    if (!place) throw new AppError('not_found', `a ${shelf.kind}`)
    return place
  }

  async function show<Place extends { code: string }>(
    c: Context,
    { visit, shows }: StaffVisit,
    shelf: Shelf<Place>,
    place: Place | undefined,
    shown: Pick<PlaceProps, 'form' | 'wrong' | 'meanwhile' | 'said'>,
    status: 200 | 409 | 422,
  ) {
    const standing = place && { title: shelf.titleOf(place, visit.locale), form: shelf.formOf(place) }
    await shows('nobody')
    const view = <PlaceView {...{ visit, kind: shelf.kind, place: standing, action: c.req.path, ...shown }} />
    return privatePage(c, view, status)
  }
}

const linesOf = ({ seen, code, ...form }: PlaceForm): string[] =>
  Object.values(form)
    .flatMap((value) => value.split(/\n+/))
    .filter(Boolean)
