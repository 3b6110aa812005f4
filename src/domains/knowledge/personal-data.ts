import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Nothing about customers stands here. Who of the staff wrote a text is part of the shop's own history. */
export const personalData: PersonalDataDeclaration = {
  help_article: {
    retention: 'none',
    columns: {
      ...{ id: 'none', slug: 'none', topic: 'none', platform_code: 'none', state: 'none', version: 'none' },
      ...{ title: 'none', lead: 'none', body: 'none', words: 'none', created_at: 'none', changed_at: 'none' },
      ...{ search_en: 'none', search_fr: 'none' },
    },
  },
  help_version: {
    retention: 'none',
    columns: {
      ...{ article_id: 'none', version: 'none', title: 'none', lead: 'none', body: 'none', words: 'none' },
      ...{ written_by: 'none', written_at: 'none' },
    },
  },
}
