/** Of a file that nobody serves: nothing in it may need escaping. */
export const copyStyle = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
a { color: inherit; }
main { max-width: 64rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1, h2, h3 { line-height: 1.2; }
h2 { margin-top: 3rem; border-bottom: 1px solid; padding-bottom: .25rem; }
h3 { font-size: 1rem; margin-top: 2rem; }
address { font-style: normal; }
dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem; padding: .25rem 0; }
dt { font-weight: 600; }
dd { margin: 0; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .875rem; }
th, td { border: 1px solid; padding: .25rem .5rem; text-align: start; vertical-align: top; }
td { max-width: 24rem; overflow-wrap: anywhere; min-width: 6rem; }
th { white-space: nowrap; }
tbody th { white-space: normal; }
@media (max-width: 40rem) { dl div { grid-template-columns: 1fr; gap: 0; } }
@media print { .wide { overflow: visible; } td, th { font-size: .625rem; } }
`
