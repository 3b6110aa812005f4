import type { Locale } from '../../../shared/locale.ts'

type Words = {
  title: string
  lead(megabytes: number): string
  product: string
  productHint: string
  file: string
  fileHint: string
  text: string
  textHint: string
  wasPasted: string
  shape: string
  shapeHint: string
  shapes: Record<'auto' | 'list' | 'table' | 'images', string>
  purchase: string
  check: string
  kept(hours: number): string
  pasted: string
  refusals: Record<
    | 'wrong'
    | 'product_unknown'
    | 'nothing'
    | 'both'
    | 'several'
    | 'too_large'
    | 'gone'
    | 'busy'
    | 'column_missing',
    string
  >
  didYouMean: string
  /** The steps after it. */
  ofProduct: string
  from: string
  until: string
  checking: string
  storing: string
  keysDone(count: string): string
  lookAgain: string
  result: string
  read: string
  good: string
  bad: string
  vaultLacks: string
  isBundle: string
  store(count: string): string
  storeGood(count: string): string
  storeGoodHint: string
  mend: string
  drop: string
  dropHint: string
  mapping: string
  mappingLead: string
  columns: Record<'key' | 'expires' | 'reference', string>
  noColumn: string
  readAgain: string
  stored(count: string): string
  toBatch: string
  undone: string
  another: string
  news: Record<'dropped', string>
}

export const importWords: Record<Locale, Words> = {
  en: {
    title: 'Import keys',
    lead: (megabytes) =>
      `One key a line, a table with a header, or pictures of which each is a key. Everything is checked before anything is stored. Up to ${megabytes} MB at a time; more comes by the command line: akm keys import.`,
    product: 'Product',
    productHint: 'The last part of its address, such as reelwright.',
    file: 'File, or pictures',
    fileHint:
      'A .txt, .csv or .tsv file; or pictures of 512 kB at most, PNG, JPEG or WebP, several at once or in a .zip.',
    text: 'Or paste the keys',
    textHint: 'They are sealed as they arrive, and shown to nobody again.',
    wasPasted: 'Pasted keys',
    shape: 'How it is written',
    shapeHint: 'What is pasted is a list, if you do not say otherwise.',
    shapes: {
      auto: 'By the name of the file',
      list: 'One key a line',
      table: 'A table with a header line',
      images: 'Pictures, each of them a key',
    },
    purchase: 'The purchase',
    check: 'Check the keys',
    kept: (hours) =>
      `Until you decide, what you sent is kept sealed in the vault, for ${hours} hours at most.`,
    pasted: 'Nothing of the keys was kept: choose the file, or paste them, once more.',
    refusals: {
      wrong: 'Nothing was taken in: something below is not right.',
      product_unknown: 'There is no such product that has keys of its own.',
      nothing: 'There is no key in it: choose a file, or paste keys.',
      both: 'Choose a file or paste keys, not both.',
      several: 'Lists and tables come one file at a time. Several files at once are pictures.',
      too_large:
        'That is more than a browser may bring. Nothing was read of it; split the file, or use the command line: akm keys import.',
      gone: 'Its time was over: what you had sent is gone, and nothing of it was stored. Send it once more.',
      busy: 'Somebody has decided already. This is how it stands.',
      column_missing: 'Say which column holds the key.',
    },
    didYouMean: 'Did you mean',
    ofProduct: 'Product',
    from: 'From',
    until: 'Kept until',
    checking: 'The keys are being checked.',
    storing: 'The keys are being stored.',
    keysDone: (count) => `${count} so far`,
    lookAgain: 'Look again',
    result: 'What the check found',
    read: 'Keys read',
    good: 'Good',
    bad: 'Not good',
    isBundle:
      'This product became a bundle meanwhile, and a bundle has no keys of its own: bring the keys to its parts. Nothing was stored.',
    vaultLacks:
      'The key ring of this shop lacks a secret that earlier keys are known by, so that none could be compared with them. Nothing can be imported until it is back.',
    store: (count) => `Store ${count}`,
    storeGood: (count) => `Store ${count}, and no others`,
    storeGoodHint: 'What is named above is left out. Better is to mend it and to send all of it once more.',
    mend: 'Nothing was stored. Mend what you sent, and send it once more.',
    drop: 'Forget it',
    dropHint: 'What you sent is erased from the vault. Nothing was stored.',
    mapping: 'Columns',
    mappingLead: 'Which column of the table holds what.',
    columns: { key: 'Key', expires: 'Last day of sale', reference: 'Reference of the supplier' },
    noColumn: 'none',
    readAgain: 'Check with these columns',
    stored: (count) => `${count} stored. Orders that waited for them are being served.`,
    toBatch: 'To the batch: look at it, mend what is known of it, or undo it',
    undone: 'The import was undone. Nothing of it is left in the shop.',
    another: 'Import more keys',
    news: { dropped: 'It is forgotten. Nothing was stored.' },
  },
  fr: {
    title: 'Importer des clés',
    lead: (megabytes) =>
      `Une clé par ligne, un tableau avec un en-tête, ou des images dont chacune est une clé. Tout est vérifié avant que rien ne soit enregistré. Jusqu’à ${megabytes}\u202fMo à la fois\u202f; le reste passe par la ligne de commande\u00a0: akm keys import.`,
    product: 'Produit',
    productHint: 'La dernière partie de son adresse, par exemple reelwright.',
    file: 'Fichier, ou images',
    fileHint:
      'Un fichier .txt, .csv ou .tsv\u202f; ou des images de 512\u202fko au plus, PNG, JPEG ou WebP, plusieurs à la fois ou dans un .zip.',
    text: 'Ou collez les clés',
    textHint: 'Elles sont scellées dès leur arrivée et ne sont plus montrées à personne.',
    wasPasted: 'Des clés collées',
    shape: 'Comment c’est écrit',
    shapeHint: 'Ce qui est collé est une liste, sauf si vous dites le contraire.',
    shapes: {
      auto: 'D’après le nom du fichier',
      list: 'Une clé par ligne',
      table: 'Un tableau avec une ligne d’en-tête',
      images: 'Des images, chacune une clé',
    },
    purchase: 'L’achat',
    check: 'Vérifier les clés',
    kept: (hours) =>
      `Jusqu’à votre décision, ce que vous avez envoyé est gardé scellé dans le coffre, ${hours} heures au plus.`,
    pasted: 'Rien des clés n’a été gardé\u00a0: choisissez le fichier ou collez-les encore une fois.',
    refusals: {
      wrong: 'Rien n’a été pris\u00a0: quelque chose ci-dessous ne va pas.',
      product_unknown: 'Il n’y a pas de tel produit qui ait ses propres clés.',
      nothing: 'Il n’y a aucune clé\u00a0: choisissez un fichier ou collez des clés.',
      both: 'Choisissez un fichier ou collez des clés, pas les deux.',
      several:
        'Les listes et les tableaux viennent un fichier à la fois. Plusieurs fichiers ensemble sont des images.',
      too_large:
        'C’est plus qu’un navigateur ne peut apporter. Rien n’en a été lu\u202f; partagez le fichier ou passez par la ligne de commande\u00a0: akm keys import.',
      gone: 'Son temps était passé\u00a0: ce que vous aviez envoyé a disparu, et rien n’en a été enregistré. Envoyez-le encore une fois.',
      busy: 'Quelqu’un a déjà décidé. Voici où cela en est.',
      column_missing: 'Dites quelle colonne contient la clé.',
    },
    didYouMean: 'Vouliez-vous dire',
    ofProduct: 'Produit',
    from: 'D’où',
    until: 'Gardé jusqu’au',
    checking: 'Les clés sont en cours de vérification.',
    storing: 'Les clés sont en cours d’enregistrement.',
    keysDone: (count) => `${count} jusqu’ici`,
    lookAgain: 'Regarder de nouveau',
    result: 'Ce que la vérification a trouvé',
    read: 'Clés lues',
    good: 'Bonnes',
    bad: 'Pas bonnes',
    isBundle:
      'Ce produit est devenu un pack entre-temps, et un pack n’a pas de clés à lui\u202f: apportez les clés à ses éléments. Rien n’a été enregistré.',
    vaultLacks:
      'Il manque au trousseau de cette boutique un secret par lequel des clés antérieures sont connues\u00a0: aucune ne pourrait leur être comparée. Rien ne peut être importé avant son retour.',
    store: (count) => `Enregistrer ${count}`,
    storeGood: (count) => `Enregistrer ${count}, et aucune autre`,
    storeGoodHint: 'Ce qui est nommé ci-dessus est laissé de côté. Mieux vaut le corriger et tout renvoyer.',
    mend: 'Rien n’a été enregistré. Corrigez ce que vous avez envoyé, puis renvoyez-le.',
    drop: 'Oublier',
    dropHint: 'Ce que vous avez envoyé est effacé du coffre. Rien n’a été enregistré.',
    mapping: 'Colonnes',
    mappingLead: 'Quelle colonne du tableau contient quoi.',
    columns: { key: 'Clé', expires: 'Dernier jour de vente', reference: 'Référence du fournisseur' },
    noColumn: 'aucune',
    readAgain: 'Vérifier avec ces colonnes',
    stored: (count) => `${count} enregistrées. Les commandes qui les attendaient sont servies.`,
    toBatch: 'Vers le lot\u00a0: le regarder, compléter ce qu’on en sait, ou l’annuler',
    undone: 'L’import a été annulé. Il n’en reste rien dans la boutique.',
    another: 'Importer d’autres clés',
    news: { dropped: 'C’est oublié. Rien n’a été enregistré.' },
  },
}

/** `3 keys`, `3 clés`. */
export function countOfKeys(count: number, locale: Locale, format: (value: number) => string): string {
  const word = locale === 'fr' ? (count < 2 ? 'clé' : 'clés') : count === 1 ? 'key' : 'keys'
  return `${format(count)} ${word}`
}
