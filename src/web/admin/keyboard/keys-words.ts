import type { Locale } from '../../../shared/locale.ts'
import type { OfficeKey } from './office-keys.ts'

type Words = {
  title: string
  open: string
  go: string
  hint: string
  areOff: string
  turnOff: string
  turnOn: string
  close: string
  names: Readonly<Record<string, string>>
  everywhere: Record<OfficeKey, string>
}

export const keysWords: Record<Locale, Words> = {
  en: {
    title: 'Keyboard',
    open: 'Keyboard shortcuts',
    go: 'Go to',
    hint: 'Nothing happens while you type in a field.',
    areOff: 'Turned off in this browser. Only those with Ctrl still work.',
    turnOff: 'Turn the keys off',
    turnOn: 'Turn the keys on',
    close: 'Close',
    names: { Ctrl: 'Ctrl', Enter: 'Enter', Esc: 'Esc' },
    everywhere: {
      'Ctrl K': 'Search everything, and go anywhere',
      '/': 'Search in this list, or everything',
      j: 'Next row',
      k: 'Previous row',
      Enter: 'Open the row',
      Esc: 'Leave the field',
      '?': 'This help',
    },
  },
  fr: {
    title: 'Clavier',
    open: 'Raccourcis clavier',
    go: 'Aller à',
    hint: 'Rien ne se passe pendant que vous écrivez dans un champ.',
    areOff: 'Désactivé dans ce navigateur. Seuls ceux avec Ctrl fonctionnent encore.',
    turnOff: 'Désactiver les touches',
    turnOn: 'Activer les touches',
    close: 'Fermer',
    names: { Ctrl: 'Ctrl', Enter: 'Entrée', Esc: 'Échap' },
    everywhere: {
      'Ctrl K': 'Chercher partout, aller n’importe où',
      '/': 'Chercher dans cette liste, ou partout',
      j: 'Ligne suivante',
      k: 'Ligne précédente',
      Enter: 'Ouvrir la ligne',
      Esc: 'Quitter le champ',
      '?': 'Cette aide',
    },
  },
}
