import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { Clock } from '../../shared/time.ts'

export type GiftDeps = { db: Db; outbox: Outbox; clock: Clock }
