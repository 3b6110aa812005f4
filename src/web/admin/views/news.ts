/** What became of an act on a view, as the address of the list says it afterwards. */
export const viewNews = [
  'kept',
  'renamed',
  'deleted',
  'unknown',
  'not_yours',
  'nothing_chosen',
  'names_somebody',
  'too_long',
  'too_many',
  'already',
  'nameless',
] as const
export type ViewNews = (typeof viewNews)[number]

/** What is good to hear; everything else changed nothing. */
export const goodNews: readonly ViewNews[] = ['kept', 'renamed', 'deleted']
