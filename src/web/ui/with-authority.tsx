const authority = 'cnil.fr'

/** A sentence in which the data protection authority stands, with the way to it (GDPR Art. 13(2)(d)). */
export function WithAuthority({ text }: { text: string }) {
  const [before, ...after] = text.split(authority)
  if (after.length === 0) return <>{text}</>
  return (
    <>
      {before}
      <a href={`https://www.${authority}/`}>{authority}</a>
      {after.join(authority)}
    </>
  )
}
