import type { PersonalDataDeclaration, TableDeclaration } from '../../shared/personal-data.ts'

/** Nothing here is about a person: a publisher is a company, and who buys is known to orders alone. */
export const personalData: PersonalDataDeclaration = {
  product: impersonal(
    ...[
      'id',
      'slug',
      'family',
      'category_slug',
      'platform_code',
      'region_code',
      'edition',
      'kind',
      'legal_nature',
      'voucher_purpose',
    ],
    ...[
      'status',
      'name',
      'summary',
      'description',
      'features',
      'publisher',
      'list_price_minor',
      'price_minor',
      'regular_price_minor',
    ],
    ...['currency', 'release_at', 'key_pattern', 'colour_blade', 'colour_ground', 'created_at', 'updated_at'],
    ...['sale_until', 'shown_stock', 'reduced_from_minor', 'sort_en', 'sort_fr', 'search_text'],
    ...['version', 'seo_title', 'seo_description', 'cover_id', 'related', 'parts'],
  ),
  // Who of the staff changed what is part of the shop's own history.
  product_version: impersonal('product_id', 'version', 'content', 'replaced_by', 'at'),
  product_import: {
    ...impersonal(
      ...['id', 'file_name', 'lines', 'line_count', 'state', 'done_count', 'flaws'],
      ...['made_by', 'made_at', 'started_by', 'ended_at'],
    ),
    retention: { rule: 'after', column: 'made_at', days: 30 },
  },
  product_cover: impersonal('id', 'product_id', 'size_bytes', 'made_by', 'made_at'),
  bulk_edit: {
    ...impersonal('id', 'change', 'products', 'made_by', 'made_at', 'undone_at'),
    retention: { rule: 'after', column: 'made_at', days: 90 },
  },
  foreign_price: impersonal(
    ...['product_id', 'currency', 'list_price_minor', 'price_minor', 'regular_price_minor'],
    ...['reduced_from_minor', 'sale_until', 'updated_at'],
  ),
  product_stock: impersonal('product_id', 'available', 'counted_at'),
  stock_watch: impersonal(
    ...['product_id', 'threshold', 'low_since', 'restocked_at', 'changed_by', 'changed_at'],
  ),
  price_change: impersonal('product_id', 'currency', 'price_minor', 'regular_price_minor', 'at'),
  sale: impersonal(
    ...['id', 'name', 'category_slug', 'percent', 'price_minor', 'currency'],
    ...['starts_at', 'ends_at', 'created_at'],
  ),
  sale_product: impersonal('sale_id', 'product_id'),
  category: impersonal('slug', 'name', 'summary', 'position'),
  platform: impersonal('code', 'name', 'activation_url', 'guide'),
  region: impersonal('code', 'name', 'countries'),
  search_word: impersonal('word', 'spelling', 'sound'),
  catalog_version: impersonal('only_row', 'version'),
}

function impersonal(...columns: string[]): TableDeclaration {
  return {
    retention: 'none',
    columns: Object.fromEntries(columns.map((column) => [column, 'none' as const])),
  }
}
