import type { Locale } from '../../../shared/locale.ts'
import type { ViewNews } from './news.ts'

type Words = {
  label: string
  all: string
  shared: string
  keep: string
  keepHint: string
  name: string
  share: string
  save: string
  change(name: string): string
  rename: string
  delete: string
  news: Record<ViewNews, string>
}

export const viewWords: Record<Locale, Words> = {
  en: {
    label: 'Saved views',
    all: 'Everything',
    shared: 'of the team',
    keep: 'Keep this view',
    keepHint:
      'The filters and the order as they stand now, under a name. A view that nobody opens for a year goes by itself.',
    name: 'Name',
    share: 'For the whole team',
    save: 'Keep',
    change: (name) => `Change the view ${name}`,
    rename: 'Rename',
    delete: 'Delete the view',
    news: {
      kept: 'The view is kept.',
      renamed: 'The view has its new name.',
      deleted: 'The view is gone; what was in it is not.',
      unknown: 'Nothing was changed: that view is not there any more.',
      not_yours:
        'Nothing was changed: a view of the team is renamed and deleted by whoever made it, or by an owner.',
      nothing_chosen: 'Nothing was kept: choose a filter or an order first, then keep the view.',
      names_somebody:
        'Nothing was kept: in a view stand no addresses, no telephone numbers and no numbers of orders. Take the words out and keep the rest.',
      too_long: 'Nothing was kept: these are more choices than a view holds.',
      too_many: 'Nothing was kept: this list has thirty views already. Delete one first.',
      already: 'This view is kept already, under another name.',
      nameless: 'Nothing was kept: a view needs a name of one to sixty letters.',
    },
  },
  fr: {
    label: 'Vues enregistrées',
    all: 'Tout',
    shared: 'de l’équipe',
    keep: 'Garder cette vue',
    keepHint:
      'Les filtres et le tri tels qu’ils sont, sous un nom. Une vue que personne n’ouvre pendant un an s’efface d’elle-même.',
    name: 'Nom',
    share: 'Pour toute l’équipe',
    save: 'Garder',
    change: (name) => `Modifier la vue ${name}`,
    rename: 'Renommer',
    delete: 'Supprimer la vue',
    news: {
      kept: 'La vue est gardée.',
      renamed: 'La vue a son nouveau nom.',
      deleted: 'La vue est supprimée\u202f; ce qu’elle montrait ne l’est pas.',
      unknown: 'Rien n’a changé\u00a0: cette vue n’existe plus.',
      not_yours:
        'Rien n’a changé\u00a0: une vue de l’équipe est renommée ou supprimée par qui l’a faite, ou par un propriétaire.',
      nothing_chosen: 'Rien n’a été gardé\u00a0: choisissez d’abord un filtre ou un tri.',
      names_somebody:
        'Rien n’a été gardé\u00a0: une vue ne contient ni adresse, ni numéro de téléphone, ni numéro de commande. Retirez ces mots et gardez le reste.',
      too_long: 'Rien n’a été gardé\u00a0: c’est plus qu’une vue ne peut contenir.',
      too_many: 'Rien n’a été gardé\u00a0: cette liste a déjà trente vues. Supprimez-en une d’abord.',
      already: 'Cette vue est déjà gardée, sous un autre nom.',
      nameless: 'Rien n’a été gardé\u00a0: une vue a un nom de une à soixante lettres.',
    },
  },
}
