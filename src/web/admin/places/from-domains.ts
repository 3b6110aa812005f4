import { listPlatforms, listRegions, savePlatform, saveRegion } from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { PlacePagesDeps } from './deps.ts'

/** Platforms and regions, from the door of their domain: the staff write in their own name. */
export function placesFromDomains(of: (by: AccountId) => IdentityDeps['db']): PlacePagesDeps {
  return {
    async listPlaces(by) {
      const db = of(by)
      const [platforms, regions] = await Promise.all([listPlatforms(db), listRegions(db)])
      return { platforms, regions }
    },
    savePlatform: ({ by, ...wish }) =>
      of(by)
        .transaction()
        .execute((tx) => savePlatform(tx, wish, { kind: 'staff', id: by })),
    saveRegion: ({ by, ...wish }) =>
      of(by)
        .transaction()
        .execute((tx) => saveRegion(tx, wish, { kind: 'staff', id: by })),
  }
}
