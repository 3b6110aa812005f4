import { healthSorts } from '../../../domains/replacement/index.ts'
import { listQuery, oneOf, typed } from '../list/list-query.ts'

/** `/admin/replacements/batches?show=out&sort=supplier`: the sickest first when nobody asks. */
const [usual, ...others] = healthSorts
export const healthList = listQuery([`-${usual}`, ...others], { text: typed, show: oneOf(['sick', 'out']) })
export type HealthListQuery = ReturnType<typeof healthList.parse>

/** What the domain is asked. */
export const healthFilterOf = ({ filters, sort, isDescending }: HealthListQuery) => ({
  ...filters,
  sort,
  isDescending,
})
