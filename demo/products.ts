import { action } from './products/action.ts'
import { adventure } from './products/adventure.ts'
import { giftCodes } from './products/gift-codes.ts'
import { images } from './products/images.ts'
import { office } from './products/office.ts'
import { puzzles } from './products/puzzles.ts'
import { security } from './products/security.ts'
import { sound } from './products/sound.ts'
import { strategy } from './products/strategy.ts'
import { systems } from './products/systems.ts'
import type { DemoProduct } from './types.ts'

export const products: DemoProduct[] = [
  ...adventure,
  ...strategy,
  ...puzzles,
  ...action,
  ...office,
  ...security,
  ...images,
  ...sound,
  ...systems,
  ...giftCodes,
]
