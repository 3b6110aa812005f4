import type { PlaceWish, Platform, Region, SavePlaceOutcome } from '../../../domains/catalog/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

type By = { by: AccountId }

/** What the pages for platforms and regions need. */
export type PlacePagesDeps = {
  listPlaces(by: AccountId): Promise<{ platforms: Platform[]; regions: Region[] }>
  savePlatform(wish: PlaceWish<Platform> & By): Promise<SavePlaceOutcome>
  saveRegion(wish: PlaceWish<Region> & By): Promise<SavePlaceOutcome>
}
