/** To those of the staff who bring keys in: products ran low. */
export const stockNews = ['stock_low'] as const
export type StockNews = (typeof stockNews)[number]
