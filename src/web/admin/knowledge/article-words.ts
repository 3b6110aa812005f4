import type { ArticleState } from '../../../domains/knowledge/index.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'
import type { ArticleField } from './article-form.ts'

type ArticleWords = {
  lead: string
  head: readonly [title: string, topic: string, platform: string, state: string, changed: string]
  newOne: string
  all: string
  none: string
  newTitle: string
  everywhere: string
  states: Record<ArticleState, string>
  acts: Record<ArticleState, string>
  done: Record<ArticleState, string>
  saved: string
  see: string
  versions: string
  versionsLead: string
  version: (n: number) => string
  first: string
  unchanged: string
  takeUp: string
  takenUp: (n: number) => string
  fields: Record<ArticleField, string>
  hints: Record<'slug' | 'words' | 'body', string>
  wrong: Record<ArticleField, string>
  wrongTitle: string
  taken: string
  changedMeanwhile: string
  changedMeanwhileLead: string
  preview: string
  save: string
  languages: Record<Locale, string>
}

export const articleWords: Translated<ArticleWords> = {
  en: {
    lead: 'What customers read before they ask. An article that answers well saves a ticket each time.',
    head: ['Article', 'Topic', 'Platform', 'State', 'Changed'],
    newOne: 'Write an article',
    all: 'All',
    none: 'No article matches.',
    newTitle: 'New help article',
    everywhere: 'Everywhere',
    states: { draft: 'Draft', published: 'Published', archived: 'Put away' },
    acts: { draft: 'Make it a draft', published: 'Publish', archived: 'Put away' },
    done: {
      draft: 'It is a draft, and nobody but the staff sees it.',
      published: 'Everybody can read it now.',
      archived: 'It is put away, and nobody finds it any more.',
    },
    saved: 'Saved.',
    see: 'See it in the shop',
    versions: 'What it said before',
    versionsLead: 'Every save is a version that stays.',
    version: (n) => `Version ${n}`,
    first: 'The first version.',
    unchanged: 'The text is the same.',
    takeUp: 'Take it up again',
    takenUp: (n) => `This is the text of version ${n}. Save it to make it the last one.`,
    fields: {
      slug: 'Address',
      topic: 'Topic',
      platform: 'Platform',
      words: 'Other words',
      titleEn: 'Title',
      titleFr: 'Title',
      leadEn: 'In a sentence or two',
      leadFr: 'In a sentence or two',
      bodyEn: 'Text',
      bodyFr: 'Text',
    },
    hints: {
      slug: 'The last part of its address, such as key-already-used.',
      words: 'By what else people may look for it: the exact message, other names. They are not shown.',
      body: '## makes a heading, - a list, **two stars** bold, [words](/support) a link.',
    },
    wrong: {
      slug: 'Small letters, digits and single hyphens, 80 at most.',
      topic: 'Please choose a topic.',
      platform: 'This platform is not in the catalogue.',
      words: '500 characters at most.',
      titleEn: 'A title, of 120 characters at most.',
      titleFr: 'A title, of 120 characters at most.',
      leadEn: 'A sentence, of 300 characters at most.',
      leadFr: 'A sentence, of 300 characters at most.',
      bodyEn: 'A text, of 20,000 characters at most.',
      bodyFr: 'A text, of 20,000 characters at most.',
    },
    wrongTitle: 'Something is missing still.',
    taken: 'Another article has this address.',
    changedMeanwhile: 'Somebody has saved this article meanwhile.',
    changedMeanwhileLead:
      'What they changed is shown here, and your text is in the form below. Take over what you want to keep, then save.',
    preview: 'Preview',
    save: 'Save',
    languages: { en: 'In English', fr: 'In French' },
  },
  fr: {
    lead: 'Ce que les clients lisent avant de demander. Un bon article épargne un ticket à chaque fois.',
    head: ['Article', 'Sujet', 'Plateforme', 'État', 'Modifié'],
    newOne: 'Rédiger un article',
    all: 'Tous',
    none: 'Aucun article ne correspond.',
    newTitle: 'Nouvel article d’aide',
    everywhere: 'Partout',
    states: { draft: 'Brouillon', published: 'Publié', archived: 'Rangé' },
    acts: { draft: 'Repasser en brouillon', published: 'Publier', archived: 'Ranger' },
    done: {
      draft: 'C’est un brouillon, et seule l’équipe le voit.',
      published: 'Tout le monde peut le lire maintenant.',
      archived: 'Il est rangé, et personne ne le trouve plus.',
    },
    saved: 'Enregistré.',
    see: 'Le voir dans la boutique',
    versions: 'Ce qu’il disait avant',
    versionsLead: 'Chaque enregistrement est une version qui reste.',
    version: (n) => `Version ${n}`,
    first: 'La première version.',
    unchanged: 'Le texte est le même.',
    takeUp: 'La reprendre',
    takenUp: (n) => `Voici le texte de la version ${n}. Enregistrez-le pour en faire la dernière.`,
    fields: {
      slug: 'Adresse',
      topic: 'Sujet',
      platform: 'Plateforme',
      words: 'Autres mots',
      titleEn: 'Titre',
      titleFr: 'Titre',
      leadEn: 'En une ou deux phrases',
      leadFr: 'En une ou deux phrases',
      bodyEn: 'Texte',
      bodyFr: 'Texte',
    },
    hints: {
      slug: 'La fin de son adresse, comme key-already-used.',
      words:
        'Par quoi d’autre on peut le chercher\u00a0: le message exact, d’autres noms. Ils ne sont pas affichés.',
      body: '## fait un titre, - une liste, **deux étoiles** du gras, [mots](/fr/support) un lien.',
    },
    wrong: {
      slug: 'Minuscules, chiffres et traits d’union simples, 80 au plus.',
      topic: 'Choisissez un sujet.',
      platform: 'Cette plateforme n’est pas au catalogue.',
      words: '500 caractères au plus.',
      titleEn: 'Un titre, de 120 caractères au plus.',
      titleFr: 'Un titre, de 120 caractères au plus.',
      leadEn: 'Une phrase, de 300 caractères au plus.',
      leadFr: 'Une phrase, de 300 caractères au plus.',
      bodyEn: 'Un texte, de 20 000 caractères au plus.',
      bodyFr: 'Un texte, de 20 000 caractères au plus.',
    },
    wrongTitle: 'Il manque encore quelque chose.',
    taken: 'Un autre article a cette adresse.',
    changedMeanwhile: 'Quelqu’un a enregistré cet article entre-temps.',
    changedMeanwhileLead:
      'Ce qui a changé est montré ici, et votre texte est dans le formulaire. Reprenez ce que vous voulez garder, puis enregistrez.',
    preview: 'Aperçu',
    save: 'Enregistrer',
    languages: { en: 'En anglais', fr: 'En français' },
  },
}
