import type { Seller } from '../storefront/deps.ts'

/** Who sells and how to reach them, from the shop's settings. */
export function SellerAddress({ seller }: { seller: Seller }) {
  return (
    <address>
      {[seller.name, ...seller.address].map((line) => (
        <>
          {line}
          <br />
        </>
      ))}
      <a href={`mailto:${seller.email}`}>{seller.email}</a>
      {seller.phone && (
        <>
          <br />
          <a href={`tel:${seller.phone.replace(/[^+\d]/g, '')}`}>{seller.phone}</a>
        </>
      )}
    </address>
  )
}
