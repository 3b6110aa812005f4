import type { yourData as english } from './en.ts'

export const yourData: typeof english = {
  restrictTitle: 'Ne plus toucher à mes données',
  restrict:
    'Nous conservons ce que nous détenons et n’en faisons rien d’autre : ni notre équipe ni nos rapports ne le voient, et nous ne vous écrivons qu’au sujet de ce que vous faites vous-même. Rien n’expire pendant ce temps.',
  restrictButton: 'Limiter l’usage de mes données',
  restricted: (since) => `Limité depuis le ${since}.`,
  restrictedUntil: (end) => `La limitation prend fin le ${end}. Vous pouvez la renouveler dès maintenant.`,
  liftButton: 'Mettre fin à la limitation',
  objectTitle: 'M’opposer',
  object: 'Certaines choses reposent sur notre seul intérêt. Vous pouvez y mettre fin sans donner de raison.',
  purposes: {
    improvement: {
      name: 'Le comptage des visites',
      text: 'Les comptes ne contiennent le nom ni le numéro de personne. Opposez-vous, et vos visites n’y figurent plus ; ce navigateur garde un cookie qui le dit.',
    },
    fraud_prevention: {
      name: 'Les règles contre la fraude',
      text: 'Des règles peuvent faire vérifier un paiement par une personne avant l’envoi des clés. Opposez-vous, et aucune ne juge ce que vous avez fait, à quel rythme, ni d’où. Restent ce que votre banque et le prestataire disent d’un paiement, les listes que des personnes tiennent, et les limites qui valent pour tous. Ce qui protège l’accès à votre compte continue.',
    },
    reminders: {
      name: 'Les rappels',
      text: 'Qui a payé sans regarder sa clé reçoit un message au bout de quelques jours. Opposez-vous, et aucun ne sera envoyé.',
    },
  },
  objectButton: 'M’opposer',
  objectLabel: (name) => `M’opposer : ${name}`,
  agreeButton: 'Retirer mon opposition',
  agreeLabel: (name) => `Retirer mon opposition : ${name}`,
  objected: 'Vous vous y opposez.',
  directiveTitle: 'Après mon décès',
  directive:
    'Vous pouvez dire ce que deviendront vos données quand vous ne serez plus là. Qui nous présente un acte de décès apprend ce que vous avez écrit.',
  wish: 'Votre volonté',
  wishes: {
    none: 'Aucune : mes héritiers décident dans les limites de la loi',
    erase: 'Effacer tout ce que la loi n’oblige pas à garder',
    hand_over: 'Remettre une copie à la personne ci-dessous, puis effacer',
  },
  trustee: 'Qui s’en charge',
  trusteeHint: 'Nom et moyen de la joindre. Facultatif.',
  words: 'Ce que nous devrions savoir d’autre',
  wordsHint: 'Facultatif. 2 000 caractères au plus.',
  tooLong: 'C’est trop long : 300 caractères au plus pour la personne, 2 000 pour le reste.',
  trusteeMissing: 'Dites à qui la copie doit être remise.',
  save: 'Enregistrer',
  saved: 'Enregistré. Cela vaut dès maintenant.',
  guest: {
    title: 'Vos données sans compte',
    lead: 'Vous avez acheté sans compte ? Nous envoyons un lien à votre messagerie. Il montre ce que nous détenons sous cette adresse et permet d’en prendre une copie, de le faire effacer ou d’en limiter l’usage.',
    email: 'Adresse e-mail de vos commandes',
    button: 'M’envoyer le lien',
    sent: 'Si l’adresse est juste, un message avec le lien est en route. Le lien s’ouvre pendant une heure.',
    hasAccount: 'Vous avez un compte ?',
    signIn: 'Voir vos données dans votre compte',
    otherwise:
      'Vous ne lisez plus cette messagerie ? Écrivez-nous : nous trouverons un autre moyen d’être sûrs que c’est bien vous.',
    pageTitle: 'Vos données',
    pageLead: (email) => `Ce que nous détenons sous ${email}, et jusqu’à quand.`,
    nothing: 'Nous ne détenons rien sous cette adresse.',
    account: 'Cette adresse a un compte. Connectez-vous pour tout y voir et décider.',
    over: 'Ce lien n’est plus valable',
    overText: 'Il ne s’ouvrait que pour un temps. Demandez-en un nouveau.',
    again: 'Demander un nouveau lien',
    eraseTitle: 'Effacer mes données',
    erase:
      'Aussitôt et pour de bon. De vos commandes reste ce qu’exigent les comptes, sans votre nom. Les clés que vous n’avez pas copiées ne se retrouvent alors que par les liens de vos confirmations.',
    eraseConfirm: 'J’ai copié les clés dont j’ai besoin. Effacez mes données.',
    eraseButton: 'Effacer mes données',
    waiting:
      'Une de vos commandes est encore en cours. Revenez dès qu’elle sera terminée : d’ici là, nous ne pouvons pas l’effacer.',
    erasedTitle: 'Vos données sont effacées',
    erased:
      'Ce que nous détenions sous cette adresse n’existe plus. Ce que la loi nous oblige à garder de vos commandes reste sans votre nom.',
    confirmTitle: 'La demande vient-elle de vous ?',
    confirm: (reference) =>
      `Quelqu’un nous a écrit au sujet de données sous cette adresse ; nous appelons cette demande ${reference}. Confirmez qu’elle vient de vous, et nous la traitons.`,
    confirmButton: 'Oui, elle vient de moi',
    confirmed: 'Merci. Nous traitons votre demande et vous écrirons.',
    closed: 'Cette demande est déjà close. Il n’y a plus rien à confirmer.',
  },
  counting: {
    title: 'Ne pas figurer dans les comptes',
    text: 'Nous comptons combien de fois les pages sont vues, sans reconnaître personne. Vous pouvez vous y opposer : ce navigateur garde alors un cookie de plus qui le dit, et ses visites ne sont pas comptées.',
    object: 'Ne pas compter mes visites',
    agree: 'Les compter de nouveau',
    objected: 'Les visites de ce navigateur ne sont plus comptées.',
    agreed: 'Les visites de ce navigateur sont de nouveau comptées.',
  },
}
