/**
 * The wax seal of an unopened key. Whole, or as the two halves into which it breaks; the crack runs like the cut
 * edge of a key.
 */
export function Seal({ broken }: { broken?: boolean }) {
  if (!broken) return <Wax className="seal" />
  return (
    <span class="seal-halves" aria-hidden="true">
      <Wax className="seal left" />
      <Wax className="seal right" />
    </span>
  )
}

function Wax({ className }: { className: string }) {
  return (
    <svg class={className} viewBox="0 0 96 96" aria-hidden="true">
      <path
        class="wax-shade"
        d="M48 5c9-1 13 4 21 7s13 7 16 15 7 12 6 21-2 16-8 23-11 14-21 16-15 5-25 3-18-4-23-13-9-14-9-24 2-18 9-26 11-14 19-18 8-3 15-4Z"
      />
      <path
        class="wax"
        d="M47 4c9-1 13 4 20 7s13 7 16 14 7 12 6 20-2 15-8 22-11 13-20 15-15 5-24 3-17-4-22-12-9-13-9-23 2-17 9-25 11-13 18-17 8-3 14-4Z"
      />
      <circle class="wax-ring" cx="47" cy="46" r="27" />
      <path
        class="wax-print"
        d="M47 27a9 9 0 0 0-3.6 17.2V64l3.6 4 3.6-4v-3l3.4-2.6-3.4-2.6v-3l3.4-2.6-3.4-2.6v-3.4A9 9 0 0 0 47 27Zm0 5.4a3.4 3.4 0 1 1 0 6.8 3.4 3.4 0 0 1 0-6.8Z"
      />
      <path class="wax-light" d="M20 32c3-9 10-16 19-19" />
    </svg>
  )
}
