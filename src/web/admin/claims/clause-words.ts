import type { Locale } from '../../../shared/locale.ts'

/** The sentences of the founding policy by the id of their clause; a test holds them against the list of proofs. */
export const clauseWords: Record<Locale, Readonly<Record<string, string>>> = {
  en: {
    '2 Controller':
      'The seller is named with address, e-mail and telephone, and a shop without them does not start.',
    '3 Data collected':
      'Nothing else than what is declared is stored; each column has a category, a purpose and a ground.',
    '3 Payment': 'Complete banking data is never stored: Stripe’s page takes the card.',
    '3 Technical':
      'Of a browser family and major version are kept, of an address the network; the whole address only sealed.',
    '4 Purposes': 'The service is improved by counts in which nobody is.',
    '4 Fraud': 'Fraud is prevented by rules with reasons, and a human decides rejections.',
    '5 Third parties': 'Data reaches the processors that the policy names, and nobody else.',
    '5 E-mail': 'Messages carry no tracking and show no key before its seal is broken.',
    '6 Account': 'An account is kept while it is used, and erased after 24 quiet months and a warning.',
    '6 Orders': 'Orders are kept ten years from the close of the financial year, then without a name.',
    '6 Tickets': 'Tickets are kept three years from their closure.',
    '6 Afterwards': 'Afterwards everything is deleted or anonymised, and the run proves it.',
    '7 Access, portability': 'A person gets a copy in a structured, documented format.',
    '7 Rectification': 'An address changes when both mailboxes have agreed.',
    '7 Erasure':
      'After an erasure nothing names the person but what the law keeps, and no backup brings them back.',
    '7 Restriction': 'Data can be restricted: it is stored and otherwise left alone.',
    '7 Objection': 'Whoever objects is not counted, and not judged by rules about the person.',
    '8 TLS': 'All communication is encrypted.',
    '8 Authentication': 'Signing in is secure; staff have a second factor.',
    '8 Least privilege': 'Everybody, staff and the parts of the shop alike, may do what their work needs.',
    '8 Logs': 'Logs hold no names, addresses or keys.',
    '8 Monitoring':
      'Connections, failures and what staff read are kept and watched; what is unusual reaches a human, and a breach is told in time.',
    '9 Cookies':
      'Only registered cookies are set; measurement and advertising come after consent alone, which is as easily refused, changed and withdrawn as given.',
    '10 Changes':
      'A change of the policy, the terms or any other document is published with its date, and earlier versions stay.',
  },
  fr: {
    '2 Controller':
      'Le vendeur est nommé avec son adresse, son e-mail et son téléphone\u202f; sans eux, la boutique ne démarre pas.',
    '3 Data collected':
      'Rien n’est conservé qui ne soit déclaré\u202f; chaque colonne a une catégorie, une finalité et un fondement.',
    '3 Payment':
      'Les données bancaires complètes ne sont jamais conservées\u00a0: la page de Stripe prend la carte.',
    '3 Technical':
      'D’un navigateur, on garde la famille et la version majeure, d’une adresse le réseau\u202f; l’adresse entière seulement scellée.',
    '4 Purposes': 'Le service s’améliore par des comptages où personne ne figure.',
    '4 Fraud': 'La fraude est prévenue par des règles motivées, et un humain décide des refus.',
    '5 Third parties': 'Les données vont aux sous-traitants que la politique nomme, et à personne d’autre.',
    '5 E-mail': 'Les messages ne suivent personne et ne montrent aucune clé avant que son sceau soit rompu.',
    '6 Account':
      'Un compte est gardé tant qu’il sert, puis effacé après 24 mois de silence et un avertissement.',
    '6 Orders': 'Les commandes sont gardées dix ans à compter de la clôture de l’exercice, puis sans nom.',
    '6 Tickets': 'Les demandes d’aide sont gardées trois ans à compter de leur clôture.',
    '6 Afterwards': 'Ensuite tout est supprimé ou anonymisé, et le passage le prouve.',
    '7 Access, portability': 'Chacun reçoit une copie dans un format structuré et documenté.',
    '7 Rectification': 'Une adresse change quand les deux messageries ont accepté.',
    '7 Erasure':
      'Après un effacement, rien ne nomme plus la personne, sauf ce que la loi garde, et aucune sauvegarde ne la ramène.',
    '7 Restriction':
      'Le traitement peut être limité\u00a0: les données sont conservées, et on n’y touche plus.',
    '7 Objection': 'Qui s’oppose n’est ni compté, ni jugé par des règles sur sa personne.',
    '8 TLS': 'Toute communication est chiffrée.',
    '8 Authentication': 'La connexion est sûre\u202f; l’équipe a un second facteur.',
    '8 Least privilege':
      'Chacun, l’équipe comme les parties de la boutique, ne peut que ce que son travail demande.',
    '8 Logs': 'Les journaux ne contiennent ni nom, ni adresse, ni clé.',
    '8 Monitoring':
      'Connexions, échecs et lectures de l’équipe sont gardés et surveillés\u202f; l’inhabituel atteint un humain, et une violation est annoncée à temps.',
    '9 Cookies':
      'Seuls des cookies déclarés sont posés\u202f; mesure et publicité n’arrivent qu’après un accord, aussi facile à refuser, à changer et à retirer qu’à donner.',
    '10 Changes':
      'Tout changement de la politique, des conditions ou d’un autre document est publié avec sa date, et les versions précédentes restent.',
  },
}
